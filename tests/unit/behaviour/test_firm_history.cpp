#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "behaviour/firm_history.hpp"
#include "engine/parameters.hpp"
#include "params/book.hpp"

namespace limlab {
namespace {

constexpr double kSd = 0.032, kPersistence = 0.975;

std::vector<FirmPast> pasts(const FirmHistory& history, int firms, double sd, const Luck& luck) {
  std::vector<Key> keys;
  for (int k = 0; k < firms; ++k) keys.push_back(mix(static_cast<Key>(k)));
  const std::vector<double> sds(keys.size(), sd);
  std::vector<FirmPast> out(keys.size());
  for (std::size_t first = 0; first < keys.size(); first += FirmHistory::kTogether) {
    const std::size_t n = std::min(FirmHistory::kTogether, keys.size() - first);
    history.live({&keys[first], n}, make_month(2025, 12), {&sds[first], n}, luck, &out[first]);
  }
  return out;
}

struct Met {
  double shrink = 0, demand = 0, squared = 0;
};
Met meet(const FirmHistory& history, double sd, int firms) {
  Met m;
  for (const FirmPast& past : pasts(history, firms, sd, Luck(3, 0))) {
    m.shrink += std::exp(-past.demand) / firms;
    m.demand += past.demand / firms, m.squared += past.demand * past.demand / firms;
  }
  return m;
}

FirmHistory central() { return FirmHistory(Params(declare_all_parameters())); }

// Firms met through their posts: their shocks will fall back on average, by just as much as the
// spread of shocks lifts the mean of the others, so demand added up is at rest.
TEST(FirmHistory, LeavesDemandAtRest) {
  const Met m = meet(central(), kSd, 20'000);
  double mean_size = 1;  // of e^(own shock) over firms: product over the shocks of the past
  for (double w = 1; w > 1e-4; w *= kPersistence) mean_size /= 1 - kSd * kSd * w * w / 2;
  EXPECT_NEAR(m.shrink * mean_size, 1, 0.006);
  const double variance = kSd * kSd / (1 - kPersistence * kPersistence);
  EXPECT_NEAR(m.squared - m.demand * m.demand, variance, 0.05 * variance);
  EXPECT_NEAR(m.demand, variance, 0.006);
}

// Posts follow demand late: they spread less, some firms still have more than they want, others
// have not opened theirs yet, and added up the two are within the surplus that a firm bears.
TEST(FirmHistory, PostsFollowDemandLate) {
  constexpr int firms = 20'000;
  double lag = 0, squared_lag = 0, more = 0;
  for (const FirmPast& past : pasts(central(), firms, kSd, Luck(3, 0))) {
    const double gap = past.posts - past.demand;
    lag += gap / firms, squared_lag += gap * gap / firms, more += (gap > 0) / double(firms);
  }
  EXPECT_LT(std::abs(lag), 0.02);
  EXPECT_GT(more, 0.2);
  EXPECT_LT(more, 0.8);
  EXPECT_GT(std::sqrt(squared_lag), 0.5 * kSd) << "not only the shock of the last month";
}

TEST(FirmHistory, WithoutShocksNothingHappened) {
  const FirmPast past = pasts(central(), 1, 0, Luck(1, 0)).front();
  EXPECT_EQ(past.demand, 0);
  EXPECT_EQ(past.posts, 0);
}

// Who lives beside a firm does not matter to it.
TEST(FirmHistory, IsTheSameAloneAndTogether) {
  const FirmHistory history = central();
  const auto together = pasts(history, 150, kSd, Luck(3, 0));
  for (int k = 0; k < 150; ++k) {
    const Key key = mix(static_cast<Key>(k));
    FirmPast alone;
    history.live({&key, 1}, make_month(2025, 12), {&kSd, 1}, Luck(3, 0), &alone);
    EXPECT_EQ(alone.demand, together[static_cast<std::size_t>(k)].demand);
    EXPECT_EQ(alone.posts, together[static_cast<std::size_t>(k)].posts);
  }
}

}  // namespace
}  // namespace limlab
