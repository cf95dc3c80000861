#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "params/scenario.hpp"
#include "storage/checkpoint_file.hpp"

namespace limlab {

enum class ProgressMode { automatic, always, never };

/// What the run tells after every month.
struct MonthNews {
  Month month = 0;
  int replicate = 0;  ///< from 0
};

/// What is wished at a month end.
enum class Wish {
  go_on,
  stop,        ///< keep the months lived in the trajectory file
  checkpoint,  ///< write a checkpoint and stop; no trajectory file
};

/// How a scenario is to be run; everything checked already.
struct RunRequest {
  std::filesystem::path output;  ///< its folder exists; the file does not, or `force`
  bool force = false;
  int threads = 1;
  double panel_share = 0;  ///< 0 = no panel
  bool checks = false;     ///< invariants after every step
  ProgressMode progress = ProgressMode::automatic;
  std::filesystem::path checkpoint;               ///< where checkpoints go: output + ".ckpt"
  int checkpoint_every = 0;                       ///< months of a replicate; 0 = only when wished
  CheckpointReader* from = nullptr;               ///< goes on from here, all checked; not read yet
  std::string branched_from, branched_from_json;  ///< as in RunInfo
  /// Asked at every month end, the first one (before any month is lived) included.
  std::function<Wish()> wish;
  /// Called after each month lived, with months done and in all (of all replicates).
  std::function<void(int done, int total, const MonthNews&)> on_month;
};

struct RunResult {
  bool finished = false;          ///< false: stopped by a wish
  int months_done = 0;            ///< of the run, those before a restart included
  int months_simulated = 0;       ///< by this call
  std::filesystem::path written;  ///< the trajectory file; empty when nothing was kept
  Month stopped = kNever;         ///< month end of the checkpoint it stopped at, or kNever
  bool checkpointed = false;      ///< this call has written the checkpoint
  std::string summary;            ///< text for the user
};

/// Lives the scenario and writes the trajectory file. LawBroken, OutsideFailure as they come.
RunResult run_scenario(const Scenario&, const RunRequest&);

// What `describe` shows of other rooms: text for people, or JSON with `json`.
std::string describe_outputs(bool json);
std::string describe_month(bool json);
std::string describe_population(const Scenario&, const ScenarioRules&, bool json);

}  // namespace limlab
