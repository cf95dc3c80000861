#include "main/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace limlab {

namespace {
constexpr int kWidth = 30;
}  // namespace

std::string time_left(double seconds) {
  const auto s = static_cast<long>(std::ceil(seconds));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

std::string progress_line(int done, int total, const MonthNews& news, double per_second) {
  const int filled = total > 0 ? static_cast<int>(static_cast<long>(kWidth) * done / total) : 0;
  std::string out =
      fmt::format("[{}{}] {}/{} months · {}", std::string(static_cast<std::size_t>(filled), '#'),
                  std::string(static_cast<std::size_t>(kWidth - filled), '.'), done, total,
                  to_string(news.month));
  if (news.replicate > 0) out += fmt::format(" · replicate {}", news.replicate + 1);
  if (per_second > 0)
    out += fmt::format(" · {:.1f} months/s · {} left", per_second,
                       time_left((total - done) / per_second));
  return out;
}

Progress::Progress(ProgressMode mode) {
  terminal_ = ::isatty(STDERR_FILENO) != 0;
  shown_ = mode == ProgressMode::always || (mode == ProgressMode::automatic && terminal_);
}

Progress::~Progress() { close(); }

void Progress::month(int done, int total, const MonthNews& news) {
  if (!shown_) return;
  const auto now = Clock::now();
  // The rate is that of the months: the synthesis before the first one is left out.
  if (first_done_ == 0) {
    first_done_ = done;
    first_month_ = now;
  }
  const double seconds = std::chrono::duration<double>(now - first_month_).count();
  const double rate = done > first_done_ && seconds > 0 ? (done - first_done_) / seconds : 0;
  const bool last = done >= total;
  if (terminal_) {
    if (!last && open_ && now - last_drawn_ < std::chrono::milliseconds(100)) return;
    std::fprintf(stderr, "\r%s\033[K", progress_line(done, total, news, rate).c_str());
    open_ = true;
  } else if (last || month_of_year(news.month) == 12) {
    std::fprintf(stderr, "%s\n", progress_line(done, total, news, rate).c_str());
  }
  std::fflush(stderr);
  last_drawn_ = now;
}

void Progress::close() {
  if (open_) std::fputs("\n", stderr);
  open_ = false;
}

}  // namespace limlab
