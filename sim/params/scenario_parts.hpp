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

/// Replaces the entries of `measures` that name a measure of the catalogue (a text, or an object
/// with "measure") by what scenarios/measures/<id>.json says, checks every entry of `measures` or
/// `events`
/// (`key`), and gives back the list of objects. `places` receives where each entry of that list was
/// written, by pointer "/measures/3".
struct EntryPlace {
  std::string file;
  int line = 0;
  std::string path;
};
Json checked_entries(const JsonFile& file, const std::string& key, const ScenarioRules& rules,
                     std::map<std::string, EntryPlace>& places, Findings& findings);

const MechanismSpec* find_mechanism(const ScenarioRules& rules, const std::string& name);

/// Checks one entry, or part of one, written in `file` at `pointer`.
class EntryCheck {
 public:
  EntryCheck(const JsonFile& file, std::string pointer, const ScenarioRules& rules,
             Findings& findings)
      : file_(file), pointer_(std::move(pointer)), rules_(rules), findings_(findings) {}

  void whole(const Json& entry);  ///< an entry that names a mechanism and has all it needs
  /// Keys and values that are there; `extra` keys are somebody else's. `levels`: a number may be an
  /// object with low, central and high.
  void keys_and_values(const Json& entry, const MechanismSpec& spec,
                       const std::vector<std::string>& extra = {}, bool levels = false);
  void needs(const Json& entry, const MechanismSpec& spec);  ///< is anything required missing?
  const MechanismSpec* mechanism(const Json& entry);         ///< null and a finding when unknown
  Place at(std::string_view key) const;

 private:
  void common(const Json& entry);
  void number(const std::string& key, const Json& value, const Allowed& allowed, bool levels);
  void target(const Json& value, const TargetSpec& spec);

  const JsonFile& file_;
  std::string pointer_;
  const ScenarioRules& rules_;
  Findings& findings_;
};

/// What a measure of the catalogue says, as entries of a scenario: one, or one for each of its
/// parts. `use` is what the scenario wrote (a text or an object), at `pointer` of `file`.
Json entries_of_measure(const JsonFile& file, const std::string& pointer, const Json& use,
                        const ScenarioRules& rules, Findings& findings);

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
