#pragma once

namespace limlab {

/// How many threads the next member gets: 0 = wait until members at work have ended.
/// Members beside each other are the best use of threads, since nothing is shared; threads inside a
/// member are for when there are fewer members left than threads, or when memory does not hold
/// more of them at once.
struct Crew {
  int threads = 1;       ///< of this process
  int most_at_once = 1;  ///< members that memory holds

  int threads_for_next(int pending, int free_threads, int at_work) const;
};

}  // namespace limlab
