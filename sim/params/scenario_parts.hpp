#pragma once
#include <map>
#include <string>

#include "params/json_file.hpp"
#include "params/scenario.hpp"

namespace limlab {

// The parts of load_scenario, one source file each.

inline constexpr Month kFirstStart = make_month(2026, 1);  ///< the evidence's date
inline constexpr Month kLastUntil = make_month(2100, 12);
inline constexpr double kMostReplicates = 100000;
inline constexpr double kLeastScale = 0.001;

/// Flattens `parameters` of one file to full dotted names and checks every value. Values are
/// numbers, or null where the file gives one back to its default ("search": null gives back all of
/// search.*).
Json flat_parameters(const JsonFile& file, const ParameterBook& book, Findings& findings);

/// Replaces the entries of `measures` that are texts by the object in scenarios/measures/<id>.json,
/// checks every entry of `measures` or `events` (`key`), and gives back the list of objects.
/// `places` receives the file that each entry was written in, by pointer "/measures/3".
struct EntryPlace {
  std::string file;
  int line = 0;
  std::string path;
};
Json checked_entries(const JsonFile& file, const std::string& key, const ScenarioRules& rules,
                     std::map<std::string, EntryPlace>& places, Findings& findings);

/// A checked entry as a MeasureSpec, absent numbers at their fallback. Nothing when it is not
/// sound.
std::optional<MeasureSpec> to_measure(const Json& entry, const ScenarioRules& rules);

/// Keys, types and ranges of everything else in one file.
void check_top_level(const JsonFile& file, Findings& findings);

/// The whole scenario as text: sorted keys, every parameter and every number of a measure.
std::string resolved_text(const Json& merged, const Scenario& scenario, const ScenarioRules& rules);

/// Names of the top-level keys, and of the keys that every measure may carry.
const std::vector<std::string>& top_level_keys();
const std::vector<std::string>& entry_keys();
bool is_identifier(const std::string& text);  ///< letters, digits, - _ . ; at most 80
inline constexpr const char* kIdentifierRule =
    "1 to 80 letters, digits, '-', '_' or '.', starting with a letter or digit";

}  // namespace limlab
