#include <fmt/format.h>

#include <algorithm>

#include "params/scenario_parts.hpp"

namespace limlab {

namespace {

constexpr const char* kLevels[] = {"low", "central", "high"};

std::optional<Month> month_in(const Json& value, const Place& at, Month least, Findings& findings) {
  const auto allowed =
      fmt::format("a month \"YYYY-MM\", {} to {}", to_string(least), to_string(kLastUntil));
  const auto month =
      value.is_string() ? parse_month(value.get_ref<const std::string&>()) : std::nullopt;
  if (month && *month >= least && *month <= kLastUntil) return month;
  findings.add(at, shown(value) + " is not allowed", "allowed: " + allowed);
  return std::nullopt;
}

}  // namespace

const MechanismSpec* find_mechanism(const ScenarioRules& rules, const std::string& name) {
  for (const auto& spec : rules.mechanisms)
    if (spec.name == name) return &spec;
  return nullptr;
}

Place EntryCheck::at(std::string_view key) const {
  return file_.at(key.empty() ? pointer_ : below(pointer_, key));
}

const MechanismSpec* EntryCheck::mechanism(const Json& entry) {
  const auto name = entry.find("mechanism");
  if (name == entry.end()) return nullptr;
  const auto text = findings_.text(at("mechanism"), *name, "the name of a mechanism");
  if (!text) return nullptr;
  const MechanismSpec* spec = find_mechanism(rules_, *text);
  if (spec) return spec;
  std::vector<std::string> names;
  for (const auto& each : rules_.mechanisms) names.push_back(each.name);
  findings_.unknown(at("mechanism"), "mechanism", *text, names);
  return nullptr;
}

void EntryCheck::whole(const Json& entry) {
  if (!entry.is_object()) {
    findings_.add(at(""), fmt::format("{} stands where an object belongs", shown(entry)),
                  "write {\"id\": …, \"mechanism\": …, \"from\": \"YYYY-MM\", …}");
    return;
  }
  for (const char* key : {"id", "mechanism", "from"})
    if (!entry.contains(key))
      findings_.add(at(""), fmt::format("\"{}\" is missing", key),
                    "every entry needs id, mechanism, from");
  const MechanismSpec* spec = mechanism(entry);
  if (!spec) return common(entry);
  keys_and_values(entry, *spec);
  needs(entry, *spec);
}

void EntryCheck::common(const Json& entry) {
  if (const auto id = entry.find("id"); id != entry.end())
    if (!id->is_string() || !is_identifier(id->get_ref<const std::string&>()))
      findings_.add(at("id"), shown(*id) + " is not an id",
                    fmt::format("allowed: {}", kIdentifierRule));
  Month least = kFirstStart;
  if (const auto from = entry.find("from"); from != entry.end())
    least = month_in(*from, at("from"), kFirstStart, findings_).value_or(kFirstStart);
  if (const auto until = entry.find("until"); until != entry.end() && !until->is_null())
    month_in(*until, at("until"), least, findings_);
  for (const char* key : {"title", "description"})
    if (const auto text = entry.find(key); text != entry.end())
      if (!text->is_object() && !text->is_string())
        findings_.add(at(key), shown(*text) + " is not a text",
                      "write a text, or {\"nl\": …, \"en\": …}");
  if (const auto source = entry.find("source"); source != entry.end())
    findings_.text(at("source"), *source, "the source");
}

void EntryCheck::keys_and_values(const Json& entry, const MechanismSpec& spec,
                                 const std::vector<std::string>& extra, bool levels) {
  common(entry);
  std::vector<std::string> known = entry_keys();
  known.insert(known.end(), extra.begin(), extra.end());
  for (const auto& n : spec.numbers) known.push_back(n.name);
  for (const auto& w : spec.words) known.push_back(w.name);
  if (spec.target) known.emplace_back("target");
  for (const auto& [key, value] : entry.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      findings_.unknown(at(key), fmt::format("key of mechanism {}:", spec.name), key, known);
  for (const auto& n : spec.numbers)
    if (const auto value = entry.find(n.name); value != entry.end())
      number(n.name, *value, {n.least, n.most}, levels);
  for (const auto& w : spec.words)
    if (const auto value = entry.find(w.name); value != entry.end())
      if (const auto text = findings_.text(at(w.name), *value, w.meaning))
        if (std::find(w.allowed.begin(), w.allowed.end(), *text) == w.allowed.end())
          findings_.unknown(at(w.name), w.name, *text, w.allowed);
  if (const auto value = entry.find("target"); value != entry.end() && spec.target)
    target(*value, *spec.target);
}

void EntryCheck::needs(const Json& entry, const MechanismSpec& spec) {
  for (const auto& n : spec.numbers)
    if (n.required && !entry.contains(n.name))
      findings_.add(at(""), fmt::format("\"{}\" is missing; {} needs it", n.name, spec.name),
                    fmt::format("{}; allowed: {}", n.meaning, Allowed{n.least, n.most}.text()));
  for (const auto& w : spec.words)
    if (w.required && !entry.contains(w.name))
      findings_.add(at(""), fmt::format("\"{}\" is missing; {} needs it", w.name, spec.name),
                    w.meaning);
}

void EntryCheck::number(const std::string& key, const Json& value, const Allowed& allowed,
                        bool levels) {
  if (!levels || !value.is_object()) {
    findings_.number(at(key), value, allowed);
    return;
  }
  const std::string here = below(pointer_, key);
  for (const char* level : kLevels) {
    const auto one = value.find(level);
    if (one == value.end())
      findings_.add(file_.at(here), fmt::format("\"{}\" is missing", level),
                    "a number of the catalogue has low, central, high, status and evidence");
    else
      findings_.number(file_.at(below(here, level)), *one, allowed);
  }
  for (const char* text : {"status", "evidence"})
    if (!value.contains(text))
      findings_.add(file_.at(here), fmt::format("\"{}\" is missing", text),
                    "a number of the catalogue has low, central, high, status and evidence");
    else
      findings_.text(file_.at(below(here, text)), value[text], text);
}

void EntryCheck::target(const Json& value, const TargetSpec& spec) {
  const std::string here = below(pointer_, "target");
  if (!value.is_object()) {
    findings_.add(file_.at(here), shown(value) + " is not a target group",
                  "write {\"age\": [55, 64], \"sex\": \"female\", …}");
    return;
  }
  std::vector<std::string> known;
  for (const auto& w : spec.words) known.push_back(w.name);
  for (const auto& r : spec.ranges) known.push_back(r.name);
  for (const auto& [key, given] : value.items()) {
    const std::string place = below(here, key);
    const auto word = std::find_if(spec.words.begin(), spec.words.end(),
                                   [&, k = key](const auto& w) { return w.name == k; });
    const auto range = std::find_if(spec.ranges.begin(), spec.ranges.end(),
                                    [&, k = key](const auto& r) { return r.name == k; });
    if (word != spec.words.end()) {
      const Json list = given.is_array() ? given : Json::array({given});
      if (list.empty())
        findings_.add(file_.at(place), "an empty list is nobody", "name at least one, or none");
      for (const auto& each : list)
        if (const auto text = findings_.text(file_.at(place), each, word->meaning))
          if (std::find(word->allowed.begin(), word->allowed.end(), *text) == word->allowed.end())
            findings_.unknown(file_.at(place), key, *text, word->allowed);
    } else if (range != spec.ranges.end()) {
      const bool two = given.is_array() && given.size() == 2;
      if (!two) {
        findings_.add(file_.at(place), shown(given) + " is not a range",
                      fmt::format("write [least, most], each {} or null",
                                  Allowed{range->least, range->most}.text()));
        continue;
      }
      for (const auto& end : given)
        if (!end.is_null()) findings_.number(file_.at(place), end, {range->least, range->most});
      if (given[0].is_number() && given[1].is_number() && given[0] > given[1])
        findings_.add(file_.at(place), shown(given) + " runs backwards", "least first");
    } else {
      findings_.unknown(file_.at(place), "attribute of a target:", key, known);
    }
  }
}

}  // namespace limlab
