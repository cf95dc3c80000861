#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "engine/knockout_study.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/interrupt.hpp"
#include "main/knockout_report.hpp"
#include "outputs/headlines.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

/// What is looked at: everything that `compare` shows but cumulated sums and the balance, which
/// only repeats.
std::vector<Reading> looked_at(const Geography& geography) {
  std::vector<Reading> out = headlines();
  for (auto more : {breakdowns(geography), match_readings(), plan_indicators(), swings()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::vector<Knockout> chosen(const Given& given, std::vector<Knockout> all,
                             std::vector<Problem>& problems) {
  const auto wanted = given.all("only");
  if (wanted.empty()) return all;
  std::vector<std::string> names;
  for (const auto& k : all) names.push_back(k.name);
  std::vector<Knockout> out;
  for (const auto& name : wanted) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) {
      out.push_back(all[static_cast<std::size_t>(found - names.begin())]);
      continue;
    }
    const std::string near = nearest_name(name, names);
    problems.push_back(option_problem(
        "--only", fmt::format("\"{}\" is no mechanism of this scenario", name),
        (near.empty() ? "" : "did you mean " + near + "? ") + "known: " + joined(names)));
  }
  return out;
}

/// Shows how far it is; false from the moment it is interrupted.
bool live(KnockoutStudy& study, const Home& home, int threads, bool show) {
  const auto start = std::chrono::steady_clock::now();
  const bool lived = study.live(
      home.rules().book, shipped_scenarios() / "limburg", threads,
      [&](std::size_t done, std::size_t all) {
        const double passed =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double left = passed / static_cast<double>(done) * static_cast<double>(all - done);
        if (show) std::cerr << fmt::format("\r{}/{} runs · {:.0f} s left   ", done, all, left);
        return interrupted_by() == 0;
      });
  if (show) std::cerr << "\n";
  return lived;
}

int act(const Given& given) {
  const Home home;
  std::vector<Problem> problems;
  Overrides overrides;
  const std::string progress =
      given.word("progress", {"auto", "always", "never"}, "auto", problems);
  const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 1024);
  const int threads = static_cast<int>(given.whole("threads", 1, 1024, problems).value_or(cores));
  overrides.scale = given.real("scale", 0.001, 1, problems).value_or(0.1);
  overrides.replicates =
      static_cast<int>(given.whole("replicates", 2, 1000, problems).value_or(30));
  if (const auto seed = given.whole("seed", 0, INT64_MAX, problems))
    overrides.seed = static_cast<std::uint64_t>(*seed);
  if (const auto text = given.one("until")) {
    overrides.until = parse_month(*text);
    if (!overrides.until)
      problems.push_back(
          option_problem("--until", "\"" + *text + "\" is not a month", "write YYYY-MM"));
  }
  KnockoutStudy study;
  study.luck_sets = static_cast<int>(given.whole("luck", 0, 1000, problems).value_or(0));
  try {
    study.whole = load_scenario(given.arguments.front(), home.rules(), overrides);
    if (!given.has("until"))
      study.whole.until = std::min<Month>(study.whole.until, plus(study.whole.start, 59));
    study.knockouts = chosen(given, knockouts_of(study.whole, home.rules().book), problems);
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  study.readings = looked_at(Geography::read(shipped_scenarios() / "limburg"));
  watch_for_interrupts();
  const bool show = progress == "always" || (progress == "auto" && ::isatty(STDERR_FILENO) == 1);
  if (!live(study, home, threads, show)) {
    std::cerr << "limlab: interrupted; a knock-out study keeps nothing, start it again (--only "
                 "NAME and a smaller --scale are quicker)\n";
    return 128 + interrupted_by();
  }
  std::cout << (given.has("json") ? knockout_json(study) : knockout_text(study));
  return 0;
}

}  // namespace

Command knockout_command() {
  return {
      {"knockout",
       "SCENARIO",
       "switches each mechanism off in turn and says which series leave their Monte Carlo band",
       1,
       1,
       {{"scale", "", "X", "share of the province, 0.001 to 1; default 0.1"},
        {"until", "", "YYYY-MM", "last month; default: five years"},
        {"replicates", "", "R",
         "runs of each, at least 2, and four times as many of the whole model; default 30"},
        {"only", "", "NAME", "this mechanism or measure only", true},
        {"luck", "", "N",
         "also judge N sets of fresh replicates of the whole model: does luck alone leave a band?"},
        {"seed", "", "N", "seed in place of the scenario's"},
        {"threads", "", "T", "runs side by side; default: all cores"},
        {"json", "", "", "for machines"},
        {"progress", "", "WHEN", "auto, always or never; auto: when stderr is a terminal"}},
       "Mechanisms of the model are switched off by the value of a parameter at which they do "
       "nothing; measures and events of the\n"
       "scenario are left out. One that moves no series out of its band is reported as failing: "
       "it is not done, or not needed."},
      act};
}

}  // namespace limlab
