#pragma once
#include <array>
#include <vector>

namespace limlab {

inline constexpr std::array kQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};

/// What the summaries of an ensemble say about one number of one scenario: a cell of a series over
/// the members. Members in which it is not a number are left out and not counted.
struct CellSummary {
  int count = 0;
  double mean = 0;       ///< not a number without members
  double deviation = 0;  ///< of the sample; not a number with fewer than two members
  std::array<double, kQuantiles.size()> quantiles{};
  double error = 0;       ///< of differences: standard error of the mean
  double half_width = 0;  ///< of differences: half its t-interval, with kCoverage of a comparison
};
/// Leaves the values in another order.
CellSummary summary_of(std::vector<double>& values);

/// Scenario less reference, pair by pair. `unit`: which pairs share what was drawn, as
/// error_of_mean takes it.
CellSummary difference_of(const std::vector<double>& reference, const std::vector<double>& scenario,
                          const std::vector<int>& unit);

}  // namespace limlab
