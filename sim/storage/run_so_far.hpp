#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "outputs/record.hpp"

namespace limlab {

/// Some rows of one table of the panel, as they stand in the file.
struct PanelRows {
  int table = 0;                                   ///< 0 initial, 1 initial_posts, 2 events
  std::vector<std::int32_t> replicate;             ///< empty when the run has only one
  std::vector<std::vector<std::int64_t>> columns;  ///< all of equal length
};

/// What a run of several replicates or with a panel has beside the replicate being lived: a
/// checkpoint keeps it too.
class RunSoFar {
 public:
  virtual ~RunSoFar() = default;
  virtual int finished() const = 0;  ///< replicates
  virtual Record record(int position) const = 0;
  virtual void panel(const std::function<void(const PanelRows&)>&) const = 0;
};

}  // namespace limlab
