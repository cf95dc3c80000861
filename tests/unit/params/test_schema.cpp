#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/errors.hpp"
#include "params/scenario.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/temp_folder.hpp"

using namespace limlab;
using limlab::test::TempFolder;

namespace {

/// What an editor with the schema would say.
class SchemaTest : public ::testing::Test {
 protected:
  SchemaTest() {
    book.real("search.effort").range(0, 50).low(2).central(4).high(8).meaning("m").source("s");
    book.integer("search.deep.rounds")
        .range(1, 8)
        .low(2)
        .central(3)
        .high(4)
        .meaning("m")
        .source("s");
    folder.write("shipped/baseline.json", R"({"seed": 1})");
    const auto text = nlohmann::json::parse(scenario_schema(rules));
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  }
  bool schema_takes(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(json),
                                          nullptr);
  }
  bool reader_takes(const std::string& text) {
    try {
      load_scenario(folder.write("s.json", text), rules);
      return true;
    } catch (const UserError&) {
      return false;
    }
  }

  TempFolder folder;
  ParameterBook book;
  const ScenarioRules rules{book, mechanism_specs(), folder.path() / "shipped"};
  valijson::Schema schema;
};

}  // namespace

TEST_F(SchemaTest, AgreesWithTheReader) {
  const std::string posts =
      R"({"id": "m", "mechanism": "posts_arrive", "from": "2028-01", "volume": 5,
    "sector": "Q", "occupation": "22", "municipality": "Voeren")";
  const std::vector<std::pair<std::string, bool>> members{
      {R"("seed": 5)", true},
      {R"("seed": -1)", false},
      {R"("seed": "1")", false},
      {R"("$schema": "x", "name": "a-b", "title": {"nl": "a", "en": "b"}, "scale": 0.001)", true},
      {R"("scale": 0)", false},
      {R"("scale": null)", true},
      {R"("sede": 1)", false},
      {R"("name": "a b")", false},
      {R"("title": {"fr": "a"})", false},
      {R"("start": "2026-01", "until": "2030-12", "replicates": 100000)", true},
      {R"("start": "2027-01")", false},
      {R"("until": "2030-1")", false},
      {R"("replicates": 0)", false},
      {R"("parameters": {"search.effort": 0, "search": {"deep": {"rounds": 8}}})", true},
      {R"("parameters": {"search": {"deep.rounds": 8, "effort": null}})", true},
      {R"("parameters": {"search": {"deep.rounds": 8.5}})", false},
      {R"("parameters": {"search.effort": 51})", false},
      {R"("parameters": {"search.efort": 1})", false},
      {R"("events": [)" + posts + "}]", true},
      {R"("events": [)" + posts + R"(, "until": null, "education": "low", "source": "s"}])", true},
      {R"("events": [)" + posts + R"(, "ramp_months": 3}])", false},
      {R"("events": [)" + posts + R"(, "education": "lo"}])", false},
      {R"("events": ["campus"])", false},
      {R"("events": {})", false},
      {R"("sources": {"a": "b"})", true},
      {R"("sources": {"a": 1})", false}};
  for (const auto& [member, sound] : members) {
    const std::string text = R"({"extends": "baseline", )" + member + "}";
    EXPECT_EQ(schema_takes(text), sound) << "schema: " << text;
    EXPECT_EQ(reader_takes(text), sound) << "reader: " << text;
  }
}

TEST_F(SchemaTest, IsTheSameTextEachTime) {
  EXPECT_EQ(scenario_schema(rules), scenario_schema(rules));
  EXPECT_EQ(parameter_reference(rules), parameter_reference(rules));
}
