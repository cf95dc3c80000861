#include "behaviour/vacancy_pass.hpp"

#include <gtest/gtest.h>

#include "behaviour/foundations.hpp"
#include "engine/parameters.hpp"

namespace limlab {
namespace {

constexpr std::size_t kAntwerp = at(OutsideMarket::antwerp);

struct VacancyPassTest : testing::Test {
  World w;
  Params params{declare_all_parameters()};
  const Terms terms{};
  const Luck luck{1, 0};
  FirmRow firm;
  Key next = 1;

  void SetUp() override {
    w.start = w.now = make_month(2026, 12);
    params.set("vacancies.withdraw_rate", 1);
    params.set("outside.taken_by_locals", .5);
    firm = add_firm(w, {.key = next++, .sector = Sector::C, .base_posts = 3000});
  }
  PostRow post(std::uint8_t place) {
    return add_initial_post(w, {.key = next++,
                                .firm = in_limburg(place) ? firm : FirmRow(),
                                .sector = Sector::C,
                                .occupation = Occupation::o72,
                                .place = place,
                                .contract = Contract::permanent,
                                .wage = 1});
  }
  PostRow vacancy(std::uint8_t place, int age) {
    const PostRow j = post(place);
    open_initial_vacancy(w, j, plus(w.now, -age));
    return j;
  }
  PostRow held(std::uint8_t place) {
    const PostRow j = post(place);
    place_initial(
        w,
        add_initial(w,
                    {.key = next++, .birth_month = make_month(1980, 1), .status = Status::employee},
                    Presence::resident),
        j, plus(w.now, -12));
    return j;
  }
  VacancyPass::Found run(int threads) {
    const Team team(threads);
    MonthContext c{w, terms, luck, team};
    return VacancyPass().run(c, VacancyLife(params), OutsideMarkets(params), PostOffers(params));
  }
};

TEST_F(VacancyPassTest, EverybodyFindsHisOwn) {
  const PostRow fresh = vacancy(0, 0), old = vacancy(1, 100), staff = held(0);
  const std::uint8_t outside = place_of(OutsideMarket::antwerp);
  held(outside);
  for (int k = 0; k < 200; ++k) vacancy(outside, 1);
  lay_foundations(w);
  const auto found = run(1);
  EXPECT_EQ(found.withdrawn, std::vector{old.value});
  EXPECT_EQ(w.posts.wage[fresh.index()], w.foundations.norm_wage[at(Occupation::o72)])
      << "a fresh vacancy is offered at the norm";
  EXPECT_EQ(w.posts.wage[staff.index()], 1);
  EXPECT_EQ(found.outside.held[kAntwerp], 1);
  const auto taken = static_cast<int>(found.outside.taken_by_locals.size());
  EXPECT_EQ(found.outside.open[kAntwerp] + taken, 200);
  EXPECT_NEAR(taken, 100, 30);

  VacancyLife::withdraw(w, found.withdrawn);
  EXPECT_EQ(w.posts.state[old.index()], kFreePost);
  EXPECT_LT(w.firms.capacity[firm.index()], 0) << "the firm lacks what it could not fill";
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(VacancyPassTest, TheSameForAnyNumberOfThreads) {
  const std::uint8_t outside = place_of(OutsideMarket::antwerp);
  for (int k = 0; k < 9'000; ++k)
    k % 3 == 0 ? vacancy(outside, 1) : k % 3 == 1 ? vacancy(0, k % 20) : held(outside);
  lay_foundations(w);
  const World start = w;
  const auto one = run(1);
  const World after = w;
  w = start;
  const auto three = run(3);
  EXPECT_EQ(one.withdrawn, three.withdrawn);
  EXPECT_EQ(one.outside.taken_by_locals, three.outside.taken_by_locals);
  EXPECT_EQ(one.outside.open, three.outside.open);
  EXPECT_EQ(one.outside.held, three.outside.held);
  EXPECT_EQ(w.posts.wage, after.posts.wage);
}

}  // namespace
}  // namespace limlab
