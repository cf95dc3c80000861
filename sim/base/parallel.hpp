#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>

namespace limlab {

/// The one place that knows about threads. Work is cut into fixed blocks of rows that do not depend
/// on the number of threads, so sums kept per block and added in block order always agree.
class Team {
 public:
  static constexpr std::size_t kBlock = 4096;

  /// `threads` may exceed the number of cores (a seven-thread test on two cores is real).
  explicit Team(int threads);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  int threads() const { return threads_; }
  static constexpr std::size_t blocks(std::size_t rows, std::size_t block = kBlock) {
    return (rows + block - 1) / block;
  }
  /// Rows of a block, `most` at most, so that there are sixteen blocks or more: two threads that
  /// share three blocks wait for each other.
  static constexpr std::size_t even_block(std::size_t rows, std::size_t most) {
    return std::min(most, std::max<std::size_t>(1, (rows / 16 + 1023) / 1024) * 1024);
  }
  /// Calls work(block, first_row, one_past_last_row) for every block, in any order, in parallel.
  /// An exception in any block is rethrown here.
  void for_blocks(std::size_t rows,
                  const std::function<void(std::size_t, std::size_t, std::size_t)>& work,
                  std::size_t block = kBlock) const;
  /// The same, and then(block) for each block: in the order of blocks, one at a time, as soon as it
  /// and all before it are done, while others are still worked on.
  void for_blocks_in_turn(std::size_t rows,
                          const std::function<void(std::size_t, std::size_t, std::size_t)>& work,
                          const std::function<void(std::size_t)>& then,
                          std::size_t block = kBlock) const;
  /// Has a thread of the team call `work`, which must not throw, when it has no block to do; a team
  /// of one calls it at once. See Aside.
  void when_idle(std::function<void()> work) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  int threads_;
};

}  // namespace limlab
