#include <gtest/gtest.h>

#include "behaviour/foundations.hpp"
#include "behaviour/post_offers.hpp"
#include "engine/parameters.hpp"
#include "state/moves.hpp"

namespace limlab {
namespace {

/// One firm of sector C with 300 posts of ISCO 72 and 100 of ISCO 81, a business and a post
/// outside.
struct PostOffersTest : testing::Test {
  World w;
  const Luck luck{1, 0};
  Params params{declare_all_parameters()};
  FirmRow firm;
  std::vector<PostRow> metal, operators;
  PostRow business, outside;
  Key next = 1;

  void SetUp() override {
    w.start = w.now = make_month(2026, 1);
    params.set("firms.sector_mix", 1);
    firm = add_firm(w, {.key = next++, .sector = Sector::C});
    for (int k = 0; k < 300; ++k) metal.push_back(post(Occupation::o72, firm));
    for (int k = 0; k < 100; ++k) operators.push_back(post(Occupation::o81, firm));
    business = post(Occupation::o72, {}, 0, Contract::own_account);
    outside = post(Occupation::o72, {}, place_of(OutsideMarket::antwerp));
    lay_foundations(w);
  }
  PostRow post(Occupation o, FirmRow f, std::uint8_t place = 0,
               Contract contract = Contract::permanent) {
    return add_initial_post(w, {.key = next++,
                                .firm = f,
                                .sector = Sector::C,
                                .occupation = o,
                                .place = place,
                                .contract = contract,
                                .wage = 300'000});
  }
  /// Share of ISCO 81 in a thousand new posts.
  double operators_among_new() {
    const PostOffers offers(params);
    int found = 0;
    for (Key key = 10'000; key < 11'000; ++key)
      found += offers.like_the_firms_own(w, firm.index(), key, luck).occupation == Occupation::o81;
    return found / 1000.0;
  }
  auto lost(Occupation o) const { return w.surroundings.work_lost[at(Sector::C)][at(o)]; }
};

TEST_F(PostOffersTest, AtFirstASectorOpensTheWorkItHas) {
  PostOffers(params).recall_lost_work(w);
  EXPECT_EQ(lost(Occupation::o72), 15 * kOneLostPost) << "a twentieth";
  EXPECT_EQ(lost(Occupation::o81), 5 * kOneLostPost);
  EXPECT_NEAR(operators_among_new(), .25, .05);
}

TEST_F(PostOffersTest, AThinnedSectorDoesNotForgetItsRareWork) {
  params.set("firms.lost_work_before", .01);
  PostOffers(params).recall_lost_work(w);
  EXPECT_EQ(lost(Occupation::o72), 3 * kOneLostPost);
  EXPECT_EQ(lost(Occupation::o81), kOneLostPost);
  params.set("firms.lost_work_before", .002);
  PostOffers(params).recall_lost_work(w);
  EXPECT_EQ(lost(Occupation::o81), kOneLostPost / 5);
  EXPECT_NEAR(operators_among_new(), .25, .05);
}

// Posts that are hard to fill end sooner; were new ones drawn from the mix of the start alone,
// their work would die out.
TEST_F(PostOffersTest, NewPostsBringBackTheWorkThatWasLost) {
  PostOffers(params).recall_lost_work(w);
  for (int k = 0; k < 40; ++k) destroy_post(w, operators[static_cast<std::size_t>(k)]);
  EXPECT_EQ(lost(Occupation::o72), 15 * kOneLostPost);
  EXPECT_EQ(lost(Occupation::o81), 45 * kOneLostPost);
  EXPECT_NEAR(operators_among_new(), .75, .05);
}

TEST_F(PostOffersTest, BusinessesAndPostsOutsideAreNoWorkOfFirmsHere) {
  destroy_post(w, business);
  destroy_post(w, outside);
  EXPECT_EQ(lost(Occupation::o72), 0);
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(PostOffersTest, WithoutSectorMixFirmsCopyThemselves) {
  params.set("firms.sector_mix", 0);
  for (const PostRow j : operators) destroy_post(w, j);
  EXPECT_EQ(operators_among_new(), 0);
}

}  // namespace
}  // namespace limlab
