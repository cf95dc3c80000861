#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace limlab {

/// The positions first + k of those of `n` marks (each 0 or 1) that are set, in order; looked for
/// eight at a time, as few are. Writes them to `positions` and returns how many there are.
inline std::size_t find_marked(const std::uint8_t* marks, std::size_t n, std::size_t first,
                               std::int32_t* positions) {
  std::size_t found = 0, k = 0;
  for (; k + 8 <= n; k += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, marks + k, sizeof eight);
    for (; eight != 0; eight &= eight - 1)
      positions[found++] = static_cast<std::int32_t>(first + k) +
                           static_cast<std::int32_t>(std::countr_zero(eight) / 8);
  }
  for (; k < n; ++k)
    if (marks[k] != 0) positions[found++] = static_cast<std::int32_t>(first + k);
  return found;
}

}  // namespace limlab
