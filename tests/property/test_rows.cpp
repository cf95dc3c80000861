#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/run.hpp"

namespace limlab {
namespace {

using testing_support::baseline;
using testing_support::live;

// Rows of persons and posts are where they lie, no more: whoever comes next may get any free one,
// and nothing that happens and no digest changes by a bit. Vacancies that are alike to somebody
// must not go by their rows, for one: without taste many are. (Firms act in the order of their
// rows.)
TEST(Rows, HaveNoMeaning) {
  const std::string scenario = baseline(0.1, "2027-12", R"("parameters": {"search.taste_sd": 0})");
  const auto usual = live(scenario, 2);
  const auto other = live(scenario, 2, [](const Simulation& sim, const Observer&) {
    auto& w = const_cast<World&>(sim.world());
    for (auto* rows : {&w.free_persons, &w.free_posts}) std::reverse(rows->begin(), rows->end());
  });
  ASSERT_EQ(usual.record.digest.size(), other.record.digest.size());
  for (std::size_t t = 0; t < usual.record.digest.size(); ++t)
    ASSERT_EQ(usual.record.digest[t], other.record.digest[t]) << "month " << t;
  EXPECT_EQ(usual.record.whole, other.record.whole);
}

}  // namespace
}  // namespace limlab
