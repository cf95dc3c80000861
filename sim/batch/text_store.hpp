#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace limlab {

// Small text files of an ensemble's folder. Failures are OutsideFailure.

/// Writes and syncs; a former file is lost.
void write_text(const std::filesystem::path&, const std::string&);
/// Writes beside, syncs and renames: whole, or as it was.
void replace_text(const std::filesystem::path&, const std::string&);
/// At most 16 MB; nothing when it is not there.
std::optional<std::string> read_small(const std::filesystem::path&);
void sync_folder(const std::filesystem::path&);  ///< names are on the disk when this returns

/// A file that only grows, one JSON object a line. Each process has its own, so that appending
/// needs no lock on any file system; a line cut off by a crash is skipped by readers.
class Journal {
 public:
  Journal(const std::filesystem::path& folder, const std::string& tag);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  void line(const std::string& json);  ///< on the disk when this returns

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace limlab
