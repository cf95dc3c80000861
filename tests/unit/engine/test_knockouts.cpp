#include "engine/knockouts.hpp"

#include <gmock/gmock.h>

#include <set>

#include "engine/in_memory.hpp"
#include "engine/parameters.hpp"
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
