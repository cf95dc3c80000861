#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "batch/design.hpp"
#include "params/scenario.hpp"
#include "storage/ensemble_result.hpp"

namespace limlab {

inline constexpr double kMostMembers = 10'000'000;

/// An ensemble as its manifest tells it: scenarios x draws x replicates. Everything is read once,
/// so that a file changed meanwhile changes no member.
struct Manifest {
  std::filesystem::path file;
  std::vector<Scenario> scenarios;  ///< in the manifest's order; the first is the reference
  int replicates = 1;
  Design design;
  bool has_draws = false;
  EnsembleResult result =
      EnsembleResult::members;  ///< no part of the fingerprint: members are the same
  std::string text;             ///< of the manifest, as read

  int members() const;
  int members_each() const { return static_cast<int>(design.rows.size()) * replicates; }
  int months() const;  ///< lived by each member
};

/// One member: a pure function of the manifest and its number, which counts replicates fastest,
/// then draws, then scenarios.
struct Member {
  int number = 0, scenario = 0, draw = 0, replicate = 0;
  Scenario resolved;  ///< with the draw's parameters
};
Member member(const Manifest&, int number);

/// Reads a manifest as strictly as a scenario: one UserError with every problem found, in the
/// manifest, the scenarios it names and the CSV file of draws.
Manifest load_manifest(const std::filesystem::path& file, const ScenarioRules&);

/// Is there an object with the key "scenarios", which no scenario has?
bool is_manifest(const std::filesystem::path& file);

/// JSON schema (draft-07) of a manifest; generated, committed and tested.
std::string manifest_schema(const ScenarioRules&);

/// Hash (16 hex digits) of all that members are a function of: scenarios, draws, replicates, and
/// `program` (whatever else decides over the content: version, inputs).
std::string fingerprint(const Manifest&, const std::string& program);

}  // namespace limlab
