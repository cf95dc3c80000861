#pragma once
#include <filesystem>
#include <string>

namespace limlab {

/// A result file that is either whole under its own name or not there. Written as `<target>.part`
/// (`<target>.<tag>.part` where several processes may write the same target) in the same folder;
/// commit() renames it.
class SafeFile {
 public:
  /// Refuses (UserError) a folder that does not exist, a target that is a folder, and an existing
  /// target unless `force`.
  SafeFile(std::filesystem::path target, bool force, bool keep_part_on_failure = false,
           const std::string& tag = {});
  ~SafeFile();  ///< discards what was not committed
  SafeFile(const SafeFile&) = delete;
  SafeFile& operator=(const SafeFile&) = delete;

  const std::filesystem::path& target() const { return target_; }
  const std::filesystem::path& part() const { return part_; }
  void sync() const;  ///< the part is on the disk when this returns; OutsideFailure
  /// Renames. A target that has appeared meanwhile is not overwritten without `force`:
  /// OutsideFailure, and the finished part is kept under its temporary name, which the message
  /// gives.
  void commit();
  void discard() noexcept;

 private:
  std::filesystem::path target_, part_;
  bool force_, keep_, done_ = false;
};

}  // namespace limlab
