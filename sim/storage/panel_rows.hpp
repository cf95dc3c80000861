#pragma once
#include <cstdint>
#include <vector>

namespace limlab {

/// Some rows of one table of the panel, as they stand in the file: for a checkpoint.
struct PanelRows {
  int table = 0;                                   ///< 0 initial, 1 initial_posts, 2 events
  std::vector<std::int32_t> replicate;             ///< empty when the run has only one
  std::vector<std::vector<std::int64_t>> columns;  ///< all of equal length
};

}  // namespace limlab
