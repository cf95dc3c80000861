#pragma once
#include <cstdint>
#include <vector>

#include "base/parallel.hpp"

namespace limlab {

/// Finds the rows that a step has to touch, in parallel and in the order of rows; keeps its memory
/// from month to month.
class RowPicker {
 public:
  /// Rows i < `rows` with wanted(i), which may write rows of its own; valid until the next call.
  template <class Wanted>
  const std::vector<std::int32_t>& pick(const Team& team, std::size_t rows, Wanted&& wanted,
                                        std::size_t most = 16384) {
    const std::size_t block = Team::even_block(rows, most);
    parts_.resize(Team::blocks(rows, block));
    team.for_blocks(
        rows,
        [&](std::size_t b, std::size_t begin, std::size_t end) {
          auto& part = parts_[b];
          part.rows.resize(block);
          std::size_t n = 0;
          for (std::size_t i = begin; i < end; ++i) {
            part.rows[n] = static_cast<std::int32_t>(i);  // no branch: most rows are alike
            n += wanted(i) ? 1 : 0;
          }
          part.used = n;
        },
        block);
    picked_.clear();
    for (const Part& part : parts_)
      picked_.insert(picked_.end(), part.rows.begin(),
                     part.rows.begin() + static_cast<std::ptrdiff_t>(part.used));
    return picked_;
  }

 private:
  struct Part {
    std::vector<std::int32_t> rows;
    std::size_t used = 0;
  };
  std::vector<Part> parts_;
  std::vector<std::int32_t> picked_;
};

}  // namespace limlab
