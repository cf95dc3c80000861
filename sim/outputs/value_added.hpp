#pragma once
#include <array>
#include <filesystem>

#include "words/job_words.hpp"

namespace limlab {

/// Gross value added per full-time filled post and year, by sector [EUR, prices of the table's
/// year].
using ValueAdded = std::array<std::int64_t, count_of<Sector>>;

/// Reads scenarios/limburg/value_added.csv (`folder` is scenarios/limburg). A sector that is
/// missing, named twice or has a negative value is a UserError with file and line.
ValueAdded read_value_added(const std::filesystem::path& folder);

}  // namespace limlab
