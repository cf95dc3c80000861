#include "base/random.hpp"

#include <algorithm>
#include <bit>

#include "base/math.hpp"

namespace limlab {

namespace {
/// Strictly inside (0, 1).
[[gnu::always_inline]] inline double open_unit(std::uint64_t bits) {
  // The exact number bits >> 12, by a way that vectorises, too: as the fraction of 2^52.
  const double whole = std::bit_cast<double>((bits >> 12) | 0x4330000000000000ull) - 0x1p52;
  return (whole + 0.5) * 0x1p-52;
}

double square_root(double x) { return x <= 0 ? 0 : exp_same_bits(0.5 * log_same_bits(x)); }

/// A tilted Laplace draw is `factor` times the log of `part`.
struct Logarithm {
  double factor, part;
};
[[gnu::always_inline]] inline Logarithm tilted(std::uint64_t bits, double standard_deviation,
                                               double tilt) {
  const double scale = standard_deviation * 0.7071067811865476;
  const double u = open_unit(bits), below = (1 - scale * tilt) / 2;
  const bool low = u < below;
  return {(low ? scale : -scale) / (low ? 1 + scale * tilt : 1 - scale * tilt),
          (low ? u : 1 - u) / (low ? below : 1 - below)};
}

__attribute__((target_clones("avx2", "default"))) void tilt_all(const std::uint64_t* bits,
                                                                const double* standard_deviation,
                                                                const double* tilt, std::size_t n,
                                                                double* factor, double* part) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const Logarithm draw = tilted(bits[i], standard_deviation[i], tilt[i]);
    factor[i] = draw.factor, part[i] = draw.part;
  }
}
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

void laplace_from_bits(const std::uint64_t* bits, const double* standard_deviation, std::size_t n,
                       double* out) {
  constexpr std::size_t kBatch = 64;
  std::array<double, kBatch> part, scale;
  for (std::size_t first = 0; first < n; first += kBatch) {
    const std::size_t some = std::min(kBatch, n - first);
    for (std::size_t i = 0; i < some; ++i) {
      const double u = open_unit(bits[first + i]) - 0.5;
      const double half = standard_deviation[first + i] * 0.7071067811865476;
      scale[i] = u < 0 ? half : -half;
      part[i] = u < 0 ? 1 + 2 * u : 1 - 2 * u;
    }
    log_same_bits(part.data(), some, part.data());
    for (std::size_t i = 0; i < some; ++i) out[first + i] = scale[i] * part[i];
  }
}

double tilted_laplace_from_bits(std::uint64_t bits, double standard_deviation, double tilt) {
  const Logarithm draw = tilted(bits, standard_deviation, tilt);
  return draw.factor * log_same_bits(draw.part);
}

void tilted_laplace_from_bits(const std::uint64_t* bits, const double* standard_deviation,
                              const double* tilt, std::size_t n, double* out) {
  constexpr std::size_t kBatch = 64;
  std::array<double, kBatch> part, log;
  for (std::size_t first = 0; first < n; first += kBatch) {
    const std::size_t some = std::min(kBatch, n - first);
    double* const factor = out + first;
    tilt_all(bits + first, standard_deviation + first, tilt + first, some, factor, part.data());
    log_same_bits(part.data(), some, log.data());
    for (std::size_t i = 0; i < some; ++i) factor[i] *= log[i];
  }
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
