#include "params/scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/errors.hpp"
#include "engine/parameters.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/temp_folder.hpp"

using namespace limlab;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace {

/// A small book of the test's own, so that the model's numbers can change.
ParameterBook small_book() {
  ParameterBook book;
  book.real("search.effort").range(0, 50).low(2).central(4).high(8).meaning("m").source("s");
  book.integer("search.rounds").range(1, 8).low(2).central(3).high(4).meaning("m").source("s");
  book.real("wages.curve")
      .range(-1, 0)
      .low(-0.1)
      .central(-0.05)
      .high(-0.02)
      .meaning("m")
      .source("s");
  return book;
}

class ScenarioTest : public ::testing::Test {
 protected:
  TempFolder folder;
  const ParameterBook book = small_book();
  const ScenarioRules rules{book, mechanism_specs(), folder.path() / "shipped"};

  void SetUp() override {
    folder.write("shipped/baseline.json",
                 R"({"name": "baseline", "seed": 7, "title": {"nl": "a", "en": "b"},
      "parameters": {"search.effort": 5}, "until": "2050-12"})");
  }
  Scenario load(const std::string& text, const Overrides& o = {}) {
    return load_scenario(folder.write("s.json", text), rules, o);
  }
  std::string refusal(const std::string& text, const Overrides& o = {}) {
    try {
      load(text, o);
    } catch (const UserError& e) {
      return e.what();
    }
    return "accepted";
  }
};

std::string slurp(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST_F(ScenarioTest, InheritsAndOverridesAlongExtends) {
  folder.write("middle.json", R"({"extends": "baseline.json", "seed": 8, "title": {"nl": "c"},
    "parameters": {"search": {"rounds": 2}}})");
  const Scenario s = load(R"({"extends": "middle", "until": "2030-06", "scale": 0.5})");
  EXPECT_EQ(s.name, "s");  // not the base's name
  EXPECT_EQ(s.seed, 8u);
  EXPECT_EQ(s.title.nl, "c");
  EXPECT_EQ(s.title.en, "b");
  EXPECT_EQ(to_string(s.until), "2030-06");
  EXPECT_EQ(to_string(s.start), "2026-01");
  EXPECT_EQ(s.scale, 0.5);
  EXPECT_EQ(s.parameters,
            (std::map<std::string, double>{{"search.effort", 5}, {"search.rounds", 2}}));
  EXPECT_EQ(s.params(book).integer("search.rounds"), 2);
  EXPECT_EQ(s.params(book).real("wages.curve"), -0.05);
}

TEST_F(ScenarioTest, NullGivesBackTheDefault) {
  EXPECT_TRUE(
      load(R"({"extends": "baseline", "parameters": {"search.effort": null}})").parameters.empty());
  EXPECT_TRUE(
      load(R"({"extends": "baseline", "parameters": {"search": null}})").parameters.empty());
  EXPECT_TRUE(load(R"({"extends": "baseline", "parameters": null})").parameters.empty());
  EXPECT_THAT(refusal(R"({"extends": "baseline", "seed": null})"), HasSubstr("no seed"));
}

TEST_F(ScenarioTest, FlatAndNestedParametersAreTheSame) {
  const auto flat = load(R"({"seed": 1, "parameters": {"search.effort": 9}})");
  const auto nested = load(R"({"seed": 1, "parameters": {"search": {"effort": 9}}})");
  EXPECT_EQ(flat.resolved_json, nested.resolved_json);
}

TEST_F(ScenarioTest, AFileBesideComesBeforeAShippedOne) {
  folder.write("below/baseline.json", R"({"seed": 99})");
  EXPECT_EQ(load(R"({"extends": "below/baseline"})").seed, 99u);
  EXPECT_EQ(load(R"({"extends": "baseline"})").seed, 7u);
}

TEST_F(ScenarioTest, ResolvedTextIsWholeSortedAndReadsBackAsItself) {
  folder.write("shipped/measures/campus.json",
               R"({"id": "campus", "mechanism": "posts_arrive", "from": "2028-01",
    "volume": 500, "sector": "Q", "occupation": "22", "municipality": "Voeren", "source": "test",
    "title": "campus", "cost": {"amount": null, "evidence": "none"}})");
  const Scenario s =
      load(R"({"extends": "baseline", "scale": 0.05, "description": {"nl": "é", "en": "e"},
    "measures": ["campus"], "sources": {"x": "y"},
    "events": [{"id": "shock", "mechanism": "demand_shock", "from": "2028-01", "until": null, "size": -0.15}]})");
  const auto json = nlohmann::json::parse(s.resolved_json);
  EXPECT_EQ(json["parameters"].size(), 3u);
  EXPECT_EQ(json["parameters"]["search.rounds"], 3);
  EXPECT_EQ(json["events"][0]["ramp_months"], 0);
  EXPECT_EQ(json["measures"][0]["over_months"], 1);
  EXPECT_FALSE(json.contains("extends"));
  const Scenario again = load_scenario(folder.write("again.json", s.resolved_json), rules);
  EXPECT_EQ(again.resolved_json, s.resolved_json);

  ASSERT_EQ(s.measures.size(), 1u);
  EXPECT_EQ(s.measures[0].numbers.at("volume"), 500);
  EXPECT_EQ(s.measures[0].words.at("municipality"), "Voeren");
  EXPECT_EQ(s.measures[0].words.count("education"), 0u);
  EXPECT_THAT(s.measures[0].file, HasSubstr("s.json")) << "where the scenario names it";
  EXPECT_EQ(s.events[0].until, kNever);
  EXPECT_EQ(s.events[0].line, 3);
  EXPECT_EQ(s.events[0].path, "/events/0");
}

