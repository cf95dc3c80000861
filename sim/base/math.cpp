#include "base/math.hpp"

#include <algorithm>
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
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLeastNormal = std::numeric_limits<double>::min();
constexpr double kMostExp = 709, kLeastExp = -700;

// The parts that one number and many share: no branches, so that loops over them vectorise.

/// log(x 2^more) for a normal x > 0.
[[gnu::always_inline]] inline double log_of_normal(double x, int more = 0) {
  // x = 2^k * m with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh((m-1)/(m+1)) as a power series.
  constexpr std::uint64_t kFraction = 0x000FFFFFFFFFFFFFull;
  constexpr std::uint64_t kRootOfTwo = std::bit_cast<std::uint64_t>(1.4142135623730951) & kFraction;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t fraction = bits & kFraction, above = (kRootOfTwo - fraction) >> 63;
  const double m = std::bit_cast<double>(fraction | ((1023 - above) << 52));
  const int k = static_cast<int>((bits >> 52) + above) - 1023 + more;
  const double s = (m - 1) / (m + 1), z = s * s;
  double series = 0;
#pragma GCC unroll 11
  for (int n = 23; n >= 3; n -= 2) series = (series + 1.0 / n) * z;
  return k * kLn2High + (2 * s + 2 * s * series + k * kLn2Low);
}

/// e^x for x from kLeastExp to kMostExp.
[[gnu::always_inline]] inline double exp_in_range(double x) {
  const double scaled = x * 1.4426950408889634;
  const int k = static_cast<int>(scaled + std::copysign(0.5, scaled));
  const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= ln2 / 2
  double sum = kOneOverFactorial[14];
#pragma GCC unroll 14
  for (int n = 13; n >= 0; --n) sum = kOneOverFactorial[n] + sum * r;
  return sum * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

__attribute__((target_clones("avx2", "default"))) void logs_of_normal(const double* x,
                                                                      std::size_t n, double* out) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) out[i] = log_of_normal(x[i]);
}

__attribute__((target_clones("avx2", "default"))) void exps_in_range(const double* x, std::size_t n,
                                                                     double* out) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) out[i] = exp_in_range(x[i]);
}

}  // namespace

double log_same_bits(double x) {
  if (!(x > 0)) return -kInfinity;
  return x < kLeastNormal ? log_of_normal(x * 0x1p54, -54) : log_of_normal(x);
}

double exp_same_bits(double x) {
  return x > kMostExp ? kInfinity : x < kLeastExp ? 0 : exp_in_range(x);
}

void log_same_bits(const double* x, std::size_t n, double* out) {
  if (std::all_of(x, x + n, [](double y) { return y >= kLeastNormal; }))
    logs_of_normal(x, n, out);
  else
    std::transform(x, x + n, out, [](double y) { return log_same_bits(y); });
}

void exp_same_bits(const double* x, std::size_t n, double* out) {
  if (std::all_of(x, x + n, [](double y) { return y >= kLeastExp && y <= kMostExp; }))
    exps_in_range(x, n, out);
  else
    std::transform(x, x + n, out, [](double y) { return exp_same_bits(y); });
}

double pow_same_bits(double base, double exponent) {
  return exp_same_bits(exponent * log_same_bits(base));
}

double monthly_from_annual(double p) {
  return p <= 0 ? 0 : p >= 1 ? 1 : 1 - exp_same_bits(log_same_bits(1 - p) / 12);
}

}  // namespace limlab
