#pragma once
#include "engine/simulation.hpp"
#include "storage/checkpoint_stream.hpp"
#include "storage/run_so_far.hpp"

// Checkpoints of one replicate, for `run`, `resume` and for the members of an ensemble. In short:
//
//   write_checkpoint(file, about_checkpoint(scenario, inputs), sim, observer);    // at a month end
//
//   CheckpointReader reader(file);                    // refuses what is no sound checkpoint
//   check_program(reader.about(), file, inputs);      // … of another program or other inputs
//   check_same_run(reader.about(), file, scenario);   // … of another scenario
//   ReplicateState state = reader.state();
//   Observer::Memory seen = std::move(state.seen);
//   Simulation sim(std::move(state), scenario, book, inputs, team);
//   Observer observer(sim.world(), geography, sim.months(), sim.params(), value_added, replicate);
//   observer.restore(std::move(seen));                // the initial state is not observed again
//
// The checks are in storage/checkpoint_fit.hpp. Months lived = sim.world().now - sim.world().start.

namespace limlab {

/// What a checkpoint says about itself.
struct CheckpointAbout {
  std::string limlab_version, git_commit;
  std::string inputs;         ///< fingerprint of the input tables
  std::string scenario_json;  ///< fully resolved
  std::string branched_from;  ///< as in RunInfo; empty = never
  std::string branched_from_json;
  std::uint64_t seed = 0;
  double scale = 0;
  Month start = 0;     ///< first month lived
  Month now = 0;       ///< last month lived
  int replicates = 1;  ///< of the run
  int replicate = 0;   ///< the one it stands in; those before it are finished (a member of an
                       ///< ensemble stands alone: its number may exceed `replicates`)
  int every = 0;       ///< months between checkpoints, 0 = none asked for
  double panel_share = 0;
  std::string digest;  ///< of the world, as in the file
};

/// The part that the scenario and the program decide; write_checkpoint fills in the rest.
CheckpointAbout about_checkpoint(const Scenario&, const std::filesystem::path& inputs);

/// Writes the checkpoint of a month end that the observer has seen. Replaces a former one of that
/// name only when the new one is whole and on the disk. OutsideFailure leaves nothing but the
/// former one.
void write_checkpoint(const std::filesystem::path& file, CheckpointAbout about, const Simulation&,
                      const Observer&, const RunSoFar* so_far = nullptr);

/// A checkpoint being read; the parts in this order, each once.
class CheckpointReader {
 public:
  explicit CheckpointReader(std::filesystem::path file);
  const std::filesystem::path& file() const { return in_.file(); }
  const CheckpointAbout& about() const { return about_; }
  /// Finished replicates and panel rows; what a caller has no use for is passed over.
  void so_far(const std::function<void(Record)>& finished = {},
              const std::function<void(PanelRows)>& panel = {});
  /// LawBroken if the world read is not the one that was written; a UserError if another build of
  /// the program wrote it, whose digest is not ours.
  ReplicateState state(const Team&);

 private:
  CheckpointIn in_;
  CheckpointAbout about_;
  bool passed_so_far_ = false;
};

}  // namespace limlab
