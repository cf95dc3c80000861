#include "storage/checkpoint_fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/random.hpp"
#include "params/number_text.hpp"
#include "policy/policy.hpp"
#include "storage/provenance.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& file, std::string message, std::string suggestion) {
  throw UserError(Problem{file.string(), 0, {}, std::move(message), std::move(suggestion)});
}

std::uint64_t hash_text(std::uint64_t so_far, const std::string& text) {
  so_far = mix(so_far, text.size());
  for (const char c : text) so_far = mix(so_far ^ static_cast<unsigned char>(c));
  return so_far;
}

/// Without the line of `until`, which a run that goes on may change.
std::vector<std::string> lines_but_until(const std::string& json) {
  std::vector<std::string> out;
  std::istringstream in(json);
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with("  \"until\":")) out.push_back(line);
  return out;
}

std::string trimmed(std::string line) {
  line.erase(0, line.find_first_not_of(' '));
  if (!line.empty() && line.back() == ',') line.pop_back();
  return line;
}

/// The first lines of two resolved scenarios that differ: "a, here b"; empty when none does.
std::string first_difference(const std::string& there, const std::string& here) {
  const auto a = lines_but_until(there), b = lines_but_until(here);
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string x = i < a.size() ? a[i] : "nothing", y = i < b.size() ? b[i] : "nothing";
    if (x != y) return fmt::format("it has {}, here stands {}", trimmed(x), trimmed(y));
  }
  return {};
}

bool same_measure(const MeasureSpec& a, const MeasureSpec& b) {
  return a.id == b.id && a.mechanism == b.mechanism && a.from == b.from && a.until == b.until &&
         a.numbers == b.numbers && a.words == b.words;
}

/// Measures and events of `a` that acted by `now` and that `b` does not have just so.
void add_unmatched(const Scenario& a, const Scenario& b, Month now, std::vector<std::string>& out) {
  for (const auto list : {&Scenario::measures, &Scenario::events})
    for (const MeasureSpec& m : a.*list) {
      const auto& others = b.*list;
      if (m.from > now || std::any_of(others.begin(), others.end(),
                                      [&](const MeasureSpec& o) { return same_measure(m, o); }))
        continue;
      out.push_back(
          fmt::format("{} (from {})", m.id.empty() ? m.mechanism : m.id, to_string(m.from)));
    }
}

}  // namespace

std::string fingerprint(const fs::path& inputs) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(inputs))
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::uint64_t hash = 0;
  for (const fs::path& file : files) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    hash = hash_text(hash_text(hash, file.filename().string()), text.str());
  }
  return fmt::format("{:016x}", hash);
}

void check_program(const CheckpointAbout& about, const fs::path& file, const fs::path& inputs,
                   bool other_build) {
  if (about.limlab_version != build_version())
    refuse(
        file,
        fmt::format("was written by limlab {}; this is {}", about.limlab_version, build_version()),
        "go on with that version, or run the scenario again");
  if (about.git_commit != build_commit() && !other_build)
    refuse(file,
           fmt::format("was written by another build of limlab (commit {}; this is {}), which may "
                       "be another model",
                       about.git_commit, build_commit()),
           "go on with that build, or with --other-build if you know that the model is the same");
  if (about.inputs != fingerprint(inputs))
    refuse(file, "was lived with other input tables than those in " + inputs.string(),
           "put the tables back, or run the scenario again");
}

Scenario scenario_of(const CheckpointAbout& about, const fs::path& file, const ScenarioRules& rules,
                     const Overrides& overrides) {
  const std::string shown = file.string() + " (scenario)";
  const Scenario as_lived = read_scenario(about.scenario_json, shown, rules);
  if (const auto differs = first_difference(about.scenario_json, as_lived.resolved_json);
      !differs.empty())
    refuse(file, "was lived with parameters that this program reads differently: " + differs,
           "go on with the build that wrote it, or run the scenario again");
  Scenario out = read_scenario(about.scenario_json, shown, rules, overrides);
  if (out.until < about.now)
    refuse(
        file,
        fmt::format("stands at {}, after the end {}", to_string(about.now), to_string(out.until)),
        fmt::format("allowed: --until {} or later", to_string(about.now)));
  if (about.replicate > 0 && about.replicate < about.replicates && out.until != as_lived.until)
    refuse(file,
           fmt::format("has {} finished replicates that end in {}, so the others cannot end in {}",
                       about.replicate, to_string(as_lived.until), to_string(out.until)),
           "go on without --until");
  return out;
}

void check_same_run(const CheckpointAbout& about, const fs::path& file, const Scenario& scenario) {
  if (const auto differs = first_difference(about.scenario_json, scenario.resolved_json);
      !differs.empty())
    refuse(file, "is of another scenario: " + differs, "run the scenario from its start");
  if (about.now > scenario.until)
    refuse(file, "stands after the end of the scenario", "run the scenario from its start");
}

bool is_same_scenario(const CheckpointAbout& about, const Scenario& scenario) {
  return first_difference(about.scenario_json, scenario.resolved_json).empty();
}

void check_branch(const CheckpointAbout& about, const fs::path& file, const Scenario& lived,
                  const Scenario& branch, const Geography& geography) {
  const auto same = [&](const char* what, const std::string& there, const std::string& here) {
    if (there != here)
      refuse(file, fmt::format("has {} {}; the branch has {}", what, there, here),
             fmt::format("a branch goes on with the {} of its checkpoint", what));
  };
  same("seed", std::to_string(about.seed), std::to_string(branch.seed));
  same("scale", number_text(about.scale), number_text(branch.scale));
  same("start", to_string(about.start), to_string(branch.start));
  if (about.replicates != 1 || branch.replicates != 1)
    refuse(file,
           fmt::format("a branch is of one replicate; the checkpoint's run has {}, the branch {}",
                       about.replicates, branch.replicates),
           "run and branch with --replicates 1, one seed at a time");
  if (branch.until < about.now)
    refuse(file,
           fmt::format("stands at {}, after the end {} of the branch", to_string(about.now),
                       to_string(branch.until)),
           fmt::format("allowed: --until {} or later", to_string(about.now)));
  const Policy before(lived, geography), after(branch, geography);
  for (Month m = about.start; m <= about.now; m = plus(m, 1)) {
    if (before.terms(m) == after.terms(m)) continue;
    std::vector<std::string> names;
    add_unmatched(branch, lived, about.now, names);
    add_unmatched(lived, branch, about.now, names);
    refuse(
        file,
        fmt::format("stands at {}, but already in {} the measures of the branch differ from those "
                    "it was lived under{}{}: the result would be that of no scenario",
                    to_string(about.now), to_string(m), names.empty() ? "" : ": ", joined(names)),
        "branch from an earlier checkpoint, run the scenario from its start, or let new measures "
        "begin later (and stand behind those that have acted)");
  }
}

}  // namespace limlab
