#include "outputs/cell_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/statistics.hpp"
#include "outputs/comparison.hpp"

namespace limlab {

namespace {
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Nearly all cells have the same number of pairs, and the quantile takes longer than the rest.
double t_of(int degrees) {
  thread_local int last = 0;
  thread_local double t = 0;
  if (degrees != last) last = degrees, t = student_t(0.5 + kCoverage / 2, degrees);
  return t;
}
}  // namespace

CellSummary summary_of(std::vector<double>& values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  CellSummary out;
  out.count = static_cast<int>(values.size());
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (out.count > 0 && *least == *most) {
    // Most cells of an ensemble are the same in all members: no sum may round that away.
    out.mean = *least;
    out.deviation = out.count > 1 ? 0 : kNothing;
    out.quantiles.fill(*least);
    return out;
  }
  std::sort(values.begin(), values.end());
  out.mean = mean_of(values);
  out.deviation = out.count > 1 ? std::sqrt(variance_of(values)) : kNothing;
  for (std::size_t q = 0; q < kQuantiles.size(); ++q)
    out.quantiles[q] = sorted_quantile(values, kQuantiles[q]);
  return out;
}

CellSummary difference_of(const std::vector<double>& reference, const std::vector<double>& scenario,
                          const std::vector<int>& unit) {
  std::vector<double> differences;
  std::vector<int> units;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    const double d = scenario[i] - reference[i];
    if (!std::isnan(d)) differences.push_back(d), units.push_back(unit[i]);
  }
  int independent = 0;
  const double error = error_of_mean(differences, units, independent);
  CellSummary out = summary_of(differences);
  // No rounding where nothing varies.
  out.error = independent > 1 && out.deviation == 0 ? 0 : error;
  out.half_width = out.error > 0 ? out.error * t_of(independent - 1) : out.error;
  return out;
}

}  // namespace limlab
