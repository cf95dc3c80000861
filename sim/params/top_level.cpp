#include <fmt/format.h>

#include <algorithm>

#include "params/scenario_parts.hpp"

namespace limlab {

const std::vector<std::string>& top_level_keys() {
  static const std::vector<std::string> keys{
      "$schema", "extends", "name",       "title",      "description", "seed",   "scale",
      "start",   "until",   "replicates", "parameters", "measures",    "events", "sources"};
  return keys;
}

namespace {

void check_texts(const JsonFile& file, const std::string& key, Findings& findings) {
  const auto found = file.value.find(key);
  if (found == file.value.end() || found->is_null()) return;
  const std::string pointer = below("", key);
  if (!found->is_object()) {
    findings.add(file.at(pointer), fmt::format("{} stands where an object belongs", shown(*found)),
                 "write {\"nl\": \"…\", \"en\": \"…\"}");
    return;
  }
  for (const auto& [language, text] : found->items()) {
    const Place at = file.at(below(pointer, language));
    if (language != "nl" && language != "en")
      findings.unknown(at, "language", language, {"nl", "en"});
    else if (!text.is_string() && !text.is_null())
      findings.add(at, fmt::format("{} stands where a text belongs", shown(text)),
                   "write a text in quotes");
  }
}

void check_month(const JsonFile& file, const std::string& key, Month least, Month most,
                 const std::string& why, Findings& findings) {
  const auto found = file.value.find(key);
  if (found == file.value.end() || found->is_null()) return;
  const auto month =
      found->is_string() ? parse_month(found->get_ref<const std::string&>()) : std::nullopt;
  if (!month || *month < least || *month > most)
    findings.add(file.at(below("", key)), shown(*found) + " is not allowed", why);
}

void check_number(const JsonFile& file, const std::string& key, const Allowed& allowed,
                  Findings& findings) {
  const auto found = file.value.find(key);
  if (found != file.value.end() && !found->is_null())
    findings.number(file.at(below("", key)), *found, allowed);
}

/// The seed needs all its 63 bits, so it is not checked as a real.
void check_seed(const JsonFile& file, Findings& findings) {
  const auto found = file.value.find("seed");
  if (found == file.value.end() || found->is_null()) return;
  const bool whole = found->is_number_unsigned() && found->get<std::uint64_t>() <= INT64_MAX;
  if (!whole)
    findings.add(file.at("/seed"), shown(*found) + " is not a seed",
                 "allowed: a whole number in digits, 0 to 9223372036854775807");
}

}  // namespace

void check_top_level(const JsonFile& file, Findings& findings) {
  const Json& root = file.value;
  const auto& known = top_level_keys();
  for (const auto& [key, value] : root.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      findings.unknown(file.at(below("", key)), "key", key, known);
  if (const auto schema = root.find("$schema"); schema != root.end() && !schema->is_string())
    findings.add(file.at("/$schema"), shown(*schema) + " is not a text",
                 "write \"scenario.schema.json\"");
  if (const auto name = root.find("name"); name != root.end() && !name->is_null())
    if (!name->is_string() || !is_identifier(name->get_ref<const std::string&>()))
      findings.add(file.at("/name"), shown(*name) + " is not a name",
                   fmt::format("allowed: {}", kIdentifierRule));
  check_texts(file, "title", findings);
  check_texts(file, "description", findings);
  check_seed(file, findings);
  check_number(file, "scale", {kLeastScale, 1}, findings);
  check_number(file, "replicates", {1, kMostReplicates, true}, findings);
  check_month(
      file, "start", kFirstStart, kFirstStart,
      fmt::format(
          "allowed: only \"{}\", the date of the evidence that the population is built from",
          to_string(kFirstStart)),
      findings);
  check_month(file, "until", make_month(1900, 1), kLastUntil,
              fmt::format("allowed: a month \"YYYY-MM\", {} to {}", to_string(kFirstStart),
                          to_string(kLastUntil)),
              findings);
  if (const auto sources = root.find("sources"); sources != root.end() && !sources->is_null()) {
    if (!sources->is_object())
      findings.add(file.at("/sources"),
                   fmt::format("{} stands where an object belongs", shown(*sources)),
                   "write {\"key\": \"where the number is from\", …}");
    else
      for (const auto& [key, text] : sources->items())
        if (!text.is_string() && !text.is_null())
          findings.add(file.at(below("/sources", key)), shown(text) + " is not a text",
                       "write a text in quotes");
  }
}

}  // namespace limlab
