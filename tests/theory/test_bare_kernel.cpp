#include <gtest/gtest.h>

#include "benchmarks/bare_kernel/bare_kernel.hpp"

namespace limlab::bench {
namespace {

// The bare kernel is REF-LM v1: the acceptance figures of the reference page at 900,000 persons
// (over eight seeds there the unemployed share is 0.0914, standard deviation 0.0004; hires 0.00966,
// 0.00001).
TEST(BareKernel, ReproducesTheReferenceWorkload) {
  const Team team(2);
  constexpr std::size_t persons = 900'000;
  BareKernel kernel(persons, 1, team);
  double unemployed = 0, hires = 0, vacancies = 0;
  for (int t = 0; t < 120; ++t) {
    kernel.step();
    if (t < 60) continue;
    unemployed += static_cast<double>(kernel.counts().by_state[1]) / (60.0 * persons);
    hires += static_cast<double>(kernel.counts().hires) / (60.0 * persons);
    vacancies += static_cast<double>(kernel.counts().vacancies) / (60.0 * persons);
  }
  EXPECT_NEAR(unemployed, 0.0914, 4 * 0.0004);
  EXPECT_NEAR(hires, 0.00966, 4 * 0.00001);
  EXPECT_NEAR(vacancies, 0.00122, 0.00003);
  EXPECT_NEAR(static_cast<double>(kernel.counts().by_state[0]) / persons, 0.2726, 0.001);
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
