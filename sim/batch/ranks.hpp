#pragma once
#include <vector>

namespace limlab {

/// The processes of one MPI run; a single one without MPI. Members are shared out through the
/// ensemble's folder, so ranks need each other only at the beginning and at the end, and a rank
/// that dies takes no other's work with it. MPI is started only under a starter such as mpirun.
class Ranks {
 public:
  Ranks();
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }
  int here() const { return here_; }  ///< ranks on this machine
  bool leader() const { return rank_ == 0; }
  int from_leader(int value) const;              ///< what the leader says, to all
  void sum_to_leader(std::vector<long>&) const;  ///< waits for every rank
  void end();  ///< all ranks have come to a good end; without it the starter ends the others

 private:
  int rank_ = 0, size_ = 1, here_ = 1;
  bool started_ = false;
};

}  // namespace limlab
