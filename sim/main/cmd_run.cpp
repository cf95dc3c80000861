#include <fmt/format.h>

#include "main/carry_out.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/output_path.hpp"
#include "storage/checkpoint_fit.hpp"

namespace limlab {

namespace {

Overrides overrides_of(const Given& given, std::vector<Problem>& problems) {
  Overrides out;
  if (const auto seed = given.whole("seed", 0, INT64_MAX, problems))
    out.seed = static_cast<std::uint64_t>(*seed);
  if (const auto n = given.whole("replicates", 1, 100000, problems))
    out.replicates = static_cast<int>(*n);
  out.scale = given.real("scale", 0.001, 1, problems);
  out.until = until_of(given, problems);
  out.set = given.all("set");
  return out;
}

/// What the command line leaves open is that of the checkpoint's world.
void take_over(const CheckpointAbout& about, Overrides& overrides) {
  if (!overrides.seed) overrides.seed = about.seed;
  if (!overrides.scale) overrides.scale = about.scale;
  if (!overrides.replicates) overrides.replicates = about.replicates;
}

/// The branch fits its checkpoint, and says where it comes from if it is another scenario.
void branch_from(CheckpointReader& reader, const Scenario& branch, const ScenarioRules& rules,
                 const Given& given, RunRequest& request) {
  const CheckpointAbout& about = reader.about();
  const auto inputs = rules.shipped / "limburg";
  check_program(about, reader.file(), inputs, given.has("other-build"));
  const Scenario lived = scenario_of(about, reader.file(), rules);
  check_branch(about, reader.file(), lived, branch, Geography::read(inputs));
  if (given.has("panel") && request.panel_share != about.panel_share)
    throw UserError(option_problem(
        "--panel", fmt::format("the checkpoint has the panel of a share of {}", about.panel_share),
        "leave --panel out: a branch goes on with that"));
  request.panel_share = about.panel_share;
  request.from = &reader;
  request.branched_from = about.branched_from;
  request.branched_from_json = about.branched_from_json;
  if (is_same_scenario(about, branch)) return;
  const std::string before = about.branched_from_json;
  request.branched_from +=
      fmt::format("{}{} after {}", before.empty() ? "" : "; ", lived.name, to_string(about.now));
  request.branched_from_json = (before.empty() ? "[" : before.substr(0, before.size() - 1) + ",") +
                               about.scenario_json + "]";
}

int act(const Given& given) {
  const Home home;
  const std::filesystem::path file = given.arguments.front();
  std::vector<Problem> problems;
  RunRequest request = request_of(given, problems);
  request.panel_share = given.real("panel", 0, 1, problems).value_or(0);
  Overrides overrides = overrides_of(given, problems);
  std::optional<CheckpointReader> checkpoint;
  Scenario scenario;
  try {
    if (const auto branch = given.one("branch")) {
      checkpoint.emplace(*branch);
      take_over(checkpoint->about(), overrides);
    }
    scenario = load_scenario(file, home.rules(), overrides);
    if (checkpoint) branch_from(*checkpoint, scenario, home.rules(), given, request);
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (const auto output = given.one("output")) {
    check_output(*output, file, request.force, problems);
    check_checkpoint(checkpoint_of(*output), {}, request.force, problems);
    request.output = *output;
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  if (request.output.empty()) request.output = free_result(scenario.name);
  return carry_out(scenario, std::move(request), "limlab run " + file.string());
}

}  // namespace

Command run_command() {
  std::vector<OptionSpec> options = shared_options();
  options[0].help = "file to write; default results/<scenario>.h5";
  options.insert(options.end(),
                 {{"seed", "", "N", "seed in place of the scenario's"},
                  {"replicates", "", "R", "number of runs with different luck"},
                  {"scale", "", "X", "share of the province, 0.001 to 1"},
                  {"set", "", "NAME=VALUE", "set a parameter by its full name", true},
                  {"panel", "", "SHARE", "write the life courses of this share of persons, 0 to 1"},
                  {"branch", "", "FILE.ckpt", "go on from a checkpoint under this scenario"},
                  {"other-build", "", "",
                   "--branch: the checkpoint may be of another build of this version"}});
  return {
      {"run", "SCENARIO", "lives a scenario and writes a trajectory file", 1, 1, std::move(options),
       "Checkpoints: --checkpoint-every N keeps the last one in FILE.ckpt beside the output "
       "FILE, with the\n"
       "series so far, also when the run is finished (to go on to a later month, or to branch); "
       "delete it when\n"
       "you no longer need it. SIGUSR1 and SIGTERM write one at the end of the month and stop; "
       "`limlab resume\n"
       "FILE.ckpt` goes on and writes the file that the uninterrupted run would have "
       "written.\n"
       "--branch takes seed, scale and panel from the checkpoint; its series until then are the "
       "checkpoint's.\n"
       "Parameters change from there on. A measure that should have acted before is refused.\n"
       "Exit codes: 0 done; 2 wrong input, nothing written; 3 a law of the model was broken; 4 "
       "the disk or\n"
       "the system failed; 75 stopped at a checkpoint; 130, 143 interrupted, what was finished "
       "is kept."},
      act};
}

}  // namespace limlab
