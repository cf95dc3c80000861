// The catalogue: scenarios/measures/<id>.json. A measure is an entry of a scenario with its numbers
// at three levels and their evidence, its cost, and perhaps `parts`, each an entry of its own that
// shares what stands above it.
#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "params/scenario_parts.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kOnlyInCatalogue{"cost", "evidence", "parts", "kpi"};
const std::vector<std::string> kOnlyInUse{"measure", "level"};

std::vector<std::string> known_measures(const ScenarioRules& rules) {
  std::vector<std::string> known;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(rules.shipped / "measures", fault))
    if (entry.path().extension() == ".json") known.push_back(entry.path().stem().string());
  std::sort(known.begin(), known.end());
  return known;
}

/// The parts of a measure, each with what it shares, as they stand in the file (numbers at three
/// levels). Checks all of it.
std::vector<Json> checked_parts(const JsonFile& file, const std::string& id,
                                const ScenarioRules& rules, Findings& findings) {
  std::vector<Json> out;
  const Json& whole = file.value;
  EntryCheck top(file, "", rules, findings);
  if (!whole.is_object()) {
    top.whole(whole);
    return out;
  }
  for (const char* key : {"id", "title", "source", "from", "cost"})
    if (!whole.contains(key))
      findings.add(file.at(""), fmt::format("\"{}\" is missing", key),
                   "a measure of the catalogue has id, title, source, from, mechanism, cost");
  if (whole.contains("id") && whole["id"] != id)
    findings.add(file.at("/id"),
                 fmt::format("the id {} is not the name of its file", shown(whole["id"])),
                 fmt::format("write \"{}\"", id));
  if (const auto cost = whole.find("cost"); cost != whole.end())
    if (!cost->is_object() || !cost->contains("evidence") || !cost->contains("amount"))
      findings.add(file.at("/cost"), "a cost has amount (a number or null), unit and evidence",
                   "null where no figure is published, and say so in evidence");
  const auto parts = whole.find("parts");
  if (parts == whole.end()) {
    const MechanismSpec* spec = top.mechanism(whole);
    if (!spec) {
      if (!whole.contains("mechanism")) top.whole(whole);
      return out;
    }
    top.keys_and_values(whole, *spec, kOnlyInCatalogue, true);
    top.needs(whole, *spec);
    out.push_back(whole);
    return out;
  }
  if (!parts->is_array() || parts->empty()) {
    findings.add(file.at("/parts"), "parts is a list of entries", "write [{…}, {…}]");
    return out;
  }
  for (std::size_t i = 0; i < parts->size(); ++i) {
    Json merged = whole;
    merged.erase("parts");
    if ((*parts)[i].is_object()) merged.merge_patch((*parts)[i]);
    merged["id"] = fmt::format("{}.{}", id, i + 1);
    // What is shared is checked at the file's top, what is its own at its place.
    EntryCheck part(file, below("/parts", std::to_string(i)), rules, findings);
    const MechanismSpec* spec = part.mechanism(merged);
    if (!spec) {
      if (!merged.contains("mechanism"))
        findings.add(part.at(""), "\"mechanism\" is missing", "name it here or above the parts");
      continue;
    }
    if (!(*parts)[i].is_object() || (*parts)[i].contains("id")) {
      findings.add(part.at(""), "a part is an object without id", "its number is its id");
      continue;
    }
    Json own = (*parts)[i];
    part.keys_and_values(own, *spec, kOnlyInCatalogue, true);
    Json shared = whole;
    for (const auto& [key, value] : own.items()) shared.erase(key);
    top.keys_and_values(shared, *spec, kOnlyInCatalogue, true);
    part.needs(merged, *spec);
    out.push_back(std::move(merged));
  }
  return out;
}

/// Every number that has three levels, at one of them; what only the catalogue needs is left out.
Json at_level(Json entry, const std::string& level) {
  for (const auto& key : kOnlyInCatalogue) entry.erase(key);
  for (auto& [key, value] : entry.items())
    if (value.is_object() && value.contains("central") && value.contains(level))
      value = Json(value[level]);
  return entry;
}

}  // namespace

