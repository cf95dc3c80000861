#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#ifdef LIMLAB_STD_THREADS
#include <exception>
#include <mutex>
#include <thread>
#else
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace limlab {

#ifdef LIMLAB_STD_THREADS

struct Team::Impl {};

Team::Team(int threads) : threads_(std::max(1, threads)) {}
Team::~Team() = default;

void Team::for_blocks(std::size_t rows,
                      const std::function<void(std::size_t, std::size_t, std::size_t)>& work,
                      std::size_t block) const {
  const std::size_t count = blocks(rows, block);
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  const auto worker = [&] {
    for (std::size_t b; (b = next.fetch_add(1)) < count;) try {
        work(b, b * block, std::min(rows, (b + 1) * block));
      } catch (...) {
        const std::scoped_lock lock(guard);
        if (!failure) failure = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> crew;
    for (int t = 1; t < threads_; ++t) crew.emplace_back(worker);
    worker();
  }
  if (failure) std::rethrow_exception(failure);
}

void Team::when_idle(std::function<void()> work) const { work(); }

#else

// task_arena(T) alone cannot run more threads than the machine has cores; global_control lifts
// that.
struct Team::Impl {
  explicit Impl(int threads)
      : limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
        arena(threads) {}
  tbb::global_control limit;
  tbb::task_arena arena;
};

Team::Team(int threads) : impl_(nullptr), threads_(std::max(1, threads)) {
  if (threads_ > 1) impl_ = std::make_unique<Impl>(threads_);
}
Team::~Team() = default;

void Team::for_blocks(std::size_t rows,
                      const std::function<void(std::size_t, std::size_t, std::size_t)>& work,
                      std::size_t block) const {
  const std::size_t count = blocks(rows, block);
  const auto one = [&](std::size_t b) { work(b, b * block, std::min(rows, (b + 1) * block)); };
  if (threads_ == 1 || count < 2) {
    for (std::size_t b = 0; b < count; ++b) one(b);
    return;
  }
  impl_->arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, one); });
}

void Team::when_idle(std::function<void()> work) const {
  if (threads_ == 1)
    work();
  else
    impl_->arena.enqueue(std::move(work));
}

#endif

void Team::for_blocks_in_turn(
    std::size_t rows, const std::function<void(std::size_t, std::size_t, std::size_t)>& work,
    const std::function<void(std::size_t)>& then, std::size_t block) const {
  const std::size_t count = blocks(rows, block);
  std::vector<std::atomic<bool>> done(count);
  std::atomic<std::size_t> next{0}, turn{0};
  std::atomic<bool> busy{false};  // somebody has the turn
  // Whoever has done a block takes the turn and carries on as far as blocks are done; when another
  // has it, that one looks again after giving it back, so no block is forgotten.
  const auto take_turn = [&] {
    while (!busy.exchange(true)) {
      std::size_t b = turn.load();
      for (; b < count && done[b].load(); turn.store(++b)) then(b);
      busy.store(false);
      if (b == count || !done[b].load()) return;
    }
  };
  // Blocks are claimed in their order, so that the turn is never far behind.
  for_blocks(
      static_cast<std::size_t>(threads_),
      [&](std::size_t, std::size_t, std::size_t) {
        for (std::size_t b; (b = next.fetch_add(1)) < count;) {
          work(b, b * block, std::min(rows, (b + 1) * block));
          done[b].store(true);
          take_turn();
        }
      },
      1);
}

}  // namespace limlab
