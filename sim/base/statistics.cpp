#include "base/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace limlab {

namespace {
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
}

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return x.empty() ? kNothing : sum / static_cast<double>(x.size());
}

double variance_of(const std::vector<double>& x) {
  if (x.size() < 2) return 0;
  const double mean = mean_of(x);
  double sum = 0;
  for (const double v : x) sum += (v - mean) * (v - mean);
  return sum / static_cast<double>(x.size() - 1);
}

double student_t(double probability, double degrees) {
  return boost::math::quantile(boost::math::students_t(degrees), probability);
}

double sorted_quantile(const std::vector<double>& x, double probability) {
  if (x.empty()) return kNothing;
  const double place = probability * static_cast<double>(x.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= x.size()) return x.back();
  return x[below] + (place - static_cast<double>(below)) * (x[below + 1] - x[below]);
}

double error_of_mean(const std::vector<double>& x, const std::vector<int>& unit, int& units) {
  const double mean = mean_of(x);
  double squares = 0;
  units = 0;
  for (std::size_t i = 0; i < x.size();) {
    double sum = 0;
    const int here = unit[i];
    for (; i < x.size() && unit[i] == here; ++i) sum += x[i] - mean;
    squares += sum * sum;
    ++units;
  }
  if (units < 2) return kNothing;
  const auto n = static_cast<double>(x.size());
  return std::sqrt(squares * units / (units - 1)) / n;
}

bool PairedDifference::sure() const {
  return std::isfinite(half_width) && std::fabs(difference) > half_width;
}

Ratio ratio_of_means(const std::vector<double>& numerator, const std::vector<double>& denominator,
                     double coverage) {
  const double bottom = mean_of(denominator);
  if (numerator.size() != denominator.size() || !std::isfinite(bottom) || bottom == 0)
    return {kNothing, kNothing};
  Ratio out{mean_of(numerator) / bottom, kNothing};
  const std::size_t n = numerator.size();
  if (n < 2) return out;
  std::vector<double> residuals;
  for (std::size_t i = 0; i < n; ++i)
    residuals.push_back((numerator[i] - out.value * denominator[i]) / bottom);
  const auto count = static_cast<double>(n);
  out.half_width =
      student_t(0.5 + coverage / 2, count - 1) * std::sqrt(variance_of(residuals) / count);
  return out;
}

PairedDifference paired_difference(const std::vector<double>& a, const std::vector<double>& b,
                                   double coverage) {
  std::vector<double> first, second, differences;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
    first.push_back(a[i]), second.push_back(b[i]), differences.push_back(b[i] - a[i]);
  }
  PairedDifference out;
  out.a = mean_of(first), out.b = mean_of(second), out.difference = mean_of(differences);
  out.half_width = out.pairing_factor = kNothing;
  const auto n = static_cast<double>(differences.size());
  if (n < 2) return out;
  const double variance = variance_of(differences);
  out.half_width = student_t(0.5 + coverage / 2, n - 1) * std::sqrt(variance / n);
  // Differences that are the same to rounding have no variance to compare.
  const double independent = variance_of(first) + variance_of(second);
  if (variance > 1e-18 * independent && variance > 0) out.pairing_factor = independent / variance;
  return out;
}

}  // namespace limlab
