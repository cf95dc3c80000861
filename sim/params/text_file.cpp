#include "params/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace limlab {

namespace fs = std::filesystem;

namespace {
[[noreturn]] void may_not_read(const fs::path& file) {
  throw OutsideFailure(fmt::format("{}: may not be read — check the permissions", file.string()));
}
}  // namespace

std::size_t first_not_utf8(const std::string& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t more = lead >= 0xC2 && lead <= 0xDF   ? 1
                             : lead >= 0xE0 && lead <= 0xEF ? 2
                             : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                            : 0;
    if (more == 0 || i + more >= text.size()) return i;
    // The second byte also excludes overlong forms, surrogates and what lies above U+10FFFF.
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(i + 1) < least || byte(i + 1) > most) return i;
    for (std::size_t k = 2; k <= more; ++k)
      if ((byte(i + k) & 0xC0) != 0x80) return i;
    i += more + 1;
  }
  return std::string::npos;
}

LineColumn line_column(const std::string& text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto line = std::count(text.begin(), end, '\n');
  const std::size_t before = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  return {static_cast<int>(line) + 1, static_cast<int>(offset - start) + 1};
}

std::optional<std::string> read_text(const fs::path& file, std::size_t most, Findings& findings) {
  const Place at{file.string(), 0, {}};
  std::error_code fault;
  const fs::file_status status = fs::status(file, fault);
  if (fault == std::errc::permission_denied) may_not_read(file);
  if (fault || !fs::exists(status)) {
    // The neighbours' names find a typing error.
    std::vector<std::string> neighbours;
    std::error_code ignored;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == file.extension())
        neighbours.push_back(entry.path().filename().string());
      if (neighbours.size() == 1000) break;
    }
    std::sort(neighbours.begin(), neighbours.end());
    findings.add(at, "no such file", did_you_mean(file.filename().string(), neighbours));
    return std::nullopt;
  }
  if (fs::is_directory(status)) {
    findings.add(at, "is a folder, not a file", "name the JSON file inside it");
    return std::nullopt;
  }
  if (!fs::is_regular_file(status)) {
    findings.add(at, "is not a regular file", "save it as a file first");
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(file, fault);
  if (!fault && size > most) {
    findings.add(at, fmt::format("is {} bytes large", size),
                 fmt::format("at most {} bytes are read", most));
    return std::nullopt;
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) may_not_read(file);
  // One byte more than allowed, in case the file grew since its size was asked.
  std::string text(most + 1 > size + 1 ? static_cast<std::size_t>(size) + 1 : most + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) throw OutsideFailure(fmt::format("{}: reading failed", file.string()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > most) {
    findings.add(at, "grew while it was read", fmt::format("at most {} bytes are read", most));
    return std::nullopt;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // byte order mark of Windows editors
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    findings.add(at, "is empty", "an empty scenario is {\"extends\": \"baseline\"}");
    return std::nullopt;
  }
  if (const std::size_t bad = first_not_utf8(text); bad != std::string::npos) {
    const auto [line, column] = line_column(text, bad);
    findings.add({at.file, line, {}},
                 fmt::format("column {}: byte 0x{:02X} is not UTF-8", column,
                             static_cast<unsigned>(static_cast<unsigned char>(text[bad]))),
                 "save the file in the encoding UTF-8");
    return std::nullopt;
  }
  return text;
}

}  // namespace limlab
