#include <fmt/format.h>

#include <algorithm>

#include "params/scenario_parts.hpp"

namespace limlab {

const std::vector<std::string>& entry_keys() {
  static const std::vector<std::string> keys{"id",    "mechanism",   "from",  "until",
                                             "title", "description", "source"};
  return keys;
}

bool is_identifier(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (text.empty() || text.size() > 80 || !plain(text[0])) return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return plain(c) || c == '-' || c == '_' || c == '.'; });
}

Json checked_entries(const JsonFile& file, const std::string& key, const ScenarioRules& rules,
                     std::map<std::string, EntryPlace>& places, Findings& findings) {
  const auto found = file.value.find(key);
  if (found == file.value.end()) return Json::array();
  if (found->is_null()) return nullptr;
  const std::string top = below("", key);
  if (!found->is_array()) {
    findings.add(file.at(top), fmt::format("{} stands where a list belongs", shown(*found)),
                 "write [{…}, {…}]");
    return Json::array();
  }
  Json out = Json::array();
  for (std::size_t i = 0; i < found->size(); ++i) {
    const Json& entry = (*found)[i];
    const std::string pointer = below(top, std::to_string(i));
    const Place written = file.at(pointer);
    const auto keep = [&](const Json& one) {
      places[below(top, std::to_string(out.size()))] = {written.file, written.line, pointer};
      out.push_back(one);
    };
    if (key == "measures" &&
        (entry.is_string() || (entry.is_object() && entry.contains("measure")))) {
      for (const Json& one : entries_of_measure(file, pointer, entry, rules, findings)) keep(one);
    } else {
      EntryCheck(file, pointer, rules, findings).whole(entry);
      keep(entry);
    }
  }
  return out;
}

namespace {

Target to_target(const Json& given, const TargetSpec& spec) {
  Target out;
  for (const auto& w : spec.words)
    if (const auto value = given.find(w.name); value != given.end()) {
      auto& words = out.words[w.name];
      for (const auto& each : value->is_array() ? *value : Json::array({*value}))
        if (each.is_string()) words.push_back(each.get<std::string>());
    }
  for (const auto& r : spec.ranges)
    if (const auto value = given.find(r.name);
        value != given.end() && value->is_array() && value->size() == 2)
      out.ranges[r.name] = {(*value)[0].is_number() ? (*value)[0].get<double>() : r.least,
                            (*value)[1].is_number() ? (*value)[1].get<double>() : r.most};
  return out;
}

}  // namespace

std::optional<MeasureSpec> to_measure(const Json& entry, const ScenarioRules& rules) {
  const auto text = [&](const std::string& key) -> std::string {
    if (!entry.is_object()) return {};
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto* spec = find_mechanism(rules, text("mechanism"));
  const auto from = parse_month(text("from"));
  if (!spec || !from) return std::nullopt;
  MeasureSpec out;
  out.id = text("id");
  out.mechanism = spec->name;
  out.from = *from;
  out.until = parse_month(text("until")).value_or(kNever);
  for (const auto& n : spec->numbers) {
    const auto value = entry.find(n.name);
    out.numbers[n.name] =
        value != entry.end() && value->is_number() ? value->get<double>() : n.fallback;
  }
  for (const auto& w : spec->words)
    if (entry.contains(w.name)) out.words[w.name] = text(w.name);
  if (const auto target = entry.find("target"); target != entry.end() && spec->target)
    if (target->is_object()) out.target = to_target(*target, *spec->target);
  return out;
}

}  // namespace limlab
