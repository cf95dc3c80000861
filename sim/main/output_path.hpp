#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"

namespace limlab {

/// Where `-o FILE` writes. The folder must exist; an existing file needs `force`; a folder, or the
/// `input` itself, is refused. Creates nothing. No permission: OutsideFailure.
void check_output(const std::filesystem::path& output, const std::filesystem::path& input,
                  bool force, std::vector<Problem>& problems);

/// Where the checkpoints of that output go: beside it, its whole name and ".ckpt".
std::filesystem::path checkpoint_of(const std::filesystem::path& output);

/// An existing checkpoint is the rest of a run that was stopped: only `force` lets another run
/// replace it. `resumed` is the one that this run goes on from, or empty.
void check_checkpoint(const std::filesystem::path& checkpoint, const std::filesystem::path& resumed,
                      bool force, std::vector<Problem>& problems);

/// results/<name>.h5 in the current folder, or <name>-2.h5 … when it or its checkpoint is there.
/// Makes the folder.
std::filesystem::path free_result(const std::string& name);

}  // namespace limlab
