#include "batch/design.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

#include "batch/schedule.hpp"

using namespace limlab;

namespace {
const std::vector<DrawRange> kRanges{{"a", -1, 3}, {"b", 10, 20}, {"c", 1, 4, true}};

/// How many of `cells` equal parts of the range hold a point of the column.
std::size_t hit(const Design& d, std::size_t column, std::size_t cells) {
  const DrawRange& r = kRanges[column];
  std::set<int> found;
  for (const auto& row : d.rows)
    found.insert(static_cast<int>((row[column] - r.from) / (r.to - r.from) * double(cells)));
  return found.size();
}
}  // namespace

TEST(Design, EveryStratumOfALatinHypercubeHasOnePoint) {
  const Design d = latin_hypercube(kRanges, 50, 7);
  ASSERT_EQ(d.rows.size(), 50u);
  EXPECT_EQ(hit(d, 0, 50), 50u);
  EXPECT_EQ(hit(d, 1, 50), 50u);
  std::array<int, 5> counts{};
  for (const auto& row : d.rows) {
    EXPECT_EQ(row[2], std::floor(row[2]));
    ++counts.at(static_cast<std::size_t>(row[2]));
  }
  for (int value = 1; value <= 4; ++value) EXPECT_NEAR(counts[std::size_t(value)], 12.5, 1);
}

TEST(Design, ColumnsOfALatinHypercubeAreNotInStep) {
  const Design d = latin_hypercube(kRanges, 200, 7);
  double sum = 0;
  for (const auto& row : d.rows) sum += ((row[0] + 1) / 4 - 0.5) * ((row[1] - 10) / 10 - 0.5) * 12;
  EXPECT_LT(std::abs(sum / 200), 0.3);  // correlation; standard error 0.07
}

TEST(Design, SobolFillsEveryElementaryBox) {
  const Design d = sobol(kRanges, 64, 7);
  EXPECT_EQ(hit(d, 0, 64), 64u);
  EXPECT_EQ(hit(d, 1, 64), 64u);
  std::set<int> boxes;  // 8 x 8 in the first two columns: a (0, 6, 2)-net
  for (const auto& row : d.rows)
    boxes.insert(int((row[0] + 1) / 4 * 8) * 8 + int((row[1] - 10) / 10 * 8));
  EXPECT_EQ(boxes.size(), 64u);
}

TEST(Design, IsAFunctionOfSeedAndNames) {
  for (const auto method : {latin_hypercube, sobol}) {
    EXPECT_EQ(method(kRanges, 16, 7).rows, method(kRanges, 16, 7).rows);
    EXPECT_NE(method(kRanges, 16, 7).rows, method(kRanges, 16, 8).rows);
    for (const auto& row : method(kRanges, 1000, 3).rows)
      for (std::size_t c = 0; c < kRanges.size(); ++c) {
        EXPECT_GE(row[c], kRanges[c].from);
        EXPECT_LE(row[c], kRanges[c].to);
      }
  }
}

TEST(Crew, MembersSideBySideFirstThreadsWithinAtTheEnd) {
  const Crew crew{8, 100};
  EXPECT_EQ(crew.threads_for_next(100, 8, 0), 1);
  EXPECT_EQ(crew.threads_for_next(8, 8, 0), 1);
  EXPECT_EQ(crew.threads_for_next(2, 3, 5), 0);  // waits for the threads of those that end
  EXPECT_EQ(crew.threads_for_next(2, 8, 0), 4);
  EXPECT_EQ(crew.threads_for_next(1, 8, 0), 8);
  EXPECT_EQ(crew.threads_for_next(0, 8, 0), 0);
  // Memory for two at once: the threads go inside.
  const Crew tight{8, 2};
  EXPECT_EQ(tight.threads_for_next(100, 8, 0), 4);
  EXPECT_EQ(tight.threads_for_next(100, 4, 1), 4);
  EXPECT_EQ(tight.threads_for_next(100, 1, 2), 0);
}
