#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/math.hpp"
#include "base/random.hpp"

namespace limlab {
namespace {

TEST(SameBitsMaths, CloseToTheLibrary) {
  for (double x = 1e-300; x < 1e300; x *= 1.7)
    ASSERT_NEAR(log_same_bits(x), std::log(x), 1e-13 * std::max(1.0, std::abs(std::log(x)))) << x;
  for (double x = 0.5; x < 2; x += 0.001) ASSERT_NEAR(log_same_bits(x), std::log(x), 1e-14);
  for (double x = -600; x < 600; x += 0.37)
    ASSERT_NEAR(exp_same_bits(x) / std::exp(x), 1, 1e-13) << x;
  EXPECT_NEAR(pow_same_bits(2.5, -1.3), std::pow(2.5, -1.3), 1e-14);
}

TEST(SameBitsMaths, Edges) {
  EXPECT_EQ(log_same_bits(1), 0);
  EXPECT_EQ(exp_same_bits(0), 1);
  EXPECT_TRUE(std::isinf(log_same_bits(0)));
  EXPECT_EQ(monthly_from_annual(0), 0);
  EXPECT_EQ(monthly_from_annual(1), 1);
  EXPECT_NEAR(1 - std::pow(1 - monthly_from_annual(0.3), 12), 0.3, 1e-12);
}

/// That many() gives the same bits as one() for each of `x`.
template <class One, class Many>
void expect_same_bits(const std::vector<double>& x, One one, Many many) {
  std::vector<double> out(x.size());
  many(x.data(), x.size(), out.data());
  for (std::size_t i = 0; i < x.size(); ++i)
    ASSERT_EQ(std::bit_cast<std::uint64_t>(out[i]), std::bit_cast<std::uint64_t>(one(x[i])))
        << x[i];
}

TEST(SameBitsMaths, ManyAtOnceAreTheSameBits) {
  const auto logs = [](const std::vector<double>& x) {
    expect_same_bits(
        x, [](double y) { return log_same_bits(y); },
        [](const double* in, std::size_t n, double* out) { log_same_bits(in, n, out); });
  };
  const auto exps = [](const std::vector<double>& x) {
    expect_same_bits(
        x, [](double y) { return exp_same_bits(y); },
        [](const double* in, std::size_t n, double* out) { exp_same_bits(in, n, out); });
  };
  std::vector<double> normal, near_one, exponents;
  for (std::uint64_t k = 0; k < 200'003; ++k) {
    const std::uint64_t bits = mix(k);
    normal.push_back(
        std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | ((1 + (bits >> 52) % 2046) << 52)));
    near_one.push_back(0.5 + static_cast<double>(bits >> 11) * 0x1.8p-53);
    exponents.push_back((static_cast<double>(bits >> 11) * 0x1p-53 - 0.5) * 1400);
  }
  logs(normal), logs(near_one), logs({1.4142135623730951, std::nextafter(1.4142135623730951, 2)});
  exps(exponents), exps({0.0, -0.0, -700, 709, 0.34657359027997264, -0.34657359027997264});
  // A few that are no ordinary numbers among others.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  logs({1, 0, -2, 5e-324, 1e-310, kInfinity, 3, 2});
  exps({1, 710, -701, kInfinity, -kInfinity, 2, -3});
}

}  // namespace
}  // namespace limlab
