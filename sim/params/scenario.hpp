#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "params/book.hpp"
#include "params/target.hpp"

namespace limlab {

/// A measure or an event of a scenario, as data: which mechanism, when, with which numbers and words.
/// What a mechanism accepts is declared by its MechanismSpec (policy/ declares them, params/ checks).
struct MeasureSpec {
  std::string id;
  std::string mechanism;
  Month from = 0, until = kNever;           ///< first and last month; kNever = for ever
  std::map<std::string, double> numbers;    ///< volume, size, ramp_months …
  std::map<std::string, std::string> words; ///< sector, occupation, municipality …
  Target target;                            ///< whom it is for, where the mechanism takes one
  std::string file;                         ///< where it was written, for messages
  int line = 0;
  std::string path;                         ///< JSON path
};

/// What a mechanism accepts; checked like parameters.
struct MechanismSpec {
  struct Number {
    std::string name;
    double least, most, fallback;
    bool required;
    std::string meaning;
  };
  struct Word {
    std::string name;
    std::vector<std::string> allowed;
    bool required;
    std::string meaning;
  };
  std::string name, meaning;
  std::vector<Number> numbers;
  std::vector<Word> words;
  std::optional<TargetSpec> target;  ///< none: the mechanism takes no target group
};

struct Text {
  std::string nl, en;
};

struct Scenario {
  std::string name;             ///< from `name`, else the file's stem
  Text title, description;
  std::uint64_t seed = 0;       ///< always given by the scenario or the command line, never a default
  double scale = 1;             ///< 0 < scale <= 1
  Month start = 0, until = 0;   ///< first and last month lived
  int replicates = 1;
  std::map<std::string, double> parameters;  ///< only what differs from central
  std::vector<MeasureSpec> measures, events;
  std::map<std::string, std::string> sources;
  std::string resolved_json;    ///< the whole scenario after extends and command line, every parameter written out
  std::filesystem::path file;

  Params params(const ParameterBook& book) const;
};

/// What the command line may change.
struct Overrides {
  std::optional<std::uint64_t> seed;
  std::optional<double> scale;
  std::optional<Month> until;
  std::optional<int> replicates;
  std::vector<std::string> set;  ///< "NAME=VALUE"
};

struct ScenarioRules {
  const ParameterBook& book;
  const std::vector<MechanismSpec>& mechanisms;
  std::filesystem::path shipped;  ///< the scenarios/ folder; extends may point there
};

/// Reads, merges (RFC 7386 along `extends`), checks everything, and throws one UserError with every
/// problem found (file, line, JSON path, value, what is allowed, nearest name).
Scenario load_scenario(const std::filesystem::path& file, const ScenarioRules& rules,
                       const Overrides& overrides = {});

/// The same for the text of a resolved scenario (Scenario::resolved_json), which extends nothing;
/// `shown` names it in messages.
Scenario read_scenario(const std::string& text, const std::string& shown,
                       const ScenarioRules& rules, const Overrides& overrides = {});

/// JSON schema (draft-07) of a scenario file, and the parameter reference in Markdown; both generated,
/// committed and tested.
std::string scenario_schema(const ScenarioRules& rules);
std::string parameter_reference(const ScenarioRules& rules);
std::string parameters_json(const ScenarioRules& rules);
std::string mechanisms_json(const ScenarioRules& rules);

/// The catalogue of measures, scenarios/measures/*.json, in the order of their ids: for people, and
/// for machines. Throws UserError when one is not sound.
std::string measures_text(const ScenarioRules& rules);
std::string measures_json(const ScenarioRules& rules);

}  // namespace limlab
