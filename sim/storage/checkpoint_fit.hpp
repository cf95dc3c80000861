#pragma once
#include <filesystem>

#include "params/geography.hpp"
#include "params/scenario.hpp"
#include "storage/checkpoint_file.hpp"

namespace limlab {

// Does a sound checkpoint fit what is to be done with it? Everything that does not is a UserError
// that says what differs.

/// Hash of the names and contents of the input tables (*.csv) of a folder, 16 hex digits.
std::string fingerprint(const std::filesystem::path& inputs);

/// Another version, another commit, other input tables would go on with other bits. `other_build`
/// lets another commit of the same version pass: the user says that it is the same model.
void check_program(const CheckpointAbout&, const std::filesystem::path& file,
                   const std::filesystem::path& inputs, bool other_build = false);

/// The scenario that the checkpoint was lived under, as this program reads it, with what the
/// command line changes (only `until` may). Refuses one whose parameters this program knows
/// differently.
Scenario scenario_of(const CheckpointAbout&, const std::filesystem::path& file,
                     const ScenarioRules&, const Overrides& = {});

/// The checkpoint was lived under this very scenario; only the last month may be another one.
void check_same_run(const CheckpointAbout&, const std::filesystem::path& file, const Scenario&);

bool is_same_scenario(const CheckpointAbout&, const Scenario&);

/// `branch` can go on from a checkpoint lived under `lived`: same seed, scale and start, a run of
/// one replicate, an end not before the checkpoint, and measures that would have made the same
/// rules in every month lived. A measure that should have acted earlier is refused, not warned of:
/// its first months would be missing, so the result would be that of no scenario at all.
void check_branch(const CheckpointAbout&, const std::filesystem::path& file, const Scenario& lived,
                  const Scenario& branch, const Geography&);

}  // namespace limlab
