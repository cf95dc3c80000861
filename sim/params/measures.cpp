#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "params/scenario_parts.hpp"

namespace limlab {

namespace fs = std::filesystem;

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

namespace {

const MechanismSpec* find_mechanism(const ScenarioRules& rules, const std::string& name) {
  for (const auto& spec : rules.mechanisms)
    if (spec.name == name) return &spec;
  return nullptr;
}

std::vector<std::string> mechanism_names(const ScenarioRules& rules) {
  std::vector<std::string> names;
  for (const auto& spec : rules.mechanisms) names.push_back(spec.name);
  return names;
}

std::optional<Month> month_in(const Json& value, const Place& at, Month least, Findings& findings) {
  const auto allowed =
      fmt::format("a month \"YYYY-MM\", {} to {}", to_string(least), to_string(kLastUntil));
  const auto month =
      value.is_string() ? parse_month(value.get_ref<const std::string&>()) : std::nullopt;
  if (month && *month >= least && *month <= kLastUntil) return month;
  findings.add(at, shown(value) + " is not allowed", "allowed: " + allowed);
  return std::nullopt;
}

/// One entry, written in `file` at `pointer`.
class EntryCheck {
 public:
  EntryCheck(const JsonFile& file, std::string pointer, const ScenarioRules& rules,
             Findings& findings)
      : file_(file), pointer_(std::move(pointer)), rules_(rules), findings_(findings) {}

  void check(const Json& entry) {
    if (!entry.is_object()) {
      findings_.add(at(""), fmt::format("{} stands where an object belongs", shown(entry)),
                    "write {\"id\": …, \"mechanism\": …, \"from\": \"YYYY-MM\", …}");
      return;
    }
    for (const char* key : {"id", "mechanism", "from"})
      if (!entry.contains(key))
        findings_.add(at(""), fmt::format("\"{}\" is missing", key),
                      "every entry needs id, mechanism, from");
    common(entry);
    const MechanismSpec* spec = nullptr;
    if (const auto name = entry.find("mechanism"); name != entry.end()) {
      if (const auto text = findings_.text(at("mechanism"), *name, "the name of a mechanism")) {
        spec = find_mechanism(rules_, *text);
        if (!spec) findings_.unknown(at("mechanism"), "mechanism", *text, mechanism_names(rules_));
      }
    }
    if (spec) against(entry, *spec);
  }

 private:
  Place at(std::string_view key) const {
    return file_.at(key.empty() ? pointer_ : below(pointer_, key));
  }

  void common(const Json& entry) {
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

  void against(const Json& entry, const MechanismSpec& spec) {
    std::vector<std::string> known = entry_keys();
    for (const auto& n : spec.numbers) known.push_back(n.name);
    for (const auto& w : spec.words) known.push_back(w.name);
    for (const auto& [key, value] : entry.items())
      if (std::find(known.begin(), known.end(), key) == known.end())
        findings_.unknown(at(key), fmt::format("key of mechanism {}:", spec.name), key, known);
    for (const auto& n : spec.numbers) {
      const auto value = entry.find(n.name);
      if (value != entry.end())
        findings_.number(at(n.name), *value, {n.least, n.most});
      else if (n.required)
        findings_.add(at(""), fmt::format("\"{}\" is missing; {} needs it", n.name, spec.name),
                      fmt::format("{}; allowed: {}", n.meaning, Allowed{n.least, n.most}.text()));
    }
    for (const auto& w : spec.words) {
      const auto value = entry.find(w.name);
      if (value == entry.end()) {
        if (w.required)
          findings_.add(at(""), fmt::format("\"{}\" is missing; {} needs it", w.name, spec.name),
                        w.meaning);
      } else if (const auto text = findings_.text(at(w.name), *value, w.meaning)) {
        if (std::find(w.allowed.begin(), w.allowed.end(), *text) == w.allowed.end())
          findings_.unknown(at(w.name), w.name, *text, w.allowed);
      }
    }
  }

  const JsonFile& file_;
  std::string pointer_;
  const ScenarioRules& rules_;
  Findings& findings_;
};

/// The measure of the catalogue that a text names, checked; null and a finding when there is none.
Json from_catalogue(const JsonFile& user, const std::string& pointer, const std::string& id,
                    const ScenarioRules& rules, EntryPlace& place, Findings& findings) {
  const fs::path folder = rules.shipped / "measures";
  const fs::path path = folder / (id + ".json");
  std::error_code fault;
  if (!is_identifier(id) || !fs::is_regular_file(path, fault)) {
    std::vector<std::string> known;
    for (const auto& entry : fs::directory_iterator(folder, fault))
      if (entry.path().extension() == ".json") known.push_back(entry.path().stem().string());
    std::sort(known.begin(), known.end());
    findings.unknown(user.at(pointer), "measure of the catalogue (scenarios/measures)", id, known);
    return nullptr;
  }
  const auto file = read_json(path, findings);
  if (!file) return nullptr;
  EntryCheck(*file, "", rules, findings).check(file->value);
  if (file->value.is_object() && file->value.contains("id") && file->value["id"] != id)
    findings.add(file->at("/id"),
                 fmt::format("the id {} is not the name of its file", shown(file->value["id"])),
                 fmt::format("write \"{}\"", id));
  place = {file->shown, file->at("").line, ""};
  return file->value;
}

}  // namespace

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
    EntryPlace place{written.file, written.line, pointer};
    if (entry.is_string() && key == "measures") {
      out.push_back(
          from_catalogue(file, pointer, entry.get<std::string>(), rules, place, findings));
    } else {
      EntryCheck(file, pointer, rules, findings).check(entry);
      out.push_back(entry);
    }
    places[pointer] = place;
  }
  return out;
}

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
  return out;
}

}  // namespace limlab
