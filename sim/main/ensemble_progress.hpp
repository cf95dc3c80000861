#pragma once
#include <chrono>
#include <string>

#include "batch/ensemble.hpp"
#include "main/run_request.hpp"

namespace limlab {

/// "[######....] 12/100 members · 2 at work · 37.2 months/s · 4 min 10 s left"; `per_second` 0 =
/// unknown.
std::string ensemble_line(const EnsembleNews&, double per_second, double seconds_left);

/// A bar on stderr for an ensemble: redrawn on a terminal; elsewhere, when asked for, a line for
/// every member that is done.
class EnsembleProgress {
 public:
  explicit EnsembleProgress(ProgressMode);
  ~EnsembleProgress() { close(); }
  EnsembleProgress(const EnsembleProgress&) = delete;
  EnsembleProgress& operator=(const EnsembleProgress&) = delete;

  void tell(const EnsembleNews&, int months_a_member);
  void close();

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_, shown_, open_ = false;
  Clock::time_point start_ = Clock::now(), last_drawn_;
  int first_done_ = -1, last_done_ = -1;
};

}  // namespace limlab
