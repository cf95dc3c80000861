#include "batch/claims.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "base/errors.hpp"
#include "batch/text_store.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::string to_text(const Claims::Claim& c) {
  return Json{{"host", c.owner.host},   {"space", c.owner.space}, {"pid", c.owner.pid},
              {"began", c.owner.began}, {"job", c.owner.job},     {"rank", c.owner.rank},
              {"attempt", c.attempt},   {"held", c.held}}
      .dump();
}

std::optional<Claims::Claim> from_text(const std::string& text) {
  const Json j = Json::parse(text, nullptr, false);
  if (!j.is_object()) return std::nullopt;
  try {
    Claims::Claim c;
    c.owner = {j.at("host"), j.at("space"), j.at("pid"), j.at("began"), j.at("job"), j.at("rank")};
    c.attempt = j.at("attempt");
    c.held = j.at("held");
    return c;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

double modified(const fs::path& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return 0;
  return static_cast<double>(about.st_mtim.tv_sec) +
         1e-9 * static_cast<double>(about.st_mtim.tv_nsec);
}

/// Links never replace. Over NFS the answer to one that was made may be lost, and the repeated call
/// then finds its own work: the number of links knows. 0, or errno.
int linked(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return 0;
  const int fault = errno;
  struct stat about {};
  if (fault == EEXIST && ::stat(from.c_str(), &about) == 0 && about.st_nlink > 1) return 0;
  return fault;
}

}  // namespace

Claims::Claims(fs::path folder, Owner self, double silence)
    : folder_(std::move(folder)), self_(std::move(self)), silence_(silence) {}

/// A name that no other claim, thread or process uses.
fs::path Claims::unique() const {
  static std::atomic<int> number{0};
  return folder_ / (".of-" + self_.tag() + "-" + std::to_string(number++));
}

/// Link never replaces, so of two that place the same claim one fails.
bool Claims::place(const std::string& what, const Claim& claim) {
  const fs::path draft = unique();
  write_text(draft, to_text(claim));
  const int fault = linked(draft, path(what));
  ::unlink(draft.c_str());
  if (fault != 0 && fault != EEXIST)
    throw OutsideFailure(path(what).string() + ": cannot be claimed (" + std::strerror(fault) +
                         ")");
  if (fault == 0) held_[what] = claim.attempt;
  return fault == 0;
}

bool Claims::ended(const fs::path& file, const Claim& claim) const {
  if (!claim.held) return true;
  switch (alive(claim.owner)) {
    case Alive::yes:
      return false;
    case Alive::no:
      return true;
    case Alive::unknown:
      break;
  }
  const double now = time_there(), beaten = modified(file);
  return beaten > 0 && now - beaten > silence_;
}

std::optional<int> Claims::take(const std::string& what) {
  const std::scoped_lock lock(guard_);
  if (place(what, {self_, 0, true})) return 0;
  const auto text = read_small(path(what));
  if (!text) return place(what, {self_, 0, true}) ? std::optional(0) : std::nullopt;
  const auto claim = from_text(*text);
  if (claim && !ended(path(what), *claim)) return std::nullopt;
  // Taken over by one at a time, who holds a second link meanwhile and looks once more; the dead
  // claim is replaced in one step, so that at no moment there is none.
  const fs::path over = folder_ / (".over-" + what), draft = unique();
  const int attempt = claim ? claim->attempt + 1 : 1;
  write_text(draft, to_text({self_, attempt, true}));
  const bool alone = linked(draft, over) == 0;
  const bool mine =
      alone && read_small(path(what)) == text && ::rename(draft.c_str(), path(what).c_str()) == 0;
  ::unlink(draft.c_str());
  if (alone) {
    ::unlink(over.c_str());
  } else if (const auto other = read_small(over)) {
    // Killed in the middle of a take-over: the next try finds the way free.
    const auto holder = from_text(*other);
    if (!holder || ended(over, *holder)) ::unlink(over.c_str());
  }
  if (!mine) return std::nullopt;
  held_[what] = attempt;
  return attempt;
}

/// Clocks of machines differ, so the file server's own is asked: by the time of a fresh file. Who
/// may only read the folder, for `status`, has his own.
double Claims::time_there() const {
  const fs::path clock = unique();
  try {
    write_text(clock, "now");
  } catch (const OutsideFailure&) {
    return static_cast<double>(::time(nullptr));
  }
  const double now = modified(clock);
  ::unlink(clock.c_str());
  return now;
}

void Claims::finished(const std::string& what) {
  const std::scoped_lock lock(guard_);
  if (held_.erase(what) > 0) ::unlink(path(what).c_str());
}

void Claims::released(const std::string& what) {
  const std::scoped_lock lock(guard_);
  const auto mine = held_.find(what);
  if (mine == held_.end()) return;
  const fs::path draft = unique();
  try {
    write_text(draft, to_text({self_, mine->second, false}));
    ::rename(draft.c_str(), path(what).c_str());
  } catch (const OutsideFailure&) {
    // Claims are released when something has failed, a full disk perhaps, and that is what is to be
    // told. Others will see that this process has ended.
  }
  held_.erase(mine);
}

void Claims::beat() {
  const std::scoped_lock lock(guard_);
  for (const auto& [what, attempt] : held_) ::utimensat(AT_FDCWD, path(what).c_str(), nullptr, 0);
}

std::optional<Claims::Claim> Claims::look(const std::string& what) const {
  const auto text = read_small(path(what));
  return text ? from_text(*text) : std::nullopt;
}

bool Claims::at_work(const std::string& what) const {
  const auto claim = look(what);
  return claim && !ended(path(what), *claim);
}

}  // namespace limlab
