#pragma once
#include <filesystem>
#include <functional>

#include "base/calendar.hpp"

namespace limlab {

/// What the synthetic province is made from.
struct SynthesisInput {
  std::filesystem::path folder;        ///< scenarios/limburg: the input tables
  double scale = 1.0;                  ///< agents per real person, 0 < scale <= 1
  Month start = make_month(2025, 12);  ///< month of the initial state's last day (World::start)
  /// Work of the caller's own that touches no world: a thread that would wait for the longest
  /// stretch of one thread does it; empty = none.
  std::function<void()> meanwhile = {};
};

}  // namespace limlab
