#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/member_file.hpp"

namespace limlab {

/// What the file of an ensemble says beside its members.
struct EnsembleInfo {
  RunInfo run;  ///< `scenario`: names of all, `scenario_json`: all of them by name
  std::string manifest_json;
  std::vector<std::string> parameters;  ///< drawn, one column each; may be empty
  bool draws = false;
};

/// A member as the ensemble's file shows it.
struct MemberRow {
  std::string scenario;
  int replicate = 0, draw = 0;
  std::uint64_t seed = 0;
  std::vector<double> values;  ///< of the drawn parameters
  MemberNote note;
};

/// The file of an ensemble: the variables of a trajectory file along `member`, with coordinates
/// `scenario`, `replicate` and, where parameters were drawn, `draw` and `parameter_value`. One
/// member in memory at a time. Whole under its name or not there.
class EnsembleFile {
 public:
  EnsembleFile(const std::filesystem::path& target, const EnsembleInfo&, const Geography&);
  ~EnsembleFile();
  EnsembleFile(const EnsembleFile&) = delete;
  EnsembleFile& operator=(const EnsembleFile&) = delete;

  /// Members in the order in which they shall stand.
  void add(const Record&, const MemberRow&);
  /// Numbers of members that failed and are left out.
  void left_out(const std::vector<int>& members, const std::vector<std::string>& why);
  void finish();  ///< syncs, reads back, renames

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

}  // namespace limlab
