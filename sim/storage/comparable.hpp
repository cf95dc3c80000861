#pragma once
#include <filesystem>
#include <vector>

#include "storage/trajectory_reader.hpp"

namespace limlab {

/// Opens files whose runs share their luck: same seed, scale, months and replicates. Anything else
/// is a UserError that names every disagreement, because a difference of runs with other luck says
/// more about luck than about the scenarios.
std::vector<TrajectoryReader> open_comparable(const std::vector<std::filesystem::path>& files);

}  // namespace limlab
