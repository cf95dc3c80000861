#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/marks.hpp"
#include "base/parallel.hpp"

namespace limlab {

inline constexpr std::size_t kMarkRun = 512;  ///< rows asked about together

/// The rows from `from` on, `n` (at most kMarkRun) of them, with marked(row), in order: writes them
/// to `found` and returns how many. In two loops: which are marked, which vectorises where `marked`
/// has no branches; then which rows, as they are few.
template <class Marked>
std::size_t find_rows(std::size_t from, std::size_t n, Marked& marked, std::int32_t* found) {
  std::array<std::uint8_t, kMarkRun> is;
  for (std::size_t k = 0; k < n; ++k) is[k] = marked(from + k) ? 1 : 0;
  return find_marked(is.data(), n, from, found);
}

/// Calls visit(block, row) in parallel for the rows < `rows` with marked(row), in order inside a
/// block.
template <class Marked, class Visit>
void visit_marked(const Team& team, std::size_t rows, std::size_t block, Marked&& marked,
                  Visit&& visit) {
  team.for_blocks(
      rows,
      [&](std::size_t b, std::size_t begin, std::size_t end) {
        std::array<std::int32_t, kMarkRun> found;
        for (std::size_t from = begin; from < end; from += kMarkRun) {
          const std::size_t used =
              find_rows(from, std::min(kMarkRun, end - from), marked, found.data());
          for (std::size_t k = 0; k < used; ++k) visit(b, static_cast<std::size_t>(found[k]));
        }
      },
      block);
}

/// Finds the rows that a step has to touch, in parallel and in the order of rows; keeps its memory
/// from month to month.
class RowPicker {
 public:
  /// Rows i < `rows` with wanted(i), which may write rows of its own; valid until the next call.
  template <class Wanted>
  const std::vector<std::int32_t>& pick(const Team& team, std::size_t rows, Wanted&& wanted,
                                        std::size_t most = 16384) {
    const std::size_t block = cut(rows, most);
    team.for_blocks(rows, filling(block, wanted), block);
    picked_.clear();
    for (const Part& part : parts_)
      picked_.insert(picked_.end(), part.rows.begin(),
                     part.rows.begin() + static_cast<std::ptrdiff_t>(part.used));
    return picked_;
  }

  /// Calls act(rows) with the same rows, a block after the other and one at a time, while later
  /// blocks are still looked through: act may change nothing that wanted() reads of those.
  template <class Wanted, class Act>
  void act_in_turn(const Team& team, std::size_t rows, Wanted&& wanted, Act&& act,
                   std::size_t most = 16384) {
    const std::size_t block = cut(rows, most);
    team.for_blocks_in_turn(
        rows, filling(block, wanted),
        [&](std::size_t b) {
          act(std::span<const std::int32_t>(parts_[b].rows.data(), parts_[b].used));
        },
        block);
  }

 private:
  struct Part {
    std::vector<std::int32_t> rows;
    std::size_t used = 0;
  };
  /// A part for each block; returns the rows of a block.
  std::size_t cut(std::size_t rows, std::size_t most) {
    const std::size_t block = Team::even_block(rows, most);
    parts_.resize(Team::blocks(rows, block));
    return block;
  }
  /// Fills the part of a block with its rows wanted.
  template <class Wanted>
  auto filling(std::size_t block, Wanted& wanted) {
    return [this, block, &wanted](std::size_t b, std::size_t begin, std::size_t end) {
      Part& part = parts_[b];
      part.rows.resize(block);
      part.used = 0;
      for (std::size_t from = begin; from < end; from += kMarkRun)
        part.used +=
            find_rows(from, std::min(kMarkRun, end - from), wanted, part.rows.data() + part.used);
    };
  }
  std::vector<Part> parts_;
  std::vector<std::int32_t> picked_;
};

}  // namespace limlab
