#include <gtest/gtest.h>

#include "benchmarks/bare_kernel/bare_kernel.hpp"

namespace limlab::bench {
namespace {

// The bare kernel is REF-LM v1: the acceptance figures of the reference page at 100,000 persons
// (mean and standard deviation of the unemployed share over eight seeds 0.0910, 0.0013; of hires
// 0.00969, 0.00005).
TEST(BareKernel, ReproducesTheReferenceWorkload) {
  const Team team(2);
  BareKernel kernel(100'000, 1, team);
  double unemployed = 0, hires = 0, vacancies = 0;
  for (int t = 0; t < 120; ++t) {
    kernel.step();
    if (t < 60) continue;
    unemployed += static_cast<double>(kernel.counts().by_state[1]) / 6e6;
    hires += static_cast<double>(kernel.counts().hires) / 6e6;
    vacancies += static_cast<double>(kernel.counts().vacancies) / 6e6;
  }
  EXPECT_NEAR(unemployed, 0.0910, 4 * 0.0013);
  EXPECT_NEAR(hires, 0.00969, 4 * 0.00005);
  EXPECT_NEAR(vacancies, 0.00122, 0.0002);
  EXPECT_NEAR(static_cast<double>(kernel.counts().by_state[0]) / 1e5, 0.2724, 0.006);
}

TEST(BareKernel, IsTheSameForAnyNumberOfThreads) {
  const Team one(1), three(3);
  BareKernel a(50'000, 7, one), b(50'000, 7, three);
  for (int t = 0; t < 24; ++t) {
    a.step();
    b.step();
    ASSERT_EQ(a.counts(), b.counts()) << t;
  }
}

}  // namespace
}  // namespace limlab::bench
