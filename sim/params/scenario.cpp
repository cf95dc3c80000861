#include "params/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "params/layers.hpp"
#include "params/number_text.hpp"
#include "params/scenario_parts.hpp"

namespace limlab {

namespace {

constexpr const char* kCommandLine = "command line";

/// One file as a merge patch: parameters flat, measures named by text replaced by their content.
struct Patch {
  const JsonFile* file;
  Json value;
  std::map<std::string, EntryPlace> entries;
};

Patch to_patch(const JsonFile& file, const ScenarioRules& rules, Findings& findings) {
  Patch out{&file, file.value, {}};
  check_top_level(file, findings);
  if (out.value.contains("parameters"))
    out.value["parameters"] = flat_parameters(file, rules.book, findings);
  for (const char* key : {"measures", "events"})
    if (out.value.contains(key))
      out.value[key] = checked_entries(file, key, rules, out.entries, findings);
  return out;
}

/// The file nearest to the scenario that wrote a top-level key.
const Patch* writer(const std::vector<Patch>& patches, const std::string& key) {
  for (auto p = patches.rbegin(); p != patches.rend(); ++p)
    if (p->value.contains(key) && !p->value[key].is_null()) return &*p;
  return nullptr;
}

void apply_overrides(Json& merged, const Overrides& o, const ScenarioRules& rules,
                     Findings& findings) {
  if (o.seed) {
    if (*o.seed > INT64_MAX)
      findings.add({kCommandLine, 0, "--seed"}, fmt::format("{} is not a seed", *o.seed),
                   "allowed: a whole number, 0 to 9223372036854775807");
    else
      merged["seed"] = *o.seed;
  }
  if (o.scale && findings.number({kCommandLine, 0, "--scale"}, *o.scale, {kLeastScale, 1}))
    merged["scale"] = *o.scale;
  if (o.replicates &&
      findings.number({kCommandLine, 0, "--replicates"}, *o.replicates, {1, kMostReplicates, true}))
    merged["replicates"] = *o.replicates;
  if (o.until) {
    if (*o.until > kLastUntil)
      findings.add({kCommandLine, 0, "--until"}, to_string(*o.until) + " is too late",
                   "allowed: until " + to_string(kLastUntil));
    else
      merged["until"] = to_string(*o.until);
  }
  std::set<std::string> seen;
  for (const auto& text : o.set) {
    const Place at{kCommandLine, 0, "--set " + text};
    const auto cut = text.find('=');
    const std::string name = text.substr(0, cut);
    if (cut == std::string::npos) {
      findings.add(at, "has no \"=\"", "write --set NAME=VALUE");
      continue;
    }
    const Parameter* p = rules.book.find(name);
    if (!p) {
      findings.unknown(at, "parameter", name, rules.book.names());
      continue;
    }
    if (!seen.insert(name).second) {
      findings.add(at, fmt::format("parameter {} is set twice", name), "keep one");
      continue;
    }
    const Allowed allowed{p->least, p->most, p->whole};
    const auto value = parse_real(text.substr(cut + 1));
    if (!value)
      findings.add(at, fmt::format("\"{}\" is not a number", text.substr(cut + 1)),
                   "allowed: " + allowed.text());
    else if (findings.number(at, *value, allowed))
      merged["parameters"][name] = *value;
  }
}

Text text_of(const Json& merged, const std::string& key) {
  Text out;
  const auto found = merged.find(key);
  if (found == merged.end() || !found->is_object()) return out;
  const auto one = [&](const char* language) {
    const auto text = found->find(language);
    return text != found->end() && text->is_string() ? text->get<std::string>() : std::string();
  };
  return {one("nl"), one("en")};
}

/// Numbers and months of the merged scenario; what is unsound keeps its default (a finding exists).
void read_values(const Json& merged, Scenario& s, const ScenarioRules& rules) {
  const auto number = [&](const char* key, double fallback, const Allowed& allowed) {
    Findings ignored;  // the file that wrote it has its finding already
    const auto found = merged.find(key);
    return found == merged.end() ? fallback
                                 : ignored.number({}, *found, allowed).value_or(fallback);
  };
  const auto month = [&](const char* key, Month fallback) {
    const auto found = merged.find(key);
    if (found == merged.end() || !found->is_string()) return fallback;
    return parse_month(found->get_ref<const std::string&>()).value_or(fallback);
  };
  if (const auto seed = merged.find("seed"); seed != merged.end() && seed->is_number_unsigned())
    s.seed = seed->get<std::uint64_t>();
  s.scale = number("scale", 1, {kLeastScale, 1});
  s.replicates = static_cast<int>(number("replicates", 1, {1, kMostReplicates, true}));
  s.start = month("start", kFirstStart);
  s.until = month("until", make_month(2050, 12));
  s.title = text_of(merged, "title");
  s.description = text_of(merged, "description");
  if (const auto all = merged.find("parameters"); all != merged.end() && all->is_object())
    for (const auto& [name, value] : all->items())
      if (rules.book.find(name) && value.is_number()) s.parameters[name] = value.get<double>();
  if (const auto all = merged.find("sources"); all != merged.end() && all->is_object())
    for (const auto& [key, text] : all->items())
      if (text.is_string()) s.sources[key] = text.get<std::string>();
}

void read_entries(const Json& merged, const std::string& key, const std::vector<Patch>& patches,
                  const ScenarioRules& rules, std::vector<MeasureSpec>& out,
                  std::map<std::string, Place>& ids, Findings& findings) {
  const Patch* from = writer(patches, key);
  const auto list = merged.find(key);
  if (!from || list == merged.end() || !list->is_array()) return;
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto measure = to_measure((*list)[i], rules);
    if (!measure) continue;
    const auto place = from->entries.find(below(below("", key), std::to_string(i)));
    if (place != from->entries.end()) {
      measure->file = place->second.file;
      measure->line = place->second.line;
      measure->path = place->second.path;
    }
    const Place at{measure->file, measure->line, measure->path};
    if (!measure->id.empty())
      if (const auto [before, fresh] = ids.emplace(measure->id, at); !fresh)
        findings.add(at, fmt::format("id \"{}\" is used twice", measure->id),
                     fmt::format("also on line {} of {}; give each its own", before->second.line,
                                 before->second.file));
    out.push_back(std::move(*measure));
  }
}

void check_across(const Scenario& s, const Json& merged, const std::vector<Patch>& patches,
                  const Overrides& o, bool whole, Findings& findings) {
  const JsonFile& top = *patches.back().file;
  if (whole && !merged.contains("seed"))
    findings.add(top.at(""), "no seed is given",
                 "write \"seed\": 1 in the scenario or --seed 1: a run must be repeatable");
  if (s.until < s.start) {
    const Patch* from = writer(patches, "until");
    findings.add(
        o.until ? Place{kCommandLine, 0, "--until"}
        : from  ? from->file->at("/until")
                : top.at(""),
        fmt::format("the end {} is before the start {}", to_string(s.until), to_string(s.start)),
        fmt::format("allowed: {} to {}", to_string(s.start), to_string(kLastUntil)));
  }
  for (const char* key : {"title", "description"}) {
    const Text text = text_of(merged, key);
    if (text.nl.empty() != text.en.empty()) {
      const Patch* from = writer(patches, key);
      findings.add((from ? *from->file : top).at(below("", key)),
                   fmt::format("\"{}\" is missing or empty", text.nl.empty() ? "nl" : "en"),
                   "give both languages, or neither");
    }
  }
}

/// `name` of the file itself, else its stem: a scenario does not inherit its base's name.
std::string name_of(const JsonFile& top) {
  const auto own = top.value.find("name");
  if (own != top.value.end() && own->is_string()) return own->get<std::string>();
  std::string stem = top.path.stem().string();
  for (char& c : stem)
    if (!is_identifier(std::string("a") + c)) c = '_';
  return stem;
}

}  // namespace

