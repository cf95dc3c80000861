#include <gtest/gtest.h>

#include <Random123/philox.h>

#include <bit>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "base/random_blocks.hpp"

namespace limlab {
namespace {

TEST(Philox, PublishedKnownAnswers) {
  // Random123 1.14, kat_vectors, philox4x32 10.
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}),
            (std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, EqualsRandom123) {
  r123::Philox4x32 reference;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const auto x = reference({{i, i * 7919u, i ^ 0xABCDu, 3u}}, {{i * 31u, 17u}});
    const auto y = philox({i, i * 7919u, i ^ 0xABCDu, 3u}, {i * 31u, 17u});
    for (int k = 0; k < 4; ++k)
      ASSERT_EQ(x[static_cast<std::size_t>(k)], y[static_cast<std::size_t>(k)]);
  }
}

TEST(Luck, DependsOnEverythingInItsKey) {
  const Luck luck(1, 0);
  const auto draw = luck.bits(5, 10, 100, 0);
  EXPECT_EQ(draw, Luck(1, 0).bits(5, 10, 100, 0));
  EXPECT_NE(draw, Luck(2, 0).bits(5, 10, 100, 0));
  EXPECT_NE(draw, Luck(1, 1).bits(5, 10, 100, 0));
  EXPECT_NE(draw, luck.bits(6, 10, 100, 0));
  EXPECT_NE(draw, luck.bits(5, 11, 100, 0));
  EXPECT_NE(draw, luck.bits(5, 10, 101, 0));
  EXPECT_NE(draw, luck.bits(5, 10, 100, 1));
}

// Moments within five standard errors: one false alarm in about a million per comparison.
TEST(Distributions, Moments) {
  const Luck luck(42, 0);
  constexpr int n = 200'000;
  double normal = 0, normal2 = 0, laplace2 = 0, exponential = 0, poisson = 0, rounded = 0;
  for (int i = 0; i < n; ++i) {
    const auto k = static_cast<Key>(i);
    const double z = normal_from_bits(luck.bits(k, 0, 1));
    normal += z, normal2 += z * z;
    const double l = laplace_from_bits(luck.bits(k, 0, 2), 0.3);
    laplace2 += l * l;
    exponential += exponential_from_bits(luck.bits(k, 0, 3));
    poisson += poisson_from_bits(luck.bits(k, 0, 4), 2.5);
    rounded += static_cast<double>(round_stochastic(3.2, luck.bits(k, 0, 5)));
  }
  EXPECT_NEAR(normal / n, 0, 5 / std::sqrt(n));
  EXPECT_NEAR(normal2 / n, 1, 5 * std::sqrt(2.0 / n));
  EXPECT_NEAR(laplace2 / n, 0.09, 5 * 0.09 * std::sqrt(5.0 / n));
  EXPECT_NEAR(exponential / n, 1, 5 / std::sqrt(n));
  EXPECT_NEAR(poisson / n, 2.5, 5 * std::sqrt(2.5 / n));
  EXPECT_NEAR(rounded / n, 3.2, 5 * 0.4 / std::sqrt(n));
}

TEST(Distributions, TiltedDrawsAtOnceAreTheSameBits) {
  constexpr std::size_t n = 1003;
  std::vector<std::uint64_t> bits;
  std::vector<double> sd, tilt, out(n);
  for (std::size_t k = 0; k < n; ++k) {
    bits.push_back(mix(k));
    sd.push_back(1e-3 * static_cast<double>(mix(k, 1) % 1000));
    tilt.push_back(1e-3 * static_cast<double>(mix(k, 2) % 1300));
  }
  tilted_laplace_from_bits(bits.data(), sd.data(), tilt.data(), n, out.data());
  for (std::size_t k = 0; k < n; ++k)
    ASSERT_EQ(std::bit_cast<std::uint64_t>(out[k]),
              std::bit_cast<std::uint64_t>(tilted_laplace_from_bits(bits[k], sd[k], tilt[k])));
}

