#include <gtest/gtest.h>

#include "behaviour/firm_adjustment.hpp"
#include "behaviour/foundations.hpp"
#include "engine/parameters.hpp"

namespace limlab {
namespace {

/// Firms that do at once all that they want to do, and copy themselves.
struct FirmAdjustmentTest : testing::Test {
  World w;
  Params params{declare_all_parameters()};
  const Terms terms{};
  const Luck luck{1, 0};
  Key next = 1;

  void SetUp() override {
    w.start = w.now = make_month(2026, 1);
    params.set("firms.adjustment", 1);
    params.set("firms.layoff_speed", 1);
    params.set("firms.tolerance", 0);
    params.set("firms.sector_mix", 0);
  }
  /// A firm with so many filled, vacant and idle posts, every second one of ISCO 81.
  FirmRow firm(int filled, int vacant, int idle) {
    const FirmRow f = add_firm(w, {.key = next++, .sector = Sector::C});
    for (int k = 0; k < filled + vacant + idle; ++k) {
      const PostRow j =
          add_initial_post(w, {.key = next++,
                               .firm = f,
                               .sector = Sector::C,
                               .occupation = k % 2 == 0 ? Occupation::o72 : Occupation::o81,
                               .contract = Contract::permanent,
                               .wage = 300'000});
      if (k < filled)
        place_initial(
            w,
            add_initial(
                w, {.key = next++, .birth_month = make_month(1980, 1), .status = Status::employee},
                Presence::resident),
            j, plus(w.now, -12 * k));
      else if (k < filled + vacant)
        open_initial_vacancy(w, j, plus(w.now, -2));
    }
    return f;
  }
  void adjust(int threads = 1) {
    lay_foundations(w);
    const Team team(threads);
    MonthContext c{w, terms, luck, team};
    FirmAdjustment(params).adjust(c);
    EXPECT_EQ(first_broken_law(w), "");
  }
  std::array<int, 3> posts(FirmRow f) const {
    const std::size_t i = f.index();
    return {w.firms.filled[i], w.firms.vacant[i], w.firms.idle[i]};
  }
  void wants(FirmRow f, int posts) { w.firms.target[f.index()] = posts; }
};

TEST_F(FirmAdjustmentTest, IdlePostsAreUsedBeforeNewOnesAreMade) {
  const FirmRow grows = firm(3, 1, 2);
  wants(grows, 9);
  adjust();
  EXPECT_EQ(posts(grows), (std::array{3, 6, 0}));
  EXPECT_EQ(w.ledger.posts_created[at(Sector::C)], 3);
  EXPECT_EQ(w.ledger.opened[at(Sector::C)], 5);
}

TEST_F(FirmAdjustmentTest, OpenPostsGoBeforeStaff) {
  const FirmRow shrinks = firm(4, 2, 1), less = firm(4, 2, 1), content = firm(2, 0, 1);
  wants(shrinks, 5);
  wants(less, 1);
  wants(content, 3);
  adjust();
  const auto [filled, vacant, idle] = posts(shrinks);
  EXPECT_EQ(filled, 4);
  EXPECT_EQ(vacant + idle, 1);
  EXPECT_EQ(posts(less), (std::array{1, 0, 0}));
  EXPECT_EQ(posts(content), (std::array{2, 1, 0})) << "its idle post is wanted after all";
  EXPECT_EQ(std::count(w.persons.status.begin(), w.persons.status.end(),
                       static_cast<std::uint8_t>(Status::jobseeker)),
            3);
}

// Ideas come before the posts are there; the posts are those of a firm that thinks of one and makes
// it, then of the next.
TEST_F(FirmAdjustmentTest, IdeasAreThePostsThatComeOneByOne) {
  const FirmRow f = firm(3, 0, 0);
  lay_foundations(w);
  World other = w;
  const PostOffers offers(params);
  std::vector<Key> before;
  std::vector<PostIdea> ideas;
  for (Key key = 1'000; key < 1'100; ++key) {
    ideas.push_back(offers.think_of(w, f.index(), key, luck, before));
    before.push_back(key);
  }
  int like_a_new_one = 0;
  for (const PostIdea& idea : ideas) {
    like_a_new_one += idea.model < PostIdea::kLostWork;
    const PostRow post = create_post(w, offers.draft(w, f.index(), idea));
    const PostRow same =
        create_post(other, offers.like_the_firms_own(other, f.index(), idea.key, luck));
    ASSERT_EQ(post, same);
    EXPECT_EQ(w.posts.occupation[post.index()], other.posts.occupation[same.index()]);
    EXPECT_EQ(w.posts.contract[post.index()], other.posts.contract[same.index()]);
  }
  EXPECT_GT(like_a_new_one, 50) << "most posts are new by then";
}

TEST_F(FirmAdjustmentTest, TheSameForAnyNumberOfThreads) {
  for (int k = 0; k < 600; ++k) wants(firm(k % 5, k % 3, k % 2), (7 * k) % 11);
  const World start = w;
  adjust(1);
  const World one = w;
  w = start;
  adjust(3);
  EXPECT_EQ(w.posts.key, one.posts.key);
  EXPECT_EQ(w.posts.state, one.posts.state);
  EXPECT_EQ(w.posts.occupation, one.posts.occupation);
  EXPECT_EQ(w.persons.status, one.persons.status);
  EXPECT_EQ(w.free_posts, one.free_posts);
}

}  // namespace
}  // namespace limlab
