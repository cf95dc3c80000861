#include "outputs/luck_band.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace limlab {
namespace {

using Values = std::vector<std::vector<double>>;

TEST(LuckBand, ShiftsBeyondLuckAreOutside) {
  const Values whole{{10, 11, 9, 10, 10.5, 9.5}}, far{{20, 21, 19, 20, 20.5, 19.5}};
  const auto tests = test_against_luck(whole, far);
  ASSERT_EQ(tests.size(), 1u);
  EXPECT_TRUE(tests[0].outside());
  EXPECT_TRUE(tests[0].paired_effect());
}

TEST(LuckBand, ASmallShiftWithSharedLuckIsOnlySeenInPairs) {
  const Values whole{{10, 14, 6, 12, 8, 11}}, near{{10.5, 14.4, 6.5, 12.6, 8.5, 11.5}};
  const auto tests = test_against_luck(whole, near);
  ASSERT_EQ(tests.size(), 1u);
  EXPECT_FALSE(tests[0].outside());
  EXPECT_TRUE(tests[0].paired_effect());
}

TEST(LuckBand, EqualRunsMoveNothing) {
  const Values whole{{1, 2, 3}, {5, 5, 5}};
  for (const auto& t : test_against_luck(whole, whole)) {
    EXPECT_FALSE(t.outside());
    EXPECT_FALSE(t.paired_effect());
  }
  EXPECT_EQ(test_against_luck(whole, whole).size(), 1u) << "a constant series has no test";
}

TEST(LuckBand, AConstantSeriesThatChangesIsOutside) {
  const auto tests = test_against_luck({{0, 0, 0}}, {{4, 4, 4}});
  ASSERT_EQ(tests.size(), 1u);
  EXPECT_TRUE(tests[0].outside());
}

TEST(LuckBand, ValuesThatAreMissingAreLeftOut) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(test_against_luck({{1, none, 3}}, {{4, 5, 6}}).empty());
}

// Changes that do nothing, with fresh luck: some series leaves its band in at most kFalseAlarm of
// the studies. 2,000 studies of 40 series: 20 expected, and 20 + 4.5 x sqrt(20) = 40 at most.
TEST(LuckBand, FalseAlarmsAreAsRareAsPromised) {
  std::mt19937_64 bits(7);
  std::normal_distribution<double> normal;
  const auto draw = [&] {
    Values v(40, std::vector<double>(8));
    for (auto& series : v)
      for (double& x : series) x = normal(bits);
    return v;
  };
  int alarms = 0;
  for (int study = 0; study < 2000; ++study) {
    bool any = false;
    for (const auto& t : test_against_luck(draw(), draw())) any = any || t.outside();
    alarms += any;
  }
  EXPECT_LE(alarms, 40);
  EXPECT_GE(alarms, 5) << "a band that never alarms is too wide";
}

}  // namespace
}  // namespace limlab
