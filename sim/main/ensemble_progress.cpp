#include "main/ensemble_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "main/progress.hpp"

namespace limlab {

namespace {
constexpr int kWidth = 30;
}

std::string ensemble_line(const EnsembleNews& n, double per_second, double seconds_left) {
  const int filled =
      n.members > 0 ? static_cast<int>(static_cast<long>(kWidth) * n.members_done / n.members) : 0;
  std::string out = fmt::format("[{}{}] {}/{} members · {} at work",
                                std::string(static_cast<std::size_t>(filled), '#'),
                                std::string(static_cast<std::size_t>(kWidth - filled), '.'),
                                n.members_done, n.members, n.at_work);
  if (per_second > 0)
    out += fmt::format(" · {:.1f} months/s · {} left", per_second, time_left(seconds_left));
  return out;
}

EnsembleProgress::EnsembleProgress(ProgressMode mode)
    : terminal_(::isatty(STDERR_FILENO) != 0),
      shown_(mode == ProgressMode::always || (mode == ProgressMode::automatic && terminal_)) {}

void EnsembleProgress::tell(const EnsembleNews& n, int months_a_member) {
  if (!shown_) return;
  if (first_done_ < 0) first_done_ = n.members_done;
  const auto now = Clock::now();
  const bool member_done = n.members_done != last_done_;
  if (!member_done && (!terminal_ || (open_ && now - last_drawn_ < std::chrono::milliseconds(200))))
    return;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  // Members that others finish in the folder count for the time left, ours in part too.
  const double own = static_cast<double>(n.months_lived);
  const double all =
      std::max(own, static_cast<double>(n.members_done - first_done_) * months_a_member);
  const double rate = seconds > 0 ? all / seconds : 0;
  const double started =
      std::max(0.0, own - static_cast<double>(n.members_done - first_done_) * months_a_member);
  const double left =
      rate > 0 ? std::max(0.0, static_cast<double>(n.months_left) - started) / rate : 0;
  const std::string line = ensemble_line(n, rate, left);
  if (terminal_)
    std::fprintf(stderr, "\r%s\033[K", line.c_str()), open_ = true;
  else
    std::fprintf(stderr, "%s\n", line.c_str());
  std::fflush(stderr);
  last_done_ = n.members_done;
  last_drawn_ = now;
}

void EnsembleProgress::close() {
  if (open_) std::fputs("\n", stderr);
  open_ = false;
}

}  // namespace limlab
