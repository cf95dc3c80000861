#include "batch/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/errors.hpp"
#include "engine/parameters.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/temp_folder.hpp"

using namespace limlab;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace {

const std::filesystem::path kShipped = std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios";
const std::string kName = "search.applications_per_month";

class ManifestTest : public ::testing::Test {
 protected:
  ManifestTest() {
    folder.write("a.json", R"({"extends": "baseline"})");
    folder.write("b.json", R"({"extends": "baseline", "until": "2030-12"})");
    folder.write("also_a.json", R"({"extends": "baseline", "name": "a"})");
    folder.write("broken.json", "{\"extends\": \"baseline\",\n\"scale\": 7}");
  }
  Manifest load(const std::string& text) {
    return load_manifest(folder.write("m.json", text), rules);
  }
  std::string refusal(const std::string& text) {
    try {
      load(text);
    } catch (const UserError& e) {
      return e.what();
    }
    return "accepted";
  }

  TempFolder folder;
  const ParameterBook book = declare_all_parameters();
  const ScenarioRules rules{book, mechanism_specs(), kShipped};
};

}  // namespace

TEST_F(ManifestTest, MembersCountReplicatesFastestThenDrawsThenScenarios) {
  folder.write("design.csv", kName + "\n3\n5\n");
  const Manifest m = load(
      R"({"scenarios": ["a.json", "baseline.json"], "replicates": 3, "seed": 5, "until": "2027-06",
          "scale": 0.1, "draws": {"csv": "design.csv"}})");
  ASSERT_EQ(m.members(), 12);
  EXPECT_EQ(m.months(), 18);
  const Member one = member(m, 10);
  EXPECT_EQ(one.scenario, 1);
  EXPECT_EQ(one.draw, 1);
  EXPECT_EQ(one.replicate, 1);
  EXPECT_EQ(one.resolved.name, "baseline");
  EXPECT_EQ(one.resolved.seed, 5u);
  EXPECT_EQ(one.resolved.scale, 0.1);
  EXPECT_EQ(one.resolved.params(book).real(kName), 5);
  EXPECT_EQ(nlohmann::json::parse(one.resolved.resolved_json)["parameters"][kName], 5);
  EXPECT_EQ(member(m, 2).resolved.params(book).real(kName), 3);
}

TEST_F(ManifestTest, AMemberWithADrawIsTheScenarioWithThatParameter) {
  folder.write("design.csv", kName + "\n3.25\n");
  const Manifest m =
      load(R"({"scenarios": ["a.json"], "seed": 5, "draws": {"csv": "design.csv"}})");
  Overrides o;
  o.seed = 5, o.replicates = 1, o.set = {kName + "=3.25"};
  EXPECT_EQ(member(m, 0).resolved.resolved_json,
            load_scenario(folder.path() / "a.json", rules, o).resolved_json);
}

TEST_F(ManifestTest, EveryFaultIsToldAtOnceWithFileLineAndPlace) {
  const std::string said = refusal(
      "{\"scenarios\": [\"a.json\", \"nowhere.json\", \"broken.json\"],\n\"replicats\": 3,\n"
      "\"scale\": 2,\n\"until\": \"2026-13\",\n\"seed\": -1,\n"
      "\"draws\": {\"method\": \"sobl\", \"n\": 0, \"parameters\": "
      "[\"search.applications_per_mont\"]},\n\"result\": \"sumaries\"}");
  for (const char* part :
       {"m.json:line 1 at /scenarios/1: there is no file", "broken.json:line 2 at /scale",
        "m.json:line 2 at /replicats: unknown key", "did you mean \"replicates\"?",
        "m.json:line 3 at /scale", "m.json:line 4 at /until", "m.json:line 5 at /seed",
        "did you mean \"sobol\"?", "at /draws/n", "did you mean \"search.applications_per_month\"?",
        "m.json:line 7 at /result: unknown result", "did you mean \"summaries\"?"})
    EXPECT_THAT(said, HasSubstr(part));
}

