#pragma once
#include <filesystem>

#include "outputs/record.hpp"
#include "storage/hdf5_handle.hpp"

namespace limlab {

/// Reads a trajectory file back. A file that cannot be opened, or is none of ours, or of another
/// format version, is a UserError (it is the user who named it); a read that fails later an
/// OutsideFailure.
class TrajectoryReader {
 public:
  explicit TrajectoryReader(const std::filesystem::path& file);
  explicit TrajectoryReader(h5::Node open_file);

  const Horizon& horizon() const { return horizon_; }
  const std::vector<int>& replicates() const { return replicates_; }  ///< their numbers, in order
  double scale() const;
  std::uint64_t seed() const;
  std::string text(
      const std::string& attribute) const;  ///< a root attribute: "scenario", "scenario_json" …
  /// The record of the replicate at `position` (not its number). Series the file lacks stay 0.
  Record record(std::size_t position) const;

 private:
  h5::Node file_;
  Horizon horizon_;
  std::vector<int> replicates_;
};

}  // namespace limlab
