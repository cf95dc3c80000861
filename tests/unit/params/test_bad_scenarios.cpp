#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/errors.hpp"
#include "engine/parameters.hpp"
#include "params/scenario.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/bad_scenarios.hpp"

using namespace limlab;
using limlab::test::BadScenario;
using limlab::test::TempFolder;

class BadScenarios : public ::testing::TestWithParam<BadScenario> {};

TEST_P(BadScenarios, AreRefusedWithFileAndPlace) {
  const TempFolder folder;
  const ParameterBook book = declare_all_parameters();
  const ScenarioRules rules{book, mechanism_specs(),
                            std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios"};
  const auto file = GetParam().make(folder);
  try {
    load_scenario(file, rules);
    FAIL() << "was accepted";
  } catch (const UserError& e) {
    for (const auto& part : GetParam().expected) EXPECT_THAT(e.what(), testing::HasSubstr(part));
    // One fault, one problem: nothing is told twice, and nothing follows from it.
    EXPECT_EQ(e.problems().size(), 1u) << e.what();
  }
}

namespace {
std::string test_name(const ::testing::TestParamInfo<BadScenario>& one) {
  std::string name;
  for (const char c : one.param.kind) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}
}  // namespace

INSTANTIATE_TEST_SUITE_P(Kinds, BadScenarios, ::testing::ValuesIn(limlab::test::bad_scenarios()),
                         test_name);
