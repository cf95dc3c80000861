#include "storage/safe_file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/errors.hpp"
#include "base/kill_point.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& target, std::string message, std::string suggestion) {
  throw UserError(Problem{target.string(), 0, {}, std::move(message), std::move(suggestion)});
}

/// Syncs a file or folder; errno, or 0.
int sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  int fault = ::fsync(descriptor) == 0 ? 0 : errno;
  if (::close(descriptor) != 0 && fault == 0) fault = errno;
  return fault;
}

fs::path folder_of(const fs::path& target) {
  return target.parent_path().empty() ? fs::path(".") : target.parent_path();
}

}  // namespace

SafeFile::SafeFile(fs::path target, bool force, bool keep, const std::string& tag)
    : target_(std::move(target)),
      part_(target_.string() + (tag.empty() ? "" : "." + tag) + ".part"),
      force_(force),
      keep_(keep) {
  std::error_code ignored;
  if (target_.filename().empty()) refuse(target_, "names no file", "give a file name");
  if (!fs::is_directory(folder_of(target_), ignored))
    refuse(target_, "its folder does not exist", "make the folder first");
  if (fs::is_directory(target_, ignored)) refuse(target_, "is a folder", "give a file name");
  if (!force_ && fs::exists(target_, ignored))
    refuse(target_, "exists already", "use --force to replace it, or another name");
}

SafeFile::~SafeFile() {
  if (!done_) discard();
}

void SafeFile::sync() const {
  if (const int fault = sync_path(part_); fault != 0)
    throw OutsideFailure(part_.string() + ": could not be written to the disk (" +
                         std::strerror(fault) + ")");
}

void SafeFile::commit() {
  kill_point("rename");
  int fault = 0;
  if (force_) {
    if (::rename(part_.c_str(), target_.c_str()) != 0) fault = errno;
  } else if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) !=
             0) {
    fault = errno;
    if (fault == EINVAL ||
        fault == ENOSYS) {  // a file system without that operation: link never replaces
      fault = ::link(part_.c_str(), target_.c_str()) == 0 ? 0 : errno;
      if (fault == 0) ::unlink(part_.c_str());
    }
  }
  if (fault == EEXIST) {
    done_ = true;  // the work of the run is not thrown away
    throw OutsideFailure(target_.string() +
                         ": appeared while the run was going on and is not replaced; the "
                         "finished result is in " +
                         part_.string());
  }
  if (fault != 0)
    throw OutsideFailure(target_.string() + ": could not be given its name (" +
                         std::strerror(fault) + ")");
  done_ = true;
  kill_point("rename");
  sync_path(
      folder_of(target_));  // the name itself; a folder that cannot be synced is no reason to fail
}

void SafeFile::discard() noexcept {
  done_ = true;
  if (!keep_) ::unlink(part_.c_str());
}

}  // namespace limlab
