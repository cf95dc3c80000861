#pragma once
#include <filesystem>
#include <vector>

#include "params/json_file.hpp"

namespace limlab {

/// A scenario and what it extends: [0] is the base of the chain, the last is the file itself.
struct Layers {
  std::vector<JsonFile> files;
  bool whole = true;  ///< false when a link could not be read: what is missing may stand there
};

/// Reads a scenario and follows `extends` (a name with or without ".json", looked up beside the
/// file, below its folder, and in `shipped`; nowhere else, symbolic links followed first). Circles,
/// files outside and unreadable files go to `findings`.
Layers read_layers(const std::filesystem::path& file, const std::filesystem::path& shipped,
                   Findings& findings);

}  // namespace limlab
