#pragma once
#include <filesystem>
#include <string>

namespace limlab {

/// Hash (16 hex digits) of everything in a result file but what may differ between equal runs: the
/// root attributes `threads`, `created` and `seconds_*`. Groups, variables and attributes count by
/// name, type and value, in order of name; how they lie in the file does not. OutsideFailure when
/// it cannot be read.
std::string file_content_digest(const std::filesystem::path& file);

}  // namespace limlab
