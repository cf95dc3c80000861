#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "params/scenario.hpp"

namespace limlab {

enum class ProgressMode { automatic, always, never };

/// What the run tells after every month.
struct MonthNews {
  Month month = 0;
  int replicate = 0;  ///< from 0
};

/// How a scenario is to be run; everything checked already.
struct RunRequest {
  std::filesystem::path output;  ///< its folder exists; the file does not, or `force`
  bool force = false;
  int threads = 1;
  double panel_share = 0;  ///< 0 = no panel
  bool checks = false;     ///< invariants after every step
  ProgressMode progress = ProgressMode::automatic;
  /// Called after each month lived, with months done and in all (of all replicates). False: stop,
  /// keep what is finished.
  std::function<bool(int done, int total, const MonthNews&)> on_month;
};

struct RunResult {
  bool finished = false;  ///< false: on_month said stop
  int months_done = 0;
  std::filesystem::path written;  ///< the trajectory file; empty when nothing was kept
  std::string summary;            ///< text for the user
};

/// Lives the scenario and writes the trajectory file. LawBroken, OutsideFailure as they come.
RunResult run_scenario(const Scenario&, const RunRequest&);

// What `describe` shows of other rooms: text for people, or JSON with `json`.
std::string describe_outputs(bool json);
std::string describe_month(bool json);
std::string describe_population(const Scenario&, const ScenarioRules&, bool json);

}  // namespace limlab
