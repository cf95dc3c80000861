#include "engine/knockouts.hpp"

#include <gmock/gmock.h>

#include <set>

#include "engine/in_memory.hpp"
#include "engine/knockout_study.hpp"
#include "engine/parameters.hpp"
#include "outputs/headlines.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temp_folder.hpp"

namespace limlab {
namespace {

Scenario scenario(const std::string& text) {
  const test::TempFolder folder;
  static const ParameterBook book = declare_all_parameters();
  const ScenarioRules rules{book, mechanism_specs(),
                            std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios"};
  return load_scenario(folder.write("s.json", text), rules);
}

TEST(Knockouts, SetKnownParametersToAllowedValuesThatDiffer) {
  const ParameterBook book = declare_all_parameters();
  std::set<std::string> names;
  for (const Knockout& k : model_knockouts()) {
    EXPECT_TRUE(names.insert(k.name).second) << k.name << " is listed twice";
    EXPECT_FALSE(k.meaning.empty()) << k.name;
    ASSERT_FALSE(k.set.empty()) << k.name;
    for (const auto& [parameter, value] : k.set) {
      const Parameter* p = book.find(parameter);
      ASSERT_NE(p, nullptr) << k.name << ": " << parameter;
      EXPECT_GE(value, p->least) << parameter;
      EXPECT_LE(value, p->most) << parameter;
      EXPECT_NE(value, p->central_value) << parameter;
    }
  }
}

TEST(Knockouts, AreThoseStillOnAndTheMeasures) {
  const Scenario s = scenario(R"({"extends": "baseline", "parameters": {"fertility.level": 0},
    "events": [{"id": "slump", "mechanism": "demand_shock", "from": "2028-01", "size": -0.1}]})");
  const auto all = knockouts_of(s, declare_all_parameters());
  const auto named = [&](const char* name) {
    return std::any_of(all.begin(), all.end(), [&](const Knockout& k) { return k.name == name; });
  };
  EXPECT_FALSE(named("births")) << "off already";
  EXPECT_TRUE(named("on_the_job_search"));
  EXPECT_TRUE(named("slump"));
  const Scenario off = without(all.back(), s);
  EXPECT_EQ(all.back().name, "slump");
  EXPECT_TRUE(off.events.empty());
  EXPECT_EQ(without(all.front(), s).events.size(), 1u);
}

TEST(Knockouts, AreHeldAgainstAWorldWhereTheyHaveSomethingToDo) {
  const Scenario s = scenario(R"({"extends": "baseline"})");
  const ParameterBook book = declare_all_parameters();
  const auto shocks = [&](KnockoutBase base) {
    const Params p = in_world(base, s).params(book);
    return std::pair(p.real("demand.cycle_sd") > 0, p.real("demand.sector_sd") > 0);
  };
  EXPECT_EQ(shocks(KnockoutBase::calm), std::pair(false, false));
  EXPECT_EQ(shocks(KnockoutBase::cycle), std::pair(true, false));
  EXPECT_EQ(shocks(KnockoutBase::sector), std::pair(false, true));
  EXPECT_EQ(shocks(KnockoutBase::slump), std::pair(false, false));
  EXPECT_TRUE(in_world(KnockoutBase::calm, s).events.empty());
  EXPECT_EQ(in_world(KnockoutBase::slump, s).events.size(), 1u);
  EXPECT_EQ(s.events.size(), 0u);
  Scenario five_years = s;
  five_years.until = make_month(2030, 12);
  EXPECT_EQ(in_world(KnockoutBase::decades, five_years).until, make_month(2045, 12));
  EXPECT_EQ(in_world(KnockoutBase::slump, five_years).until, make_month(2030, 12));
}

KnockoutStudy small_study(std::vector<std::string> names) {
  KnockoutStudy study;
  study.whole = scenario(testing_support::baseline(0.01, "2028-12", R"("replicates": 2)"));
  for (const Knockout& k : model_knockouts())
    if (std::find(names.begin(), names.end(), k.name) != names.end()) study.knockouts.push_back(k);
  study.readings = headlines();
  return study;
}

TEST(KnockoutStudy, LivesOnlyTheWorldsItNeeds) {
  const ParameterBook book = declare_all_parameters();
  const auto runs_of = [&](KnockoutStudy study) {
    std::size_t runs = 0;
    EXPECT_FALSE(study.live(book, std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg", 2,
                            [&](std::size_t, std::size_t all) {
                              runs = all;
                              return false;
                            }));
    return runs;
  };
  EXPECT_EQ(runs_of(small_study({"births"})), 8u + 2);
  EXPECT_EQ(runs_of(small_study({"cycle"})), 8u + 2);
  EXPECT_EQ(runs_of(small_study({"cycle", "outside_cycle", "births"})), 2 * 8u + 3 * 2);
  auto luck = small_study({"cycle"});
  luck.luck_sets = 3;
  EXPECT_EQ(runs_of(luck), 2 * 8u + 2 + 3 * 2);
  EXPECT_EQ(runs_of(small_study({"sector_mix"})), 2u + 2)
      << "long lives: no more of the whole model";
}

// The slump is in the whole model and in the knocked-out one: without it fewer would be left.
TEST(KnockoutStudy, BothSidesLiveInTheSameWorld) {
  auto study = small_study({"local_demand"});
  study.luck_sets = 1;
  ASSERT_TRUE(study.live(declare_all_parameters(),
                         std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg", 2,
                         [](std::size_t, std::size_t) { return true; }));
  const auto posts = [&](const KnockoutStudy::Verdict& v) {
    for (const BandTest& t : v.tests)
      if (study.readings[t.reading].name == "posts_filled") return t;
    return BandTest{};
  };
  const BandTest slump = posts(study.judge(0)), calm = posts(study.judge_luck(0));
  EXPECT_LT(slump.whole, 0.97 * calm.whole);
  EXPECT_LT(slump.changed, 0.97 * calm.changed);
  EXPECT_GT(slump.changed, 0);
}

TEST(InMemory, LivesWhatASimulationLives) {
  const Scenario s = scenario(testing_support::baseline(0.02, "2026-03"));
  const ParameterBook book = declare_all_parameters();
  std::vector<InMemoryRun> runs{{&s, 0}, {&s, 1}, {&s, 0}};
  std::vector<Record> records(3);
  live_in_memory(runs, book, std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg", 2,
                 [&](std::size_t run, Record r) {
                   records[run] = std::move(r);
                   return true;
                 });
  const auto alone = testing_support::live(testing_support::baseline(0.02, "2026-03"), 1).record;
  EXPECT_EQ(records[0].digest, alone.digest);
  EXPECT_EQ(records[2].whole, alone.whole);
  EXPECT_NE(records[1].digest, alone.digest);
}

}  // namespace
}  // namespace limlab
