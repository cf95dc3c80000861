#pragma once
#include <array>
#include <cstdint>

#include "words/job_words.hpp"

namespace limlab {

/// The one header with province-wide aggregates that behaviour may read. Neither an unemployment
/// rate nor an evidence target is in it: nothing is steered.
struct Province {
  std::int32_t cycle = 0;  ///< common demand cycle shared with Flanders, log deviation [1e-6]
  std::array<std::int32_t, count_of<Sector>> sector_shock{};  ///< demand of the sector, log [1e-6]
  std::int32_t index = 1'000'000;  ///< wage indexation since the start, real terms = 1 [1e-6]
};

}  // namespace limlab
