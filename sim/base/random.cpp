#include "base/random.hpp"

#include "base/math.hpp"

namespace limlab {

namespace {
/// Strictly inside (0, 1).
double open_unit(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }

double square_root(double x) { return x <= 0 ? 0 : exp_same_bits(0.5 * log_same_bits(x)); }
}  // namespace

double normal_from_bits(std::uint64_t bits) {
  constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                          1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                          6.680131188771972e+01, -1.328068155288572e+01};
  constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                          -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                          3.754408661907416e+00};
  const double p = open_unit(bits);
  const auto tail = [&](double q) {
    return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
           ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  };
  if (p < 0.02425) return tail(square_root(-2 * log_same_bits(p)));
  if (p > 1 - 0.02425) return -tail(square_root(-2 * log_same_bits(1 - p)));
  const double q = p - 0.5, r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

double laplace_from_bits(std::uint64_t bits, double standard_deviation) {
  const double u = open_unit(bits) - 0.5;
  const double scale = standard_deviation * 0.7071067811865476;
  return u < 0 ? scale * log_same_bits(1 + 2 * u) : -scale * log_same_bits(1 - 2 * u);
}

double tilted_laplace_from_bits(std::uint64_t bits, double standard_deviation, double tilt) {
  const double scale = standard_deviation * 0.7071067811865476;
  const double u = open_unit(bits), below = (1 - scale * tilt) / 2;
  return u < below ? scale / (1 + scale * tilt) * log_same_bits(u / below)
                   : -scale / (1 - scale * tilt) * log_same_bits((1 - u) / (1 - below));
}

double exponential_from_bits(std::uint64_t bits) { return -log_same_bits(open_unit(bits)); }

int poisson_from_bits(std::uint64_t bits, double mean) {
  if (mean <= 0) return 0;
  double term = exp_same_bits(-mean), sum = term;
  const double u = open_unit(bits);
  int n = 0;
  while (u > sum && n < 10000) sum += term *= mean / ++n;
  return n;
}

std::int64_t round_stochastic(double x, std::uint64_t bits) {
  const auto below = static_cast<std::int64_t>(x) -
                     (x < 0 && x != static_cast<double>(static_cast<std::int64_t>(x)));
  return below + (open_unit(bits) < x - static_cast<double>(below) ? 1 : 0);
}

}  // namespace limlab
