#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>

#include "base/parallel.hpp"

namespace limlab {

/// Pieces of work that need no hurry: done by a thread of the team that has nothing else to do, one
/// after the other in the order given, while the caller goes on. A team of one does each at once.
class Aside {
 public:
  explicit Aside(const Team& team) : team_(team) {}
  ~Aside() { wait(); }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  void add(std::function<void()> piece);
  /// Waits for all of them. Throws what the first one to fail threw; those behind it were left out.
  void finish();

 private:
  void do_next();
  void wait();

  const Team& team_;
  std::mutex mutex_;
  std::condition_variable all_done_;
  std::deque<std::function<void()>> waiting_;
  bool busy_ = false;  ///< somebody does them, or has been asked to
  std::exception_ptr fault_;
};

}  // namespace limlab
