#include <gtest/gtest.h>

#include <algorithm>

#include "behaviour/vacancy_board.hpp"
#include "state/moves.hpp"
#include "tests/support/run.hpp"

namespace limlab {
namespace {

using testing_support::baseline;
using testing_support::live;

void expect_same_board(const VacancyBoard& one, const VacancyBoard& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t v = 0; v < one.size(); ++v) {
    const Listed &a = one.at(v), &b = other.at(v);
    EXPECT_EQ(a.key, b.key);
    EXPECT_EQ(a.row, b.row);
    EXPECT_EQ(a.utility, b.utility);
    EXPECT_EQ(a.age, b.age);
    EXPECT_EQ(a.contract, b.contract);
    EXPECT_EQ(one.names()[v], other.names()[v]);
  }
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    ASSERT_EQ(one.places(o).lanes, other.places(o).lanes);
    for (std::size_t k = 0; k < one.places(o).lanes; ++k)
      EXPECT_EQ(one.places(o).inverse[k], other.places(o).inverse[k]);
    for (std::size_t place = 0; place < kPlaces; ++place)
      EXPECT_EQ(one.bucket(o, place), other.bucket(o, place)) << o << ' ' << place;
  }
}

// Between two rounds of a month the board is renewed: vacancies filled go, posts left come. It has
// to be the board that a fresh look at all posts would make.
TEST(VacancyBoard, RenewedIsTheBoardThatAFreshLookMakes) {
  live(baseline(0.02, "2026-02"), 1, [](const Simulation& sim, const Observer&) {
    World w = sim.world();
    const Team team(1);
    VacancyBoard board, fresh;
    board.list(w, team);
    ASSERT_GT(board.size(), 40u);
    std::vector<std::int32_t> filled, opened;
    for (std::size_t v = 0; v < board.size(); v += 3) {
      filled.push_back(board.at(v).row);
      board.take(v);
    }
    std::size_t i = 0;
    for (const std::int32_t j : filled) {  // by employees here, whose posts become vacant
      for (;; ++i) {
        ASSERT_LT(i, w.persons.size());
        const std::int32_t post = w.persons.post[i];
        if (post >= 0 && w.persons.status[i] == at(Status::employee) &&
            w.posts.state[post] == at(PostState::filled) && w.posts.firm[post] >= 0)
          break;
      }
      const std::int32_t left = w.persons.post[i];
      leave_for_other_job(w, PersonRow(i), PostAfter::vacant, PostRow(j));
      hire(w, PersonRow(i), PostRow(j), HireOrigin::other_job);
      opened.push_back(left);
      ++i;
    }
    std::reverse(opened.begin(), opened.end());
    board.renew(w, opened);
    fresh.list(w, team);
    expect_same_board(board, fresh);
  });
}

}  // namespace
}  // namespace limlab
