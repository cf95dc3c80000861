#include "outputs/luck_band.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "base/statistics.hpp"

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

TEST(LuckBand, MoreReplicatesOfTheWholeModelNarrowIt) {
  const Values few{{10, 11, 9, 10}}, many{{10, 11, 9, 10, 10, 11, 9, 10, 10, 11, 9, 10}},
      changed{{11, 12, 10, 11}};
  const auto wide = test_against_luck(few, changed), narrow = test_against_luck(many, changed);
  ASSERT_EQ(narrow.size(), 1u);
  EXPECT_LT(narrow[0].half_width, wide[0].half_width / 2);
  EXPECT_DOUBLE_EQ(narrow[0].paired_difference, 1) << "pairs are the first ones";
  EXPECT_TRUE(test_against_luck(changed, many).empty()) << "fewer of the whole model";
}

/// Studies of changes that do nothing, with fresh luck: in how many does some series leave its
/// band? `draw` gives a value of a replicate.
template <class Draw>
int alarms(int studies, std::size_t series, std::size_t whole, std::size_t changed, Draw&& draw) {
  const auto replicates = [&](std::size_t n) {
    Values v(series, std::vector<double>(n));
    for (auto& one : v)
      for (double& x : one) x = draw();
    return v;
  };
  int found = 0;
  for (int study = 0; study < studies; ++study) {
    const auto tests = test_against_luck(replicates(whole), replicates(changed));
    found += std::any_of(tests.begin(), tests.end(), [](const auto& t) { return t.outside(); });
  }
  return found;
}

// 2,000 studies of 40 series: 20 alarms expected, and 20 + 4.5 x sqrt(20) = 40 at most.
TEST(LuckBand, FalseAlarmsAreAsRareAsPromised) {
  std::mt19937_64 bits(7);
  std::normal_distribution<double> normal;
  const auto draw = [&] { return normal(bits); };
  for (const std::size_t whole : {8, 32}) {
    const int found = alarms(2000, 40, whole, 8, draw);
    EXPECT_LE(found, 40) << whole;
    EXPECT_GE(found, 5) << "a band that never alarms is too wide";
  }
}

/// The standard deviation of the twelve-month changes of five years is like that of some ten
/// independent ones.
double swing(std::mt19937_64& bits, double shock) {
  std::normal_distribution<double> normal(0, shock);
  std::vector<double> changes(10);
  for (double& x : changes) x = normal(bits);
  return std::sqrt(variance_of(changes));
}

// Swings are skewed. Judged in logarithms they alarm as rarely as promised, and see a spread that
// is half as large again with thirty replicates.
TEST(LuckBand, LogarithmsOfSwingsKeepTheFalseAlarmAndSeeASpread) {
  std::mt19937_64 bits(11);
  EXPECT_LE(alarms(1000, 40, 32, 8, [&] { return std::log(swing(bits, 1)); }), 24);
  Values whole(300, std::vector<double>(120)), wider(300, std::vector<double>(30));
  for (auto& series : whole)
    for (double& x : series) x = std::log(swing(bits, 1));
  for (auto& series : wider)
    for (double& x : series) x = std::log(swing(bits, 1.5));
  const auto tests = test_against_luck(whole, wider);
  const auto seen =
      std::count_if(tests.begin(), tests.end(), [](const auto& t) { return t.outside(); });
  EXPECT_GT(seen, 240);
}

TEST(LuckBand, SwingsAreTestedInLogarithms) {
  Record r(Horizon{make_month(2025, 12), 36});
  for (std::size_t t = 0; t < r.horizon.times(); ++t)
    *r.row(Series::commuters_in, t) = static_cast<std::int32_t>(t * t);
  const Window w{"2028", 25, 36};
  const Reading swings{"g", "n", "u", "t", Reads::swing, {cells_of(Series::commuters_in)}},
      level{"g", "n", "u", "t", Reads::level, {cells_of(Series::commuters_in)}};
  EXPECT_DOUBLE_EQ(tested_value(swings, r, w, 0.1), std::log(swings.value(r, w, 0.1)));
  EXPECT_DOUBLE_EQ(tested_value(level, r, w, 0.1), level.value(r, w, 0.1));
}

}  // namespace
}  // namespace limlab