TEST(Distributions, LaplaceDrawsAtOnceAreTheSameBits) {
  constexpr std::size_t n = 1003;
  std::vector<std::uint64_t> bits;
  std::vector<double> sd, out(n);
  for (std::size_t k = 0; k < n; ++k) {
    bits.push_back(mix(k));
    sd.push_back(1e-3 * static_cast<double>(mix(k, 1) % 1000));
  }
  laplace_from_bits(bits.data(), sd.data(), n, out.data());
  for (std::size_t k = 0; k < n; ++k)
    ASSERT_EQ(std::bit_cast<std::uint64_t>(out[k]),
              std::bit_cast<std::uint64_t>(laplace_from_bits(bits[k], sd[k])));
}

// The tilted draw has the moments of the Laplace density times e^(tilt x): mean and share above
// zero in closed form, and a mean of e^(-tilt x) of 1 over the mean of e^(tilt x) untilted.
TEST(Distributions, TiltedLaplaceHasTheMomentsOfItsDensity) {
  const Luck luck(5, 0);
  constexpr int n = 200'000;
  constexpr double sd = 0.3, tilt = 0.8, b = sd / 1.4142135623730951;
  double sum = 0, above = 0, inverse = 0, untilted = 0;
  for (int k = 0; k < n; ++k) {
    const std::uint64_t bits = luck.bits(static_cast<Key>(k), 0, 9);
    const double x = tilted_laplace_from_bits(bits, sd, tilt);
    sum += x, above += x > 0, inverse += std::exp(-tilt * x);
    untilted += tilted_laplace_from_bits(bits, sd, 0);
  }
  const double root = std::sqrt(n);
  EXPECT_NEAR(untilted / n, 0, 5 * sd / root);
  EXPECT_NEAR(above / n, (1 + b * tilt) / 2, 5 * 0.5 / root);
  EXPECT_NEAR(sum / n, 2 * b * b * tilt / (1 - b * b * tilt * tilt), 5 * 0.35 / root);
  EXPECT_NEAR(inverse / n, 1 - b * b * tilt * tilt, 5 * 0.3 / root);
}

TEST(RoundStochastic, NegativeAndWhole) {
  EXPECT_EQ(round_stochastic(4.0, 12345), 4);
  EXPECT_EQ(round_stochastic(-2.0, 999), -2);
  const auto r = round_stochastic(-2.5, 0);
  EXPECT_TRUE(r == -3 || r == -2);
}

}  // namespace
TEST(RandomBlocks, AreTheBlocksOfLuck) {
  const Luck luck(42, 3);
  const Month month = make_month(2031, 5);
  std::vector<Key> keys;
  for (std::uint64_t k = 0; k < 101; ++k) keys.push_back(mix(k));
  for (std::uint32_t from : {0u, 1u, 3u})
    for (std::size_t n : {0u, 1u, 7u, 8u, 9u, 98u}) {
      std::vector<RandomBlock> blocks(n + 1);
      random_blocks(luck, month, 17, keys.data() + from, n, blocks.data(), 5);
      for (std::size_t i = 0; i < n; ++i)
        ASSERT_EQ(blocks[i], luck.block(keys[from + i], month, 17, 5))
            << from << " " << n << " " << i;
      std::vector<std::uint32_t> draws;
      for (std::uint32_t i = 0; i < n; ++i) draws.push_back(i % 5 == 4 ? ~i : i);
      random_draws(luck, month, 17, keys.data() + from, draws.data(), n, blocks.data());
      for (std::size_t i = 0; i < n; ++i)
        ASSERT_EQ(blocks[i], luck.block(keys[from + i], month, 17, draws[i]))
            << from << " " << n << " " << i;
      EXPECT_EQ(blocks[n], RandomBlock{}) << "writes beyond the end";
    }
}

}  // namespace limlab
