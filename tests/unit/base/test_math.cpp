#include <gtest/gtest.h>

#include <cmath>

#include "base/math.hpp"

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

}  // namespace
}  // namespace limlab
