#include "batch/schedule.hpp"

#include <algorithm>

namespace limlab {

int Crew::threads_for_next(int pending, int free_threads, int at_work) const {
  if (pending <= 0 || free_threads <= 0 || at_work >= most_at_once) return 0;
  const int beside = std::min({threads, most_at_once, std::max(1, pending)});
  // Members last about equally long, so those at work end soon when few are left: waiting for their
  // threads is shorter than living the last members on one thread each.
  const int wanted = threads / beside;
  return free_threads >= wanted ? wanted : 0;
}

}  // namespace limlab