Json entries_of_measure(const JsonFile& user, const std::string& pointer, const Json& use,
                        const ScenarioRules& rules, Findings& findings) {
  const bool bare = use.is_string();
  const Place named = user.at(bare ? pointer : below(pointer, "measure"));
  const auto id = findings.text(named, bare ? use : use["measure"], "the id of a measure");
  if (!id) return Json::array();
  const fs::path path = rules.shipped / "measures" / (*id + ".json");
  std::error_code fault;
  if (!is_identifier(*id) || !fs::is_regular_file(path, fault)) {
    findings.unknown(named, "measure of the catalogue (scenarios/measures)", *id,
                     known_measures(rules));
    return Json::array();
  }
  const auto file = read_json(path, findings);
  if (!file) return Json::array();
  std::string level = "central";
  if (!bare && use.contains("level")) {
    const Place at = user.at(below(pointer, "level"));
    level = findings.text(at, use["level"], "low, central or high").value_or(level);
    if (level != "low" && level != "central" && level != "high")
      findings.unknown(at, "level", level, {"low", "central", "high"});
  }
  EntryCheck check(user, pointer, rules, findings);
  Json out = Json::array();
  bool first = true;
  for (const Json& part : checked_parts(*file, *id, rules, findings)) {
    Json entry = at_level(part, level);
    if (!bare) {
      Json own = use;
      for (const auto& key : kOnlyInUse) own.erase(key);
      const auto* spec = find_mechanism(rules, part["mechanism"].get<std::string>());
      if (spec && first) check.keys_and_values(use, *spec, kOnlyInUse);
      first = false;
      if (own.contains("id") && own["id"].is_string() && file->value.contains("parts"))
        own["id"] =
            own["id"].get<std::string>() + entry["id"].get<std::string>().substr(id->size());
      entry.merge_patch(own);
    }
    out.push_back(std::move(entry));
  }
  return out;
}

namespace {

struct Found {
  JsonFile file;
  std::vector<Json> parts;
};

std::vector<Found> whole_catalogue(const ScenarioRules& rules) {
  Findings findings;
  std::vector<Found> out;
  for (const auto& id : known_measures(rules)) {
    auto file = read_json(rules.shipped / "measures" / (id + ".json"), findings);
    if (!file) continue;
    auto parts = checked_parts(*file, id, rules, findings);
    out.push_back({std::move(*file), std::move(parts)});
  }
  findings.raise();
  return out;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string lines_of_part(const Json& part, const MechanismSpec& spec) {
  std::string out = "    " + spec.name;
  for (const auto& w : spec.words)
    if (part.contains(w.name)) out += fmt::format(", {} {}", w.name, text_of(part[w.name]));
  if (part.contains("target")) out += ", for " + part["target"].dump();
  out += "\n";
  for (const auto& n : spec.numbers) {
    const auto value = part.find(n.name);
    if (value == part.end()) continue;
    if (value->is_object())
      out += fmt::format("      {} {} (low {}, high {}; {}): {}\n", n.name,
                         text_of((*value)["central"]), text_of((*value)["low"]),
                         text_of((*value)["high"]), text_of((*value)["status"]),
                         text_of((*value)["evidence"]));
    else
      out += fmt::format("      {} {}\n", n.name, value->dump());
  }
  return out;
}

}  // namespace

std::string measures_text(const ScenarioRules& rules) {
  std::string out = "Measures of the catalogue (scenarios/measures), to be named in `measures`:\n";
  for (const Found& m : whole_catalogue(rules)) {
    const Json& v = m.file.value;
    const auto title = [&](const char* language) {
      return v["title"].is_object() && v["title"].contains(language) ? text_of(v["title"][language])
                                                                     : text_of(v["title"]);
    };
    out +=
        fmt::format("{}: {} / {}\n    source: {}; from {}; cost: {} {} ({})\n", text_of(v["id"]),
                    title("en"), title("nl"), text_of(v["source"]), text_of(v["from"]),
                    v["cost"]["amount"].is_null() ? "not published" : text_of(v["cost"]["amount"]),
                    v["cost"].contains("unit") ? text_of(v["cost"]["unit"]) : "",
                    text_of(v["cost"]["evidence"]));
    for (const Json& part : m.parts)
      if (const auto* spec = find_mechanism(rules, part["mechanism"].get<std::string>()))
        out += lines_of_part(part, *spec);
  }
  return out;
}

std::string measures_json(const ScenarioRules& rules) {
  nlohmann::ordered_json out = {
      {"mechanisms", nlohmann::ordered_json::parse(mechanisms_json(rules))},
      {"measures", nlohmann::ordered_json::array()}};
  for (const Found& m : whole_catalogue(rules)) out["measures"].push_back(nlohmann::ordered_json(m.file.value));
  return out.dump(2) + "\n";
}

}  // namespace limlab
