#include "base/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace limlab {

namespace {
constexpr double kLn2High = 6.93147180369123816490e-01;  // upper 33 bits of ln 2, exact
constexpr double kLn2Low = 1.90821492927058770002e-10;   // ln 2 - kLn2High
constexpr auto kOneOverFactorial = [] {
  std::array<double, 15> out{1};
  for (int n = 1; n < 15; ++n) out[n] = out[n - 1] / n;
  return out;
}();
}  // namespace

double log_same_bits(double x) {
  if (!(x > 0)) return -std::numeric_limits<double>::infinity();
  // x = 2^k * m with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh((m-1)/(m+1)) as a power series.
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  int k = static_cast<int>(bits >> 52) - 1023;
  if (k == -1023) {  // subnormal
    bits = std::bit_cast<std::uint64_t>(x * 0x1p54);
    k = static_cast<int>(bits >> 52) - 1023 - 54;
  }
  double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (m > 1.4142135623730951) m *= 0.5, ++k;
  const double s = (m - 1) / (m + 1), z = s * s;
  double series = 0;
  for (int n = 23; n >= 3; n -= 2) series = (series + 1.0 / n) * z;
  return k * kLn2High + (2 * s + 2 * s * series + k * kLn2Low);
}

double exp_same_bits(double x) {
  if (x > 709) return std::numeric_limits<double>::infinity();
  if (x < -700) return 0;
  const double scaled = x * 1.4426950408889634;
  const int k = static_cast<int>(scaled + (scaled < 0 ? -0.5 : 0.5));
  const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= ln2 / 2
  double sum = kOneOverFactorial[14];
  for (int n = 13; n >= 0; --n) sum = kOneOverFactorial[n] + sum * r;
  return sum * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

double pow_same_bits(double base, double exponent) {
  return exp_same_bits(exponent * log_same_bits(base));
}

double monthly_from_annual(double p) {
  return p <= 0 ? 0 : p >= 1 ? 1 : 1 - exp_same_bits(log_same_bits(1 - p) / 12);
}

}  // namespace limlab
