#include "base/aside.hpp"

#include <utility>

namespace limlab {

void Aside::add(std::function<void()> piece) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(piece));
    if (busy_) return;
    busy_ = true;
  }
  team_.when_idle([this] { do_next(); });
}

// One piece a turn, so that whoever does it comes back to the blocks of the team in between.
void Aside::do_next() {
  std::function<void()> piece;
  bool left_out = false;
  {
    const std::scoped_lock lock(mutex_);
    piece = std::move(waiting_.front());
    waiting_.pop_front();
    left_out = fault_ != nullptr;
  }
  std::exception_ptr fault;
  if (!left_out) try {
      piece();
    } catch (...) {
      fault = std::current_exception();
    }
  {
    const std::scoped_lock lock(mutex_);
    if (fault) fault_ = fault;
    if (waiting_.empty()) {
      busy_ = false;
      all_done_.notify_all();  // under the lock: afterwards this object may be gone
      return;
    }
  }
  team_.when_idle([this] { do_next(); });
}

void Aside::wait() {
  std::unique_lock lock(mutex_);
  all_done_.wait(lock, [this] { return !busy_; });
}

void Aside::finish() {
  wait();
  if (fault_) std::rethrow_exception(std::exchange(fault_, nullptr));
}

}  // namespace limlab
