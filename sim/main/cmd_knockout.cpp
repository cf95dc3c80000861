#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "engine/in_memory.hpp"
#include "engine/knockouts.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/interrupt.hpp"
#include "outputs/headlines.hpp"
#include "outputs/luck_band.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

using Values = std::vector<std::vector<double>>;  // [reading][replicate]

struct Study {
  Scenario whole;
  std::vector<Knockout> knockouts;
  std::vector<Reading> readings;
  Window window;
  std::vector<Values> values;  ///< of the whole model, the same in calm, then of each knock-out

  bool calm(std::size_t k) const { return !knockouts[k].needs_common_shocks; }
  /// What knock-out k is held against: the whole model, in calm unless k needs common shocks.
  const Values& base_of(std::size_t k) const { return values[calm(k) ? 1 : 0]; }
  const Values& without(std::size_t k) const { return values[k + 2]; }
};

/// What is looked at: everything that `compare` shows but cumulated sums and the balance, which
/// only repeats.
std::vector<Reading> looked_at(const Geography& geography) {
  std::vector<Reading> out = headlines();
  for (auto more : {breakdowns(geography), plan_indicators(), swings()})
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

/// Lives everything; false when interrupted.
bool live(Study& s, const Home& home, int threads, bool show) {
  const Scenario calm = without_common_shocks(s.whole);
  std::vector<Scenario> scenarios{s.whole, calm};
  for (const Knockout& k : s.knockouts)
    scenarios.push_back(without(k, k.needs_common_shocks ? s.whole : calm));
  const auto replicates = static_cast<std::size_t>(s.whole.replicates);
  std::vector<InMemoryRun> runs;
  for (const Scenario& scenario : scenarios)
    for (std::size_t k = 0; k < replicates; ++k) runs.push_back({&scenario, static_cast<int>(k)});
  s.values.assign(scenarios.size(), Values(s.readings.size(), std::vector<double>(replicates)));
  int done = 0;
  const auto start = std::chrono::steady_clock::now();
  live_in_memory(
      runs, home.rules().book, shipped_scenarios() / "limburg", threads,
      [&](std::size_t run, const Record& record) {
        for (std::size_t i = 0; i < s.readings.size(); ++i)
          s.values[run / replicates][i][run % replicates] =
              s.readings[i].value(record, s.window, s.whole.scale);
        ++done;
        const double passed =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double left = passed / done * static_cast<double>(runs.size() - done);
        if (show)
          std::cerr << fmt::format("\r{}/{} runs · {:.0f} s left   ", done, runs.size(), left);
        return interrupted_by() == 0;
      });
  if (show) std::cerr << "\n";
  return done == static_cast<int>(runs.size());
}

std::string change_text(const Reading& r, const BandTest& t) {
  const double shift = t.changed - t.whole;
  return !r.counts() ? fmt::format("{} {:+.2f} (band ±{:.2f})", r.name, shift, t.half_width)
              : fmt::format("{} {:+.0f} (band ±{:.0f})", r.name, shift, t.half_width);
}

std::string overrides_text(const Knockout& k) {
  if (!k.measure.empty()) return "left out";
  std::string out;
  for (const auto& [name, value] : k.set)
    out += fmt::format("{}{}={:g}", out.empty() ? "" : " ", name, value);
  return out;
}

struct Verdict {
  std::vector<BandTest> tests;  ///< those outside the band first, furthest first
  std::size_t outside = 0, paired = 0;
};

Verdict judge(const Study& s, std::size_t k) {
  Verdict out;
  out.tests = test_against_luck(s.base_of(k), s.without(k));
  std::stable_sort(out.tests.begin(), out.tests.end(), [](const BandTest& a, const BandTest& b) {
    return a.band_units() > b.band_units();
  });
  for (const BandTest& t : out.tests) out.outside += t.outside(), out.paired += t.paired_effect();
  return out;
}

std::string report(const Study& s) {
  std::string out = fmt::format(
      "{}: each mechanism off in turn; seed {}, scale {:g}, {} replicates, to {}; read: {}\n"
      "band of a series: what the mean of {} other replicates of the whole model does by luck, "
      "wide enough that a mechanism without any\n"
      "effect leaves one of its {} series with a chance below {:.0f} % (Bonferroni over the series "
      "of a mechanism; Student's t from the replicates).\n"
      "paired: series that certainly move when replicates are compared one by one with the same "
      "luck, at the same chance.\ncommon shocks (cycle, sectors) are off, but for the mechanisms "
      "marked *: they are one draw for all of the province, whose luck hides the rest.\n\n"
      "{:<22}{:>8}{:>8}  {}\n",
      s.whole.name, s.whole.seed, s.whole.scale, s.whole.replicates, to_string(s.whole.until),
      s.window.name, s.whole.replicates, s.readings.size(), 100 * kFalseAlarm, "mechanism",
      "outside", "paired", "the series that move most (shift when off)");
  std::vector<std::string> failing, inside;
  for (std::size_t k = 0; k < s.knockouts.size(); ++k) {
    const Verdict v = judge(s, k);
    out += fmt::format("{:<22}{:>8}{:>8}  {}: {}\n", s.knockouts[k].name + (s.calm(k) ? "" : " *"),
                       v.outside, v.paired, s.knockouts[k].meaning, overrides_text(s.knockouts[k]));
    for (std::size_t i = 0; i < std::min<std::size_t>(3, v.outside); ++i)
      out += fmt::format("{:<40}{}\n", "", change_text(s.readings[v.tests[i].reading], v.tests[i]));
    if (v.outside > 0) continue;
    out += fmt::format("{:<40}{}\n", "",
                       v.paired > 0 ? "moves none out of its band" : "MOVES NOTHING");
    (v.paired > 0 ? inside : failing).push_back(s.knockouts[k].name);
  }
  out += fmt::format("\n{} of {} mechanisms move a series out of its band\n",
                     s.knockouts.size() - failing.size() - inside.size(), s.knockouts.size());
  if (!inside.empty())
    out +=
        fmt::format("fail, since no series leaves its band (paired runs do show an effect): {}\n",
                    joined(inside));
  if (!failing.empty()) out += fmt::format("fail, since nothing moves: {}\n", joined(failing));
  return out;
}

std::string json_report(const Study& s) {
  std::string out = fmt::format(
      "{{\"scenario\": \"{}\", \"seed\": {}, \"scale\": {:g}, \"replicates\": {}, \"until\": "
      "\"{}\", \"window\": \"{}\", \"false_alarm\": {}, \"knockouts\": [",
      s.whole.name, s.whole.seed, s.whole.scale, s.whole.replicates, to_string(s.whole.until),
      s.window.name, kFalseAlarm);
  for (std::size_t k = 0; k < s.knockouts.size(); ++k) {
    const Verdict v = judge(s, k);
    out += fmt::format(
        "{}\n  {{\"name\": \"{}\", \"meaning\": \"{}\", \"off\": \"{}\", "
        "\"common_shocks\": {}, \"tested\": {}, \"paired\": {}, "
        "\"outside\": [",
        k ? "," : "", s.knockouts[k].name, s.knockouts[k].meaning, overrides_text(s.knockouts[k]),
        !s.calm(k), v.tests.size(), v.paired);
    for (std::size_t i = 0; i < v.outside; ++i) {
      const BandTest& t = v.tests[i];
      out +=
          fmt::format("{}{{\"name\": \"{}\", \"whole\": {}, \"off\": {}, \"band\": {}}}",
                      i ? ", " : "", s.readings[t.reading].name, t.whole, t.changed, t.half_width);
    }
    out += "]}";
  }
  return out + "\n]}\n";
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
  Study study;
  try {
    study.whole = load_scenario(given.arguments.front(), home.rules(), overrides);
    if (!given.has("until"))
      study.whole.until = std::min<Month>(study.whole.until, plus(study.whole.start, 59));
    study.knockouts = chosen(given, knockouts_of(study.whole, home.rules().book), problems);
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  study.window =
      usual_windows({plus(study.whole.start, -1), study.whole.until - study.whole.start + 1})
          .back();
  study.readings = looked_at(Geography::read(shipped_scenarios() / "limburg"));
  watch_for_interrupts();
  const bool show = progress == "always" || (progress == "auto" && ::isatty(STDERR_FILENO) == 1);
  if (!live(study, home, threads, show)) {
    std::cerr << "limlab: interrupted; a knock-out study keeps nothing, start it again (--only "
                 "NAME and a smaller --scale are quicker)\n";
    return 128 + interrupted_by();
  }
  std::cout << (given.has("json") ? json_report(study) : report(study));
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
        {"replicates", "", "R", "runs of each, at least 2; default 30"},
        {"only", "", "NAME", "this mechanism or measure only", true},
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
