#pragma once
#include <algorithm>
#include <cmath>
#include <string>

namespace limlab {

/// One cell of the margin report: what the input tables declare and what the synthetic province
/// has.
struct Margin {
  std::string table, cell;
  double declared = 0, synthetic = 0;
  double low = 0, high = 0;  ///< range of the evidence
  std::string source;
  /// True when the two differ by at most `tolerance` (relative) or by one person.
  bool within(double tolerance) const {
    return std::abs(synthetic - declared) <= std::max(1.0, tolerance * std::abs(declared));
  }
};

}  // namespace limlab
