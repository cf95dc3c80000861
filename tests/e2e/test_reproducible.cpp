#include <gtest/gtest.h>

#include "tests/support/run.hpp"

namespace limlab {
namespace {

using testing_support::baseline;
using testing_support::live;

// The same seed gives the same bits for any number of threads and every time; seeds differ.
TEST(Reproducible, OneDigestForAnyNumberOfThreads) {
  const std::string text = baseline(0.05, "2028-12", R"("seed": 1)");
  const auto one = live(text, 1).record.digest;
  for (const int threads : {2, 3, 7}) EXPECT_EQ(live(text, threads).record.digest, one) << threads;
  EXPECT_EQ(live(text, 1).record.digest, one) << "a second run";
}

TEST(Reproducible, SeedsAndReplicatesDiffer) {
  const auto one = live(baseline(0.02, "2026-06", R"("seed": 1)")).record.digest;
  const auto two = live(baseline(0.02, "2026-06", R"("seed": 2)")).record.digest;
  const auto other =
      live(baseline(0.02, "2026-06", R"("seed": 1)"), 2, {}, {1, false, 0}).record.digest;
  for (std::size_t t = 1; t < one.size(); ++t) {
    EXPECT_NE(one[t], two[t]) << t;
    EXPECT_NE(one[t], other[t]) << t;
  }
}

TEST(Reproducible, AShortRunIsThePrefixOfALongOne) {
  const auto brief = live(baseline(0.05, "2027-06")).record.digest;
  const auto lengthy = live(baseline(0.05, "2029-12")).record.digest;
  ASSERT_LT(brief.size(), lengthy.size());
  for (std::size_t t = 0; t < brief.size(); ++t) EXPECT_EQ(brief[t], lengthy[t]) << t;
}

TEST(Reproducible, ThePanelChangesNothing) {
  const auto plain = live(baseline(0.02, "2026-12")).record.digest;
  EXPECT_EQ(live(baseline(0.02, "2026-12"), 2, {}, {0, false, 1.0}).record.digest, plain);
}

TEST(Laws, HoldAfterEveryStep) {
  live(baseline(0.03, "2028-12"), 2, {}, {0, true, 0});  // throws LawBroken with step and entity
}

}  // namespace
}  // namespace limlab
