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

/// results/<name>.h5 in the current folder, or <name>-2.h5 … when taken. Makes the folder.
std::filesystem::path free_result(const std::string& name);

}  // namespace limlab