namespace {

Scenario from_layers(const Layers& layers, const std::filesystem::path& file,
                     const ScenarioRules& rules, const Overrides& overrides, Findings& findings) {
  Scenario s;
  s.file = file;
  Json merged = Json::object();
  std::vector<Patch> patches;
  for (const auto& layer : layers.files) {
    patches.push_back(to_patch(layer, rules, findings));
    merged.merge_patch(patches.back().value);
  }
  apply_overrides(merged, overrides, rules, findings);
  read_values(merged, s, rules);
  if (!patches.empty()) {
    std::map<std::string, Place> ids;
    read_entries(merged, "measures", patches, rules, s.measures, ids, findings);
    read_entries(merged, "events", patches, rules, s.events, ids, findings);
    check_across(s, merged, patches, overrides, layers.whole, findings);
    s.name = name_of(*patches.back().file);
  }
  findings.raise();
  if (s.title.en.empty()) s.title = {s.name, s.name};
  std::erase_if(s.parameters, [&](const auto& entry) {
    return entry.second == rules.book.find(entry.first)->central_value;
  });
  s.resolved_json = resolved_text(merged, s, rules);
  return s;
}

}  // namespace

Scenario load_scenario(const std::filesystem::path& file, const ScenarioRules& rules,
                       const Overrides& overrides) {
  Findings findings;
  const Layers layers = read_layers(file, rules.shipped, findings);
  return from_layers(layers, file, rules, overrides, findings);
}

Scenario read_scenario(const std::string& text, const std::string& shown,
                       const ScenarioRules& rules, const Overrides& overrides) {
  Findings findings;
  Layers layers;
  if (auto read = parse_json(text, shown, findings)) layers.files.push_back(std::move(*read));
  layers.whole = !layers.files.empty();
  return from_layers(layers, shown, rules, overrides, findings);
}

Params Scenario::params(const ParameterBook& book) const {
  Params out(book);
  for (const auto& [parameter, value] : parameters) out.set(parameter, value);
  return out;
}

}  // namespace limlab
