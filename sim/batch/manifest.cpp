#include "batch/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.hpp"
#include "batch/manifest_parts.hpp"
#include "params/scenario_parts.hpp"

namespace limlab {

namespace fs = std::filesystem;

const std::vector<std::string>& manifest_keys() {
  static const std::vector<std::string> keys{"$schema", "scenarios", "replicates", "scale",
                                             "until",   "seed",      "draws",      "result"};
  return keys;
}

void take_over(Findings& findings, const UserError& e) {
  for (const Problem& p : e.problems())
    findings.add({p.file, p.line, p.path}, p.message, p.suggestion);
}

fs::path beside(const JsonFile& manifest, const std::string& name, const fs::path& fallback) {
  std::vector<fs::path> folders{manifest.path.parent_path()};
  if (!fallback.empty()) folders.push_back(fallback);
  std::error_code ignored;
  for (const auto& folder : folders)
    if (const fs::path candidate = folder / name; fs::is_regular_file(candidate, ignored))
      return candidate;
  return {};
}

namespace {

Overrides read_overrides(const JsonFile& file, Findings& findings) {
  Overrides out;
  const Json& root = file.value;
  if (const auto v = root.find("replicates"); v != root.end())
    if (const auto n = findings.number(file.at("/replicates"), *v, {1, kMostReplicates, true}))
      out.replicates = static_cast<int>(*n);
  if (const auto v = root.find("scale"); v != root.end())
    out.scale = findings.number(file.at("/scale"), *v, {kLeastScale, 1});
  if (const auto v = root.find("seed"); v != root.end()) {
    if (v->is_number_unsigned() && v->get<std::uint64_t>() <= INT64_MAX)
      out.seed = v->get<std::uint64_t>();
    else
      findings.add(file.at("/seed"), shown(*v) + " is not a seed",
                   "allowed: a whole number in digits, 0 to 9223372036854775807");
  }
  if (const auto v = root.find("until"); v != root.end()) {
    const auto month =
        v->is_string() ? parse_month(v->get_ref<const std::string&>()) : std::nullopt;
    if (month && *month >= kFirstStart && *month <= kLastUntil)
      out.until = month;
    else
      findings.add(file.at("/until"), shown(*v) + " is not allowed",
                   fmt::format("allowed: a month \"YYYY-MM\", {} to {}", to_string(kFirstStart),
                               to_string(kLastUntil)));
  }
  return out;
}

EnsembleResult read_result(const JsonFile& file, Findings& findings) {
  const auto& names = result_names();
  if (const auto v = file.value.find("result"); v != file.value.end())
    if (const auto text = findings.text(file.at("/result"), *v, "what the result holds")) {
      const auto found = std::find(names.begin(), names.end(), *text);
      if (found != names.end()) return static_cast<EnsembleResult>(found - names.begin());
      findings.unknown(file.at("/result"), "result", *text, names);
    }
  return EnsembleResult::members;
}

std::vector<Scenario> read_scenarios(const JsonFile& file, const Overrides& overrides,
                                     const ScenarioRules& rules, Findings& findings) {
  std::vector<Scenario> out;
  const auto list = file.value.find("scenarios");
  if (list == file.value.end() || !list->is_array() || list->empty()) {
    findings.add(file.at("/scenarios"),
                 list == file.value.end() ? std::string("\"scenarios\" is missing")
                                          : shown(*list) + " stands where a list belongs",
                 "write \"scenarios\": [\"baseline.json\", …]; paths are relative to the manifest");
    return out;
  }
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Place at = file.at(below("/scenarios", std::to_string(i)));
    const auto name = findings.text(at, (*list)[i], "the path of a scenario");
    if (!name) continue;
    const fs::path path = beside(file, *name, rules.shipped);
    if (path.empty()) {
      findings.add(at, fmt::format("there is no file {}", shown(*name)),
                   "it is looked for beside the manifest, then in the shipped scenarios");
      continue;
    }
    try {
      out.push_back(load_scenario(path, rules, overrides));
    } catch (const UserError& e) {
      take_over(findings, e);
      continue;
    }
    if (const auto [first, fresh] = names.emplace(out.back().name, i); !fresh)
      findings.add(at, fmt::format("two scenarios have the name \"{}\"", out.back().name),
                   fmt::format("entry {} has it too; give one another \"name\"", first->second));
  }
  return out;
}

/// One file has one time axis and one scale; paired differences need one seed.
void check_alike(const JsonFile& file, const std::vector<Scenario>& all, Findings& findings) {
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Scenario &a = all.front(), &b = all[i];
    const auto differ = [&](const char* what, const std::string& one, const std::string& other) {
      if (one != other)
        findings.add(
            file.at("/scenarios"),
            fmt::format("scenario {} has {} {}, {} has {}", a.name, what, one, b.name, other),
            fmt::format("write \"{}\" in the manifest: it counts for all", what));
    };
    differ("until", to_string(a.until), to_string(b.until));
    differ("scale", number_text(a.scale), number_text(b.scale));
    differ("seed", std::to_string(a.seed), std::to_string(b.seed));
  }
}

