#include <gtest/gtest.h>

#include <vector>

#include <cmath>

#include "behaviour/experience.hpp"
#include "behaviour/wages.hpp"
#include "engine/parameters.hpp"

namespace limlab {
namespace {

struct WagesTest : testing::Test {
  World w;
  const Terms terms{};
  const Luck luck{1, 0};
  const Team team{1};
  Key next = 1;

  void SetUp() override { w.start = w.now = make_month(2025, 12); }
  /// Somebody with 36 years of experience, where it no longer moves wages, and a post of ISCO 72.
  PersonRow employee(Contract contract, int months_here, std::uint8_t place = 0) {
    const PersonRow p = add_initial(
        w, {.key = next++, .birth_month = make_month(1968, 1), .status = Status::employee},
        Presence::resident);
    w.persons.experience[p.index()] = 36 * 12;
    const PostRow j = add_initial_post(w, {.key = next++,
                                           .firm = {},
                                           .sector = Sector::C,
                                           .occupation = Occupation::o72,
                                           .place = place,
                                           .contract = contract,
                                           .wage = 300'000});
    place_initial(w, p, j, plus(make_month(2026, 1), -months_here));
    return p;
  }
  void january(double pass, int drift) {
    Params params(declare_all_parameters());
    params.set("wages.pass_to_incumbents", pass);
    w.surroundings.wage_drift[at(Occupation::o72)][w.streek_of[0]] = drift;
    MonthContext c{w, terms, luck, team};
    Wages(params, 1).grow(c);
  }
  double pay(PersonRow p) const {
    EXPECT_EQ(w.persons.wage[p.index()], w.posts.wage[w.persons.post[p.index()]]);
    return w.persons.wage[p.index()];
  }
};

TEST_F(WagesTest, TheStaffGetsItsPartOfTheDriftInJanuary) {
  const PersonRow stays = employee(Contract::permanent, 60),
                  half_a_year = employee(Contract::temporary, 6),
                  just_hired = employee(Contract::permanent, 0),
                  own_account = employee(Contract::own_account, 60),
                  outside = employee(Contract::permanent, 60, place_of(OutsideMarket::antwerp));
  w.now = make_month(2025, 12);
  january(0.5, 40'000);
  EXPECT_EQ(pay(stays), 300'000) << "December";
  w.now = make_month(2026, 1);
  january(0.5, 40'000);
  EXPECT_NEAR(pay(stays), 300'000 * std::exp(0.02), 1);
  EXPECT_NEAR(pay(half_a_year), 300'000 * (1 + std::expm1(0.02) / 2), 1);
  EXPECT_EQ(pay(just_hired), 300'000) << "his offer has the drift already";
  EXPECT_EQ(pay(own_account), 300'000);
  EXPECT_EQ(pay(outside), 300'000);
  // What has been passed on is not passed on again; what drifts back is taken back.
  w.now = make_month(2027, 1);
  january(0.5, 40'000);
  EXPECT_NEAR(pay(stays), 300'000 * std::exp(0.02), 1);
  w.now = make_month(2028, 1);
  january(0.5, 0);
  EXPECT_NEAR(pay(stays), 300'000, 2);
}

TEST_F(WagesTest, NothingReachesTheStaffWithoutPassThrough) {
  const PersonRow stays = employee(Contract::permanent, 60);
  w.now = make_month(2026, 1);
  january(0, 40'000);
  EXPECT_EQ(pay(stays), 300'000);
}

TEST(Experience, UtilitiesOfManyWagesAreThoseOfEach) {
  std::vector<double> wages;
  for (int k = 0; k < 203; ++k) wages.push_back(-50 + 1'234.5 * k * k);  // the first below one
  std::vector<std::int32_t> utilities(wages.size());
  utilities_of_wages(wages.data(), wages.size(), utilities.data());
  for (std::size_t k = 0; k < wages.size(); ++k)
    EXPECT_EQ(utilities[k], utility_of_wage(wages[k])) << wages[k];
}

}  // namespace
}  // namespace limlab
