#include "base/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace limlab {
namespace {

TEST(Statistics, StudentTIsThePrintedTable) {
  EXPECT_NEAR(student_t(0.95, 1), 6.3138, 5e-5);
  EXPECT_NEAR(student_t(0.95, 9), 1.8331, 5e-5);
  EXPECT_NEAR(student_t(0.975, 3), 3.1824, 5e-5);
  EXPECT_NEAR(student_t(0.05, 9), -1.8331, 5e-5);
}

TEST(Statistics, VarianceDividesByOneLess) {
  EXPECT_DOUBLE_EQ(variance_of({2, 4, 9}), 13);  // mean 5: 9 + 1 + 16 over 2
  EXPECT_DOUBLE_EQ(variance_of({7}), 0);
}

TEST(Statistics, QuantilesAreLinearBetweenValues) {
  EXPECT_DOUBLE_EQ(sorted_quantile({1, 2, 4, 8}, 0.5), 3);
  EXPECT_DOUBLE_EQ(sorted_quantile({1, 2, 4, 8}, 0.9), 4 + 0.7 * 4);
  EXPECT_DOUBLE_EQ(sorted_quantile({1, 2, 4, 8}, 0), 1);
  EXPECT_DOUBLE_EQ(sorted_quantile({1, 2, 4, 8}, 1), 8);
  EXPECT_DOUBLE_EQ(sorted_quantile({5}, 0.05), 5);
  EXPECT_TRUE(std::isnan(sorted_quantile({}, 0.5)));
}

TEST(Statistics, ErrorOfAMeanKnowsWhichValuesBelongTogether) {
  int units = 0;
  // Each for itself: the usual one, sqrt(variance / n).
  EXPECT_DOUBLE_EQ(error_of_mean({2, 4, 9}, {0, 1, 2}, units), std::sqrt(13.0 / 3));
  EXPECT_EQ(units, 3);
  // Two and two: that of the two means 3 and 9.
  EXPECT_DOUBLE_EQ(error_of_mean({2, 4, 8, 10}, {0, 0, 5, 5}, units), std::sqrt(18.0 / 2));
  EXPECT_EQ(units, 2);
  EXPECT_TRUE(std::isnan(error_of_mean({2, 4}, {0, 0}, units)));
}

TEST(PairedDifference, IsTheTextbookOne) {
  const auto d = paired_difference({10, 20, 30}, {12, 21, 33}, 0.9);  // differences 2, 1, 3
  EXPECT_DOUBLE_EQ(d.a, 20);
  EXPECT_DOUBLE_EQ(d.b, 22);
  EXPECT_DOUBLE_EQ(d.difference, 2);
  EXPECT_NEAR(d.half_width, 2.9200 / std::sqrt(3), 1e-4);
  EXPECT_TRUE(d.sure());
  // Independent: 100 + 111; paired: 1.
  EXPECT_NEAR(d.pairing_factor, 211, 1e-9);
}

TEST(PairedDifference, PairingHelpsLittleWithoutSharedLuck) {
  const auto d = paired_difference({1, -1, 1, -1}, {1, 1, -1, -1}, 0.9);  // covariance 0
  EXPECT_NEAR(d.pairing_factor, 1, 1e-12);
  EXPECT_FALSE(d.sure());
}

TEST(PairedDifference, OnePairHasNoInterval) {
  const auto d = paired_difference({1}, {4}, 0.9);
  EXPECT_DOUBLE_EQ(d.difference, 3);
  EXPECT_TRUE(std::isnan(d.half_width));
  EXPECT_FALSE(d.sure());
}

TEST(PairedDifference, EqualSamplesHaveNoFactorAndAreNotSure) {
  const auto d = paired_difference({1, 2, 3}, {1, 2, 3}, 0.9);
  EXPECT_DOUBLE_EQ(d.difference, 0);
  EXPECT_DOUBLE_EQ(d.half_width, 0);
  EXPECT_TRUE(std::isnan(d.pairing_factor));
  EXPECT_FALSE(d.sure());
}

TEST(PairedDifference, LeavesOutPairsWithoutAValue) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto d = paired_difference({1, none, 3}, {2, 5, 4}, 0.9);
  EXPECT_DOUBLE_EQ(d.difference, 1);
  EXPECT_DOUBLE_EQ(d.a, 2);
}

}  // namespace
}  // namespace limlab
