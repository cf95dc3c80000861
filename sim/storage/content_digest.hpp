#pragma once
#include <filesystem>
#include <string>

namespace limlab {

/// Marks a group or variable that tells how a result was made (wall times, hosts), not what it is.
inline constexpr const char* kNotContent = "not_content";

/// Hash (16 hex digits) of everything in a result file but what may differ between equal runs: the
/// root attributes `threads`, `created` and `seconds_*`, and what carries kNotContent. Groups,
/// variables and attributes count by name, type and value, in order of name; how they lie in the
/// file does not. OutsideFailure when it cannot be read.
std::string file_content_digest(const std::filesystem::path& file);

}  // namespace limlab