TEST_F(ScenarioTest, AMeasureOfTheCatalogueIsCheckedInItsOwnFile) {
  folder.write(
      "shipped/measures/campus.json",
      "{\"id\": \"kampus\", \"mechanism\": \"posts_arrive\",\n\"from\": \"2028-01\",\n"
      "\"volume\": -1, \"sector\": \"Q\", \"occupation\": \"22\", \"municipality\": \"Voeren\"}");
  const std::string text = refusal(R"({"extends": "baseline", "measures": ["campus"]})");
  EXPECT_THAT(text, HasSubstr("campus.json:line 3 at /volume"));
  EXPECT_THAT(text, HasSubstr("campus.json:line 1 at /id"));
  EXPECT_THAT(refusal(R"({"extends": "baseline", "measures": ["campos"]})"),
              HasSubstr("did you mean \"campus\""));
}

TEST_F(ScenarioTest, EveryProblemIsToldAtOnce) {
  const std::string text = refusal(
      "{\"extends\": \"baseline\",\n\"sede\": 1,\n\"scale\": 0,\n\"seed\": -1,\n"
      "\"parameters\": {\n\"search.rounds\": 1.5,\n\"search.efort\": 1},\n\"seed\": 2}");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n') + 1, 5) << text;
  for (const char* part :
       {"line 2 at /sede", "line 3 at /scale", "line 6 at /parameters/search.rounds",
        "line 7 at /parameters/search.efort", "line 8 at /seed"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST_F(ScenarioTest, TheCommandLineChangesAndIsCheckedTheSameWay) {
  Overrides o;
  o.seed = 3, o.scale = 0.1, o.until = make_month(2031, 3), o.replicates = 4,
  o.set = {"search.effort=0", "search.rounds=8"};
  const Scenario s = load(R"({"extends": "baseline"})", o);
  EXPECT_EQ(s.seed, 3u);
  EXPECT_EQ(s.scale, 0.1);
  EXPECT_EQ(s.replicates, 4);
  EXPECT_EQ(to_string(s.until), "2031-03");
  EXPECT_EQ(s.parameters.at("search.effort"), 0);
  EXPECT_THAT(s.resolved_json, HasSubstr("\"search.rounds\": 8"));
  EXPECT_EQ(load(R"({"until": "2030-01"})", o).seed, 3u);  // a seed from there is enough

  Overrides bad;
  bad.seed = std::uint64_t{1} << 63, bad.scale = 1e9, bad.until = make_month(2025, 12),
  bad.replicates = 0;
  bad.set = {"search.efort=1", "search.effort=nan", "search.rounds=1.5", "wages.curve",
             "wages.curve=-0.1x"};
  const std::string text = refusal(R"({"extends": "baseline"})", bad);
  for (const char* part :
       {"--seed", "--scale", "--until", "--replicates", "did you mean \"search.effort\"", "\"nan\"",
        "1.5", "--set wages.curve: has no", "\"-0.1x\""})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST_F(ScenarioTest, ValuesEqualToTheDefaultAreNotDifferences) {
  EXPECT_TRUE(load(R"({"seed": 1, "parameters": {"search.effort": 4}})").parameters.empty());
}

TEST_F(ScenarioTest, LineNumbersSurviveNumbersAtLineEnds) {
  // The parser looks one character past a number, and that may be the next line.
  EXPECT_THAT(refusal("{\"seed\":\n1,\n\"events\": [\n{},\n17\n,5]}"),
              HasSubstr("line 5 at /events/1: 17"));
}

TEST(Shipped, BaselineIsSoundAndTheModelsDeclarationsAreComplete) {
  const ParameterBook book = declare_all_parameters();
  EXPECT_EQ(book.faults(), std::vector<std::string>{});
  const std::filesystem::path shipped = std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios";
  const Scenario s = load_scenario(shipped / "baseline.json", {book, mechanism_specs(), shipped});
  EXPECT_EQ(s.scale, 1);
  EXPECT_EQ(s.until - s.start + 1, 300);
  EXPECT_TRUE(s.parameters.empty());
}

TEST(Shipped, SchemaAndReferenceAreThoseOfTheProgram) {
  const ParameterBook book = declare_all_parameters();
  const std::filesystem::path shipped = std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios";
  const ScenarioRules rules{book, mechanism_specs(), shipped};
  const char* how = "run: limlab describe parameters --write-reference scenarios";
  EXPECT_TRUE(slurp(shipped / "scenario.schema.json") == scenario_schema(rules)) << how;
  EXPECT_TRUE(slurp(shipped / "parameters.md") == parameter_reference(rules)) << how;
}