TEST_F(ManifestTest, BadOnesAreRefused) {
  folder.write("empty.csv", kName + "\n");
  folder.write("bad.csv", kName + ",nothing\n99,1\nx,2\n");
  const std::vector<std::pair<std::string, std::string>> bad{
      {"[]", "the manifest's object"},
      {"{", "ends in the middle"},
      {R"({"seed": 1})", "\"scenarios\" is missing"},
      {R"({"scenarios": []})", "a list belongs"},
      {R"({"scenarios": "a.json"})", "a list belongs"},
      {R"({"scenarios": ["a.json", "also_a.json"]})", "two scenarios have the name"},
      {R"({"scenarios": ["a.json", "b.json"]})", "a has until 2050-12, b has 2030-12"},
      {R"({"scenarios": ["a.json"], "scenarios": ["b.json"]})", "written twice"},
      {R"({"scenarios": ["a.json"], "draws": 4})", "an object belongs"},
      {R"({"scenarios": ["a.json"], "draws": {}})", "neither \"method\" nor \"csv\""},
      {R"({"scenarios": ["a.json"], "draws": {"method": "sobol"}})", "\"n\" is missing"},
      {R"({"scenarios": ["a.json"], "draws": {"method": "sobol", "n": 2, "parameters": []}})",
       "list of parameter names"},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "nowhere.csv"}})", "there is no file"},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "empty.csv"}})", "has no draws"},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "bad.csv"}})",
       "unknown parameter \"nothing\""},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "bad.csv"}})", "\"x\" is not a number"},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "bad.csv"}})", "99 is not allowed"},
      {R"({"scenarios": ["a.json"], "draws": {"csv": "bad.csv", "n": 3}})", "does not go with"},
      {R"({"scenarios": ["a.json"], "result": ["both"]})", "what the result holds"},
      {R"({"scenarios": ["a.json"], "result": "all"})", "known: members, summaries, both"},
      {R"({"scenarios": ["a.json"], "replicates": 100000,
           "draws": {"method": "sobol", "n": 1000000, "parameters": ["search.on_the_job"]}})",
       "makes 100000000000 members"}};
  for (const auto& [text, expected] : bad) EXPECT_THAT(refusal(text), HasSubstr(expected)) << text;
}

TEST_F(ManifestTest, TheFingerprintKnowsWhatMembersAreMadeOf) {
  const std::string base = R"({"scenarios": ["a.json"], "seed": 1, "replicates": 2})";
  const auto key = fingerprint(load(base), "p");
  EXPECT_EQ(key,
            fingerprint(load(R"({"replicates": 2, "seed": 1, "scenarios": ["a.json"]})"), "p"));
  std::set<std::string> all{key, fingerprint(load(base), "q")};
  for (
      const char* other :
      {R"({"scenarios": ["a.json"], "seed": 2, "replicates": 2})",
       R"({"scenarios": ["a.json"], "seed": 1, "replicates": 3})",
       R"({"scenarios": ["baseline.json"], "seed": 1, "replicates": 2})",
       R"({"scenarios": ["a.json"], "seed": 1, "replicates": 2, "scale": 0.5})",
       R"({"scenarios": ["a.json"], "seed": 1, "replicates": 2, "draws": {"method": "sobol", "n": 2}})"})
    all.insert(fingerprint(load(other), "p"));
  folder.write("a.json", R"({"extends": "baseline", "parameters": {"search.on_the_job": 0.02}})");
  all.insert(fingerprint(load(base), "p"));
  EXPECT_EQ(all.size(), 8u);
}

TEST_F(ManifestTest, WhatTheResultHoldsChangesNoMember) {
  const Manifest plain = load(R"({"scenarios": ["a.json"], "seed": 1})");
  const Manifest summaries = load(R"({"scenarios": ["a.json"], "seed": 1, "result": "summaries"})");
  EXPECT_EQ(plain.result, EnsembleResult::members);
  EXPECT_EQ(summaries.result, EnsembleResult::summaries);
  EXPECT_EQ(fingerprint(plain, "p"), fingerprint(summaries, "p"));
}

TEST_F(ManifestTest, TheSchemaAgreesAndIsCommitted) {
  std::ostringstream committed;
  committed << std::ifstream(kShipped / "manifest.schema.json").rdbuf();
  EXPECT_TRUE(committed.str() == manifest_schema(rules))
      << "run ./limlab describe parameters --write-reference scenarios";
  valijson::Schema schema;
  const auto text = nlohmann::json::parse(manifest_schema(rules));
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  folder.write("design.csv", kName + "\n3\n");
  for (
      const char* given :
      {R"({"scenarios": ["a.json"]})",
       R"({"scenarios": ["a.json"], "replicates": 6, "scale": 0.05, "until": "2030-12", "seed": 11})",
       R"({"scenarios": ["a.json"], "draws": {"method": "sobol", "n": 4, "parameters": "all"}})",
       R"({"scenarios": ["a.json"], "draws": {"csv": "design.csv"}})", R"({"scenarios": []})",
       R"({"scenarios": ["a.json"], "result": "summaries"})",
       R"({"scenarios": ["a.json"], "result": "mean"})",
       R"({"scenarios": ["a.json"], "result": 1})", R"({"scenarios": ["a.json"], "replicats": 2})",
       R"({"scenarios": ["a.json"], "replicates": 0})", R"({"seed": 1})",
       R"({"scenarios": ["a.json"], "draws": {"method": "lhs", "n": 4}})",
       R"({"scenarios": ["a.json"], "draws": {"csv": "design.csv", "n": 4}})"}) {
    const auto json = nlohmann::json::parse(given);
    const bool taken = valijson::Validator().validate(
        schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
    EXPECT_EQ(taken, refusal(given) == "accepted") << given << refusal(given);
  }
}
