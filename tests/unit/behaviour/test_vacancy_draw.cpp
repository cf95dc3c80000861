#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/random.hpp"
#include "behaviour/vacancy_draw.hpp"

namespace limlab {
namespace {

/// A board of one occupation: so many vacancies at each of its places, and rates of the places.
struct Board {
  OpenPlaces places;
  std::vector<std::int32_t> start = std::vector<std::int32_t>(kPlaces + 1, 0);
  std::vector<std::uint32_t> names;
  std::array<float, kLanes> reach{};

  Board(const std::vector<int>& vacancies, const std::vector<float>& rates) {
    for (std::size_t h = 0; h < kPlaces; ++h) {
      const int n = h < vacancies.size() ? vacancies[h] : 0;
      start[h + 1] = start[h] + n;
      for (int k = 0; k < n; ++k)
        names.push_back(static_cast<std::uint32_t>(mix(h + 1, static_cast<std::uint64_t>(k))));
      if (n == 0) continue;
      places.place[places.lanes] = static_cast<std::uint8_t>(h);
      places.salt[places.lanes] = static_cast<std::uint32_t>(h) * 0x9E3779B9u;
      reach[places.lanes] = 1 / rates[h];
      places.inverse[places.lanes++] = 1.0f / static_cast<float>(n);
    }
    names.resize(names.size() + kRegister);
    std::fill(reach.begin() + static_cast<std::ptrdiff_t>(places.lanes), reach.end(), 1.0f);
    while (places.lanes % kRegister != 0)
      places.inverse[places.lanes++] = std::numeric_limits<float>::infinity();
  }
  std::vector<std::int32_t> draw(std::size_t n) const {
    std::vector<VacancyDraw> draws(n);
    for (std::size_t k = 0; k < n; ++k) draws[k] = {reach.data(), mix(k, 77), 0};
    std::vector<std::int32_t> found(n);
    draw_vacancies({&places, start.data(), names.data()}, draws.data(), n, found.data());
    return found;
  }
  std::size_t place_of(std::int32_t vacancy) const {
    std::size_t h = 0;
    while (start[h + 1] <= vacancy) ++h;
    return h;
  }
};

TEST(VacancyDraw, PlacesByVacanciesTimesRateAndEveryVacancyAlike) {
  const std::vector<int> vacancies{3, 0, 20, 1, 300, 8, 2, 9, 4, 5};
  const std::vector<float> rates{2, 1, .5f, 7, .01f, 1, 3, 1, 0.2f, .1f};
  const Board board(vacancies, rates);
  constexpr std::size_t kDraws = 200'000;
  std::vector<int> seen(board.names.size());
  for (const std::int32_t v : board.draw(kDraws)) {
    ASSERT_GE(v, 0);
    ASSERT_LT(v, board.start.back());
    ++seen[static_cast<std::size_t>(v)];
  }
  double all = 0;
  for (std::size_t h = 0; h < vacancies.size(); ++h) all += vacancies[h] * double{rates[h]};
  for (std::size_t h = 0; h < vacancies.size(); ++h) {
    double at_place = 0;
    for (std::int32_t v = board.start[h]; v < board.start[h + 1]; ++v) {
      at_place += seen[static_cast<std::size_t>(v)];
      const double expected = kDraws * rates[h] / all;
      EXPECT_NEAR(seen[static_cast<std::size_t>(v)], expected, 5 * std::sqrt(expected) + 1);
    }
    const double expected = kDraws * vacancies[h] * double{rates[h]} / all;
    EXPECT_NEAR(at_place, expected, 5 * std::sqrt(expected)) << h;
  }
}

// What scenarios share depends on it: a vacancy more or less must not disturb those who look
// elsewhere.
TEST(VacancyDraw, AVacancyMoreMovesOnlyTheDrawsItWins) {
  const std::vector<float> rates{2, 1, .5f, 7, .2f, 1};
  for (const int many : {2, 7, 8, 300}) {
    const Board before({3, many, 20, 1, 40, 8}, rates), after({3, many + 1, 20, 1, 40, 8}, rates);
    const auto one = before.draw(50'000), other = after.draw(50'000);
    int moved = 0;
    for (std::size_t k = 0; k < one.size(); ++k) {
      const std::size_t was = before.place_of(one[k]), is = after.place_of(other[k]);
      if (was != 1 && is != 1) {  // later vacancies have moved up by one
        EXPECT_EQ(was, is);
        EXPECT_EQ(one[k] + (was > 1), other[k]);
      } else if (was == 1) {
        EXPECT_EQ(is, 1u) << "a place with more vacancies keeps what it had";
        if (one[k] != other[k]) EXPECT_EQ(other[k], after.start[2] - 1) << "won by the new one";
      } else {
        ++moved;
      }
    }
    EXPECT_GT(moved, 0);
    EXPECT_LT(moved, 50'000 / many);
  }
}

TEST(VacancyDraw, NothingWhereNobodyGetsTo) {
  const float never = std::numeric_limits<float>::infinity();
  Board board({3, 5}, {1, 1});
  board.reach[0] = board.reach[1] = never;
  for (const std::int32_t v : board.draw(100)) EXPECT_EQ(v, -1);
  board.reach[1] = 1;
  for (const std::int32_t v : board.draw(100)) EXPECT_EQ(board.place_of(v), 1u);
}

}  // namespace
}  // namespace limlab
