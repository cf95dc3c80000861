#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>
#include <vector>

#include "base/aside.hpp"

namespace limlab {
namespace {

TEST(Aside, DoesEveryPieceInOrderBesideTheBlocksOfTheTeam) {
  for (const int threads : {1, 2, 7}) {
    const Team team(threads);
    std::vector<int> done, wanted(100);
    std::iota(wanted.begin(), wanted.end(), 0);
    Aside aside(team);
    for (int k = 0; k < 100; ++k) {
      aside.add([&done, k] { done.push_back(k); });
      std::vector<int> rows(50);
      team.for_blocks(
          rows.size(), [&](std::size_t, std::size_t begin, std::size_t) { rows[begin] = 1; }, 1);
      EXPECT_EQ(std::accumulate(rows.begin(), rows.end(), 0), 50);
    }
    aside.finish();
    EXPECT_EQ(done, wanted) << threads;
  }
}

TEST(Aside, TellsTheFirstFaultAndLeavesTheRestOut) {
  for (const int threads : {1, 2}) {
    const Team team(threads);
    Aside aside(team);
    int done = 0;
    aside.add([&] { ++done; });
    aside.add([] { throw std::runtime_error("no room"); });
    aside.add([&] { ++done; });
    EXPECT_THROW(aside.finish(), std::runtime_error);
    EXPECT_EQ(done, 1);
    aside.finish();  // told once
  }
}

}  // namespace
}  // namespace limlab
