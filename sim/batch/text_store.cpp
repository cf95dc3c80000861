#include "batch/text_store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/errors.hpp"
#include "base/kill_point.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, const char* what, int fault) {
  throw OutsideFailure(file.string() + ": " + what + " failed (" + std::strerror(fault) + ")");
}

void put(int descriptor, std::string_view text, const fs::path& file) {
  while (!text.empty()) {
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno != EINTR) fail(file, "writing", errno);
    if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

void write_text(const fs::path& file, const std::string& text) {
  const int d = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (d < 0) fail(file, "creating", errno);
  try {
    put(d, text, file);
    if (::fsync(d) != 0) fail(file, "syncing", errno);
  } catch (...) {
    ::close(d);
    ::unlink(file.c_str());
    throw;
  }
  if (::close(d) != 0) fail(file, "closing", errno);
}

void replace_text(const fs::path& file, const std::string& text) {
  const fs::path draft = file.string() + ".part";
  write_text(draft, text);
  if (::rename(draft.c_str(), file.c_str()) != 0) fail(file, "renaming", errno);
  sync_folder(file.parent_path());
}

std::optional<std::string> read_small(const fs::path& file) {
  std::error_code ignored;
  if (fs::file_size(file, ignored) > (16u << 20) || ignored) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void sync_folder(const fs::path& folder) {
  const int d = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (d < 0) return;
  ::fsync(d);  // a folder that cannot be synced is no reason to fail
  ::close(d);
}

Journal::Journal(const fs::path& folder, const std::string& tag)
    : file_(folder / (tag + ".jsonl")) {
  descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor_ < 0) fail(file_, "creating", errno);
}

Journal::~Journal() { ::close(descriptor_); }

void Journal::line(const std::string& json) {
  // In two halves, so that a test can end the process between them.
  const auto half = static_cast<std::ptrdiff_t>(json.size() / 2);
  put(descriptor_, std::string(json.begin(), json.begin() + half), file_);
  kill_point("journal");
  put(descriptor_, std::string(json.begin() + half, json.end()) + "\n", file_);
  if (::fsync(descriptor_) != 0) fail(file_, "syncing", errno);
}

}  // namespace limlab
