#include <filesystem>

#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/python.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

int act(const Given& given) {
  std::vector<Problem> problems;
  const auto scale = given.real("scale", 0.001, 1, problems).value_or(0.1);
  const auto replicates = given.whole("replicates", 1, 1000, problems).value_or(10);
  const auto until = given.one("until");
  const auto month = until ? parse_month(*until) : std::nullopt;
  if (until && (!month || *month < make_month(2026, 12)))
    problems.push_back(option_problem("--until " + *until, "is not a month from 2026-12 on",
                                      "write --until 2035-12"));
  if (!problems.empty()) throw UserError(std::move(problems));
  std::error_code fault;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", fault);
  if (fault) throw OutsideFailure("/proc/self/exe cannot be read: " + fault.message());
  std::vector<std::string> words{"effects",
                                 "--binary",
                                 binary.string(),
                                 "--home",
                                 shipped_scenarios().parent_path().string(),
                                 "--scale",
                                 number_text(scale),
                                 "--replicates",
                                 std::to_string(replicates)};
  if (until) words.insert(words.end(), {"--until", *until});
  if (const auto file = given.one("write")) words.insert(words.end(), {"--write", *file});
  words.push_back("--");
  words.insert(words.end(), given.arguments.begin(), given.arguments.end());
  return run_analysis(words);
}

}  // namespace

Command effects_command() {
  return {
      {"effects",
       "[SCENARIO…]",
       "the table of every shipped scenario: paired effects, and what blocks them",
       0,
       SIZE_MAX,
       {{"scale", "", "X", "share of the province; default 0.1"},
        {"replicates", "", "R", "pairs with different luck; default 10"},
        {"until", "", "YYYY-MM",
         "last month; default 2035-12, and 2050-12 for stem_inflow and dual_learning"},
        {"write", "", "README.md",
         "also put the tables between <!-- effects --> and <!-- /effects --> of this file"}},
       "Runs the baseline, the scenarios (ageing_low, ageing_high, stem_inflow, dual_learning, "
       "jobs_2500; all when none is\nnamed) and their blocked variants (scenarios/blocked: the "
       "channel "
       "through which the measure works is closed), and\nprints the mean paired difference on five "
       "headlines and the scenario's own readings with 90 % intervals. Some ten minutes."},
      act};
}

}  // namespace limlab
