#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "params/findings.hpp"

namespace limlab {

/// The bytes of a regular, non-empty file of at most `most` bytes in valid UTF-8, without a byte
/// order mark; else nothing and a finding. A larger file is refused without being read.
std::optional<std::string> read_text(const std::filesystem::path& file, std::size_t most,
                                     Findings& findings);

/// Line and column (both from 1, columns in bytes) of an offset.
struct LineColumn {
  int line, column;
};
LineColumn line_column(const std::string& text, std::size_t offset);

/// Offset of the first byte that is not UTF-8 (overlong forms and surrogates included), or npos.
std::size_t first_not_utf8(const std::string& text);

}  // namespace limlab
