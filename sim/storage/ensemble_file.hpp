#pragma once
#include <filesystem>
#include <memory>

#include "storage/ensemble_info.hpp"
#include "storage/summary_part.hpp"

namespace limlab {

/// The file of an ensemble, whole under its name or not there. By what the manifest asks for:
///   members    the variables of a trajectory file along `member`, with coordinates `scenario`,
///              `replicate` and, where parameters were drawn, `draw` and `parameter_value`
///   summaries  what storage/summary_part.hpp says, and in group `members` who the members are
///   both       as members, with the summaries in group `summaries`
/// One member in memory at a time.
class EnsembleFile {
 public:
  /// `tag`: of this process, so that two never write the same draft.
  EnsembleFile(const std::filesystem::path& target, const std::string& tag, const EnsembleInfo&,
               const Geography&);
  ~EnsembleFile();
  EnsembleFile(const EnsembleFile&) = delete;
  EnsembleFile& operator=(const EnsembleFile&) = delete;

  /// Members in the order in which they shall stand.
  void add(const Record&, const MemberRow&);
  /// Numbers of members that failed and are left out.
  void left_out(const std::vector<int>& members, const std::vector<std::string>& why);
  SummaryPart* summaries();  ///< nothing when they are not asked for
  void finish();             ///< syncs, reads back, renames

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

/// What a finished file holds; nothing when it cannot be read.
std::optional<EnsembleResult> result_of(const std::filesystem::path& file);

}  // namespace limlab
