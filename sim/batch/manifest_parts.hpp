#pragma once
#include <cstdint>
#include <optional>

#include "batch/manifest.hpp"
#include "params/json_file.hpp"

namespace limlab {

// The parts of load_manifest, one source file each.

const std::vector<std::string>& manifest_keys();

/// The member `draws` of the manifest as a design; `seed` is the manifest's.
Design read_draws(const JsonFile& manifest, const ParameterBook&, std::uint64_t seed, Findings&);

inline constexpr double kMostDraws = 1'000'000;

/// Adds the problems of a reader that throws.
void take_over(Findings&, const UserError&);

/// A path of the manifest: beside it, else in `fallback` (when given), else an empty path.
std::filesystem::path beside(const JsonFile& manifest, const std::string& name,
                             const std::filesystem::path& fallback = {});

}  // namespace limlab
