#pragma once
#include <chrono>
#include <string>

#include "main/run_request.hpp"

namespace limlab {

/// A bar on stderr: redrawn in place on a terminal; elsewhere, when asked for, a line a year.
class Progress {
 public:
  explicit Progress(ProgressMode mode);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void month(int done, int total, const MonthNews& news);
  void close();  ///< ends the line of the bar

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_ = false, shown_ = false, open_ = false;
  Clock::time_point start_ = Clock::now(), first_month_, last_drawn_;
  int first_done_ = 0;
};

/// The bar's text: "[#####.....] 150/300 months · 2038-06 · 7.9 months/s · 19 s left". `per_second`
/// 0 = unknown.
std::string progress_line(int done, int total, const MonthNews& news, double per_second);

/// "45 s", "3 min 05 s", "2 h 10 min".
std::string time_left(double seconds);

}  // namespace limlab
