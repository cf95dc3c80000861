#pragma once
#include <vector>

namespace limlab {

// Moments and intervals of small samples. For what is published about runs, never for what happens
// in one (Boost.Math may round differently between its versions).

double mean_of(const std::vector<double>& x);
/// Sample variance (divided by n - 1); 0 for fewer than two.
double variance_of(const std::vector<double>& x);
/// The t with P(T <= t) = probability for Student's t with `degrees` of freedom.
double student_t(double probability, double degrees);

/// The quantile of values in ascending order, linear between them (type 7 of Hyndman and Fan 1996,
/// what numpy, xarray and R do when told nothing); not a number when there are none.
double sorted_quantile(const std::vector<double>& ascending, double probability);
/// Standard error of the mean of values that come in units which are independent of each other
/// while values within one are not (Liang and Zeger 1986, with the factor u / (u - 1)); with one
/// value a unit it is the usual one. `unit` numbers them, equal numbers side by side. Not a number
/// with fewer than two units; `units` tells how many there are.
double error_of_mean(const std::vector<double>& x, const std::vector<int>& unit, int& units);

/// The difference between two samples whose members belong together one by one.
struct PairedDifference {
  double a = 0, b = 0;    ///< the means
  double difference = 0;  ///< mean of b - a
  /// Half the t-interval of the mean difference; not a number with fewer than two pairs.
  double half_width = 0;
  /// Variance of the difference if the samples were independent (variance of a + variance of b)
  /// over the variance of the paired differences; not a number when the latter is 0 or unknown.
  double pairing_factor = 0;
  bool sure() const;  ///< the interval exists and leaves 0 out
};
/// The ratio of two means with the half-width of its interval, by linearisation (Cochran
/// 1977, 6.3); not a number when the denominator's mean is 0 or, for the width, with fewer than two
/// pairs.
struct Ratio {
  double value = 0, half_width = 0;
};
Ratio ratio_of_means(const std::vector<double>& numerator, const std::vector<double>& denominator,
                     double coverage);

/// Pairs of which either is not a number are left out.
PairedDifference paired_difference(const std::vector<double>& a, const std::vector<double>& b,
                                   double coverage);

}  // namespace limlab
