#include "base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace limlab {
namespace {

TEST(Team, TurnsComeInTheOrderOfBlocksOneAtATime) {
  for (const int threads : {1, 2, 3, 7}) {
    const Team team(threads);
    for (int again = 0; again < 200; ++again) {
      constexpr std::size_t kRows = 1003, kBlock = 10;
      std::vector<int> worked(kRows, 0);
      std::vector<std::size_t> turns;  // written by one thread at a time, or the order is wrong
      std::atomic<int> inside{0};
      team.for_blocks_in_turn(
          kRows,
          [&](std::size_t block, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) ++worked[i];
            if (block % 7 == 0) std::this_thread::yield();  // blocks end in another order
          },
          [&](std::size_t block) {
            EXPECT_EQ(inside.fetch_add(1), 0);
            for (std::size_t i = block * kBlock; i < std::min(kRows, (block + 1) * kBlock); ++i)
              EXPECT_EQ(worked[i], 1) << "its turn comes after its work";
            turns.push_back(block);
            --inside;
          },
          kBlock);
      ASSERT_EQ(turns.size(), Team::blocks(kRows, kBlock));
      for (std::size_t b = 0; b < turns.size(); ++b) ASSERT_EQ(turns[b], b);
    }
  }
}

TEST(Team, NoRowsNoTurns) {
  const Team team(2);
  team.for_blocks_in_turn(
      0, [](std::size_t, std::size_t, std::size_t) { ADD_FAILURE(); },
      [](std::size_t) { ADD_FAILURE(); });
}

TEST(Team, WhatFailsInWorkOrTurnReachesTheCaller) {
  for (const int threads : {1, 2, 4}) {
    const Team team(threads);
    for (const bool in_turn : {false, true}) {
      std::vector<std::size_t> turns;
      const auto run = [&] {
        team.for_blocks_in_turn(
            100,
            [&](std::size_t block, std::size_t, std::size_t) {
              if (!in_turn && block == 5) throw std::runtime_error("work");
            },
            [&](std::size_t block) {
              if (in_turn && block == 5) throw std::runtime_error("turn");
              turns.push_back(block);
            },
            4);
      };
      EXPECT_THROW(run(), std::runtime_error);
      EXPECT_LE(turns.size(), 5u) << "nothing behind the fault has its turn";
    }
  }
}

}  // namespace
}  // namespace limlab
