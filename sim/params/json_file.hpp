#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "params/findings.hpp"

namespace limlab {

inline constexpr std::size_t kMostBytes = 16u << 20;  ///< of one JSON file
inline constexpr std::size_t kMostValues = 200'000;   ///< so that their places fit in memory
inline constexpr int kDeepest = 64;                   ///< objects and lists inside each other

/// A JSON file as read, with the line of every value.
struct JsonFile {
  std::filesystem::path path;
  std::string shown;  ///< the path as the user would write it
  Json value;
  std::map<std::string, int, std::less<>> lines;  ///< by JSON pointer

  /// Place of a value; of the nearest one above when it is not there.
  Place at(const std::string& pointer) const;
  bool has(const std::string& pointer) const { return lines.contains(pointer); }
};

/// Reads a JSON file strictly: a regular file of 1 byte to 16 MB in UTF-8, no key twice in an
/// object, no number outside the range of a double, no NaN, nesting at most 64. What is wrong goes
/// to `findings` with line and column; nothing comes back when the file cannot be used at all.
/// Throws OutsideFailure when the file is there but may not be read.
std::optional<JsonFile> read_json(const std::filesystem::path& file, Findings& findings);
/// The same for a text; `shown` stands for its path.
std::optional<JsonFile> parse_json(const std::string& text, const std::string& shown,
                                   Findings& findings);

}  // namespace limlab
