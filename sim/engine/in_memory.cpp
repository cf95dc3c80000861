#include "engine/in_memory.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/simulation.hpp"
#include "outputs/observer.hpp"

namespace limlab {

namespace {

Record live(const InMemoryRun& run, const ParameterBook& book, const std::filesystem::path& inputs,
            const ValueAdded& value_added) {
  const Team alone(1);
  Simulation sim(*run.scenario, book, inputs, alone,
                 {static_cast<std::uint64_t>(run.replicate), false, 0});
  Observer observer(sim.world(), sim.geography(), sim.months(), sim.params(), value_added,
                    run.replicate);
  observer.observe(sim.world(), alone, [&] { return sim.digest(); });
  while (!sim.done()) {
    sim.live_month();
    observer.observe(sim.world(), alone, [&] { return sim.digest(); });
  }
  return observer.take();
}

}  // namespace

void live_in_memory(const std::vector<InMemoryRun>& runs, const ParameterBook& book,
                    const std::filesystem::path& inputs, int threads,
                    const std::function<bool(std::size_t, Record)>& finished) {
  const ValueAdded value_added = read_value_added(inputs);
  std::mutex mutex;
  std::size_t next = 0;
  bool stop = false;
  std::exception_ptr fault;
  const auto work = [&] {
    for (;;) {
      std::size_t mine;
      {
        const std::lock_guard lock(mutex);
        if (stop || next == runs.size()) return;
        mine = next++;
      }
      try {
        Record record = live(runs[mine], book, inputs, value_added);
        const std::lock_guard lock(mutex);
        if (!stop && !finished(mine, std::move(record))) stop = true;
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!fault) fault = std::current_exception();
        stop = true;
      }
    }
  };
  std::vector<std::jthread> team;
  const auto wanted = std::min(static_cast<std::size_t>(std::max(threads, 1)), runs.size());
  for (std::size_t t = 1; t < wanted; ++t) team.emplace_back(work);
  work();
  team.clear();  // joins
  if (fault) std::rethrow_exception(fault);
}

}  // namespace limlab
