#pragma once
#include <string>
#include <vector>

#include "storage/ensemble_result.hpp"
#include "storage/member_file.hpp"

namespace limlab {

/// What the file of an ensemble says beside its members.
struct EnsembleInfo {
  RunInfo run;  ///< `scenario`: names of all, `scenario_json`: all of them by name
  EnsembleResult result = EnsembleResult::members;
  std::vector<std::string> scenarios;  ///< names; the first is the one others are compared with
  int members_each = 1;                ///< members of a scenario
  std::string manifest_json;
  std::vector<std::string> parameters;  ///< drawn, one column each; may be empty
  bool draws = false;
};

/// A member as the ensemble's file shows it.
struct MemberRow {
  std::string scenario;
  int replicate = 0, draw = 0;
  std::uint64_t seed = 0;
  std::vector<double> values;  ///< of the drawn parameters
  MemberNote note;
};

}  // namespace limlab
