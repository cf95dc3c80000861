#include <algorithm>
#include <iostream>
#include <thread>

#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/interrupt.hpp"
#include "main/output_path.hpp"
#include "main/progress.hpp"
#include "main/run_request.hpp"

namespace limlab {

namespace {

Overrides overrides_of(const Given& given, std::vector<Problem>& problems) {
  Overrides out;
  if (const auto seed = given.whole("seed", 0, INT64_MAX, problems))
    out.seed = static_cast<std::uint64_t>(*seed);
  if (const auto n = given.whole("replicates", 1, 100000, problems))
    out.replicates = static_cast<int>(*n);
  out.scale = given.real("scale", 0.001, 1, problems);
  if (const auto text = given.one("until")) {
    out.until = parse_month(*text);
    if (!out.until)
      problems.push_back(
          option_problem("--until", "\"" + *text + "\" is not a month", "write YYYY-MM"));
  }
  out.set = given.all("set");
  return out;
}

RunRequest request_of(const Given& given, std::vector<Problem>& problems) {
  RunRequest out;
  const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 1024);
  out.threads = static_cast<int>(given.whole("threads", 1, 1024, problems).value_or(cores));
  out.panel_share = given.real("panel", 0, 1, problems).value_or(0);
  out.checks = given.has("checks");
  out.force = given.has("force");
  const std::string mode = given.word("progress", {"auto", "always", "never"}, "auto", problems);
  out.progress = mode == "always"  ? ProgressMode::always
                 : mode == "never" ? ProgressMode::never
                                   : ProgressMode::automatic;
  return out;
}

/// Says what is kept after Ctrl-C, and how to go on; gives the exit code 128 + signal.
int tell_interrupted(const RunResult& result, const std::string& scenario) {
  std::cerr << "limlab: interrupted after " << result.months_done << " months. ";
  if (result.written.empty())
    std::cerr << "No month was finished, so no file was written; start again with `limlab run "
              << scenario << "`.\n";
  else
    std::cerr << "They are kept in " << result.written.string()
              << ". To live the rest, run the same command again (with --force if you give this "
                 "file with -o): "
                 "the same seed gives the same months.\n";
  return 128 + interrupted_by();
}

int act(const Given& given) {
  const Home home;
  const std::filesystem::path file = given.arguments.front();
  std::vector<Problem> problems;
  RunRequest request = request_of(given, problems);
  const Overrides overrides = overrides_of(given, problems);
  Scenario scenario;
  try {
    scenario = load_scenario(file, home.rules(), overrides);
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  const auto output = given.one("output");
  if (output) check_output(*output, file, request.force, problems);
  if (!problems.empty()) throw UserError(std::move(problems));
  request.output = output ? std::filesystem::path(*output) : free_result(scenario.name);

  watch_for_interrupts();
  Progress progress(request.progress);
  request.on_month = [&](int done, int total, const MonthNews& news) {
    progress.month(done, total, news);
    return interrupted_by() == 0;
  };
  const RunResult result = run_scenario(scenario, request);
  progress.close();
  std::cout << result.summary << std::flush;
  return result.finished ? 0 : tell_interrupted(result, file.string());
}

}  // namespace

Command run_command() {
  return {{"run",
           "SCENARIO",
           "lives a scenario and writes a trajectory file",
           1,
           1,
           {{"output", "o", "FILE", "file to write; default results/<scenario>.h5"},
            {"force", "", "", "replace an existing file"},
            {"seed", "", "N", "seed in place of the scenario's"},
            {"replicates", "", "R", "number of runs with different luck"},
            {"threads", "", "T", "threads, 1 to 1024; default: all cores. Never changes results"},
            {"until", "", "YYYY-MM", "last month"},
            {"scale", "", "X", "share of the province, 0.001 to 1"},
            {"set", "", "NAME=VALUE", "set a parameter by its full name", true},
            {"panel", "", "SHARE", "write the life courses of this share of persons, 0 to 1"},
            {"progress", "", "WHEN", "auto, always or never; auto: when stderr is a terminal"},
            {"checks", "", "", "check the books after every step (slower)"}},
           "Exit codes: 0 done; 2 wrong input, nothing written; 3 a law of the model was broken; 4 "
           "the disk or\n"
           "the system failed; 130, 143 interrupted, what was finished is kept."},
          act};
}

}  // namespace limlab
