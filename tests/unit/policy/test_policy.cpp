// Target groups, strength over time, whole agents of real volumes, and how contributions combine.
#include <gtest/gtest.h>

#include <numeric>

#include "policy/policy.hpp"
#include "state/moves.hpp"

namespace limlab {
namespace {

struct GroupTest : ::testing::Test {
  World w;
  Geography g = Geography::read(LIMLAB_SOURCE_DIR "/scenarios/limburg");
  PersonRow who;

  GroupTest() {
    w.start = w.now = make_month(2026, 1);
    who = add_initial(w,
                      {.key = 1,
                       .birth_month = make_month(1970, 6),
                       .sex = Sex::female,
                       .place = static_cast<std::uint8_t>(g.municipality("Genk")),
                       .origin = Origin::turkish,
                       .education = Education::low,
                       .status = Status::jobseeker,
                       .occupation = static_cast<std::uint8_t>(Occupation::o91)},
                      Presence::resident);
  }
  bool in(const Target& t) const { return Group(t, g).contains(w, who.index(), w.now); }
};

TEST_F(GroupTest, EveryAttributeNamedMustHold) {
  EXPECT_TRUE(in({}));
  EXPECT_TRUE(in({{{"sex", {"female"}}, {"education", {"none_or_in_school", "low"}}}, {}}));
  EXPECT_FALSE(in({{{"sex", {"male"}}, {"education", {"low"}}}, {}}));
  EXPECT_TRUE(in({{{"municipality", {"Genk", "Hasselt"}}, {"origin", {"turkish"}}}, {}}));
  EXPECT_FALSE(in({{{"municipality", {"Hasselt"}}}, {}}));
  EXPECT_TRUE(in({{{"streek", {g.streek_names[g.streek[g.municipality("Genk")]]}}}, {}}));
  EXPECT_TRUE(in({{}, {{"age", {55, 60}}}}));
  EXPECT_FALSE(in({{}, {{"age", {56, 60}}}}));
  EXPECT_FALSE(in({{}, {{"months_registered", {0, 600}}}})) << "not registered";
  set_registered(w, who, true);
  EXPECT_TRUE(in({{{"registered", {"yes"}}}, {{"months_registered", {0, 600}}}}));
  EXPECT_FALSE(in({{{"sector", {"C"}}}, {}})) << "holds no post";
  EXPECT_TRUE(in({{{"occupation", {"91"}}}, {}}));
  EXPECT_TRUE(in({{{"child_under_12", {"no"}}}, {}}));
  w.persons.youngest_child[who.index()] = make_month(2020, 1);
  EXPECT_TRUE(in({{{"child_under_12", {"yes"}}}, {}}));
}

MeasureSpec spec(double strength_given = 1) {
  MeasureSpec m;
  m.id = "m";
  m.from = make_month(2027, 1);
  m.until = make_month(2028, 12);
  m.numbers = {{"ramp_months", 10}, {"strength", strength_given}};
  return m;
}

TEST(Strength, RampsUpAndEnds) {
  EXPECT_EQ(strength(spec(), make_month(2026, 12)), 0);
  EXPECT_DOUBLE_EQ(strength(spec(), make_month(2027, 1)), 0.1);
  EXPECT_DOUBLE_EQ(strength(spec(), make_month(2027, 10)), 1);
  EXPECT_DOUBLE_EQ(strength(spec(0.5), make_month(2028, 12)), 0.5);
  EXPECT_EQ(strength(spec(), make_month(2029, 1)), 0);
  EXPECT_EQ(strength(spec(0), make_month(2028, 1)), 0);
}

TEST(Volumes, BecomeWholeAgentsAndComeEvenly) {
  MeasureSpec m = spec();
  EXPECT_EQ(agents_of(m, 2500, 1), 2500);
  for (int k = 0; k < 50; ++k) {
    m.id = "part" + std::to_string(k);
    EXPECT_EQ(agents_of(m, 50, 0.02), 1) << m.id;
    EXPECT_EQ(agents_of(m, 50, 0.1), 5) << m.id;
  }
  double sum = 0;
  for (int k = 0; k < 2000; ++k) m.id = "x" + std::to_string(k), sum += agents_of(m, 5, 0.1);
  EXPECT_NEAR(sum / 2000, 0.5, 0.05) << "too small for the scale: right on average";
  int total = 0;
  for (int k = -3; k < 70; ++k) total += share_of_month(2500, k, 58);
  EXPECT_EQ(total, 2500);
}

TEST(RateChanges, MultipliersMultiplyAndDeltasAdd) {
  World w;
  w.now = make_month(2026, 1);
  add_initial(w, {.key = 1, .birth_month = make_month(1980, 1)}, Presence::resident);
  Terms t;
  const auto changed = [&](double p) { return t.changed(Rate::illness, p, w, 0, w.now); };
  EXPECT_EQ(changed(0.3), 0.3);
  t.rates[at(Rate::illness)] = {{{}, 0.5, 0, 0.5, 0}, {{}, 0.8, 0.01, 0.8, 0.01}};
  EXPECT_DOUBLE_EQ(changed(0.3), 0.3 * 0.5 * 0.8 + 0.01);
  EXPECT_EQ(changed(0), 0) << "what cannot happen stays so";
  t.rates[at(Rate::illness)].push_back({{}, 20, 0, 20, 0});
  EXPECT_EQ(changed(0.3), 1);
}

}  // namespace
}  // namespace limlab