Json plain(double value) {
  if (std::abs(value) < 1e15 && value == static_cast<double>(static_cast<std::int64_t>(value)))
    return static_cast<std::int64_t>(value);
  return value;
}

}  // namespace

Manifest load_manifest(const fs::path& path, const ScenarioRules& rules) {
  Findings findings;
  Manifest out;
  out.file = path;
  const auto file = read_json(path, findings);
  if (file && !file->value.is_object()) {
    findings.add(file->at(""), shown(file->value) + " stands where the manifest's object belongs",
                 "write {\"scenarios\": [\"baseline.json\"], \"replicates\": 6, \"seed\": 11}");
  } else if (file) {
    const auto& known = manifest_keys();
    for (const auto& [key, value] : file->value.items())
      if (std::find(known.begin(), known.end(), key) == known.end())
        findings.unknown(file->at(below("", key)), "key", key, known);
    Overrides overrides = read_overrides(*file, findings);
    out.replicates = overrides.replicates.value_or(1);
    overrides.replicates = out.replicates;
    out.result = read_result(*file, findings);
    out.scenarios = read_scenarios(*file, overrides, rules, findings);
    check_alike(*file, out.scenarios, findings);
    if (file->value.contains("draws")) {
      const std::uint64_t seed = out.scenarios.empty() ? 0 : out.scenarios.front().seed;
      out.design = read_draws(*file, rules.book, seed, findings);
      out.has_draws = true;
    }
    out.text = file->value.dump();
    const double members = static_cast<double>(out.scenarios.size()) *
                           static_cast<double>(out.design.rows.size()) * out.replicates;
    if (members > kMostMembers)
      findings.add(file->at(""), fmt::format("makes {:.0f} members", members),
                   fmt::format("allowed: {:.0f}; cut it into several manifests", kMostMembers));
  }
  findings.raise();
  return out;
}

bool is_manifest(const fs::path& path) {
  Findings ignored;
  try {
    const auto file = read_json(path, ignored);
    return file && file->value.is_object() && file->value.contains("scenarios");
  } catch (const OutsideFailure&) {
    return false;  // who reads it next will say so
  }
}

int Manifest::members() const {
  return static_cast<int>(scenarios.size() * design.rows.size()) * replicates;
}

int Manifest::months() const { return scenarios.front().until - scenarios.front().start + 1; }

Member member(const Manifest& m, int number) {
  const int draws = static_cast<int>(m.design.rows.size());
  Member out;
  out.number = number;
  out.replicate = number % m.replicates;
  out.draw = number / m.replicates % draws;
  out.scenario = number / m.replicates / draws;
  out.resolved = m.scenarios.at(static_cast<std::size_t>(out.scenario));
  const auto& row = m.design.rows[static_cast<std::size_t>(out.draw)];
  if (row.empty()) return out;
  Json text = Json::parse(out.resolved.resolved_json);
  for (std::size_t c = 0; c < row.size(); ++c) {
    out.resolved.parameters[m.design.names[c]] = row[c];
    text["parameters"][m.design.names[c]] = plain(row[c]);
  }
  out.resolved.resolved_json = text.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return out;
}

std::string fingerprint(const Manifest& m, const std::string& program) {
  std::uint64_t hash = 0;
  const auto add_number = [&](std::uint64_t x) { hash = mix(hash ^ x) + 1; };
  const auto add = [&](const std::string& text) {
    add_number(text.size());
    for (const char c : text) add_number(static_cast<unsigned char>(c));
  };
  add(program);
  add_number(static_cast<std::uint64_t>(m.replicates));
  for (const Scenario& s : m.scenarios) add(s.name), add(s.resolved_json);
  for (const auto& name : m.design.names) add(name);
  for (const auto& row : m.design.rows)
    for (const double v : row) add(number_text(v));
  return fmt::format("{:016x}", hash);
}

}  // namespace limlab
