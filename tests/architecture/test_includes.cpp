// The house: which room may include what, who may print, how long a file may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kRooms{"base",   "words",     "params",  "state",  "synthesis",
                                      "policy", "behaviour", "outputs", "engine", "storage",
                                      "batch",  "service",   "main"};

/// The one header that the build writes, outside sim/.
constexpr const char* kGenerated = "build_info.hpp";

struct Source {
  fs::path path;
  std::string room, name;  ///< name: relative to sim/
  std::vector<std::string> lines;
};

std::size_t rank(const std::string& room) {
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin());
}

std::vector<Source> read_sources() {
  const fs::path root = fs::path(LIMLAB_SOURCE_DIR) / "sim";
  std::vector<Source> out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto ending = entry.path().extension();
    if (ending != ".hpp" && ending != ".cpp") continue;
    const fs::path relative = fs::relative(entry.path(), root);
    Source source{entry.path(), relative.begin()->string(), relative.string(), {}};
    if (source.room == "main.cpp") source.room = "main";
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) source.lines.push_back(line);
    out.push_back(std::move(source));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = read_sources();
  return all;
}

/// The file named by an #include, or "".
std::string included(const std::string& line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string::npos || line[first] != '#') return "";
  if (line.find("include", first) == std::string::npos) return "";
  const auto open = line.find_first_of("<\"");
  const auto close = line.find_first_of(">\"", open + 1);
  return open == std::string::npos || close == std::string::npos
             ? ""
             : line.substr(open + 1, close - open - 1);
}

/// One of the names stands in the code as a word of its own (a name that ends in '_' starts a
/// word).
bool uses(const std::string& code, const std::vector<std::string_view>& names) {
  const auto letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  for (const auto name : names)
    for (auto i = code.find(name); i != std::string::npos; i = code.find(name, i + 1))
      if (i == 0 || !letter(code[i - 1])) {
        const std::size_t end = i + name.size();
        if (end == code.size() || !letter(code[end]) || !letter(name.back()) || name.back() == '_')
          return true;
      }
  return false;
}

/// The line without comments and without the content of texts: words there are no calls.
std::string code_of(const std::string& line) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted) {
      if (line[i] == '\\')
        ++i;
      else if (line[i] == '"')
        quoted = false;
    } else if (line[i] == '"') {
      quoted = true;
    } else if (line.compare(i, 2, "//") == 0) {
      break;
    } else {
      out += line[i];
    }
  }
  return out;
}

std::string at(const Source& s, std::size_t line) {
  return "sim/" + s.name + ":" + std::to_string(line + 1);
}

/// Headers whose name starts with `start` may be included in these rooms only.
void only_in(std::string_view start, const std::vector<std::string>& rooms) {
  for (const auto& s : sources()) {
    if (std::find(rooms.begin(), rooms.end(), s.room) != rooms.end()) continue;
    for (std::size_t i = 0; i < s.lines.size(); ++i)
      EXPECT_FALSE(included(s.lines[i]).starts_with(start))
          << at(s, i) << ": belongs to other rooms";
  }
}

}  // namespace

TEST(House, HasSourcesInKnownRooms) {
  const auto all = sources();
  EXPECT_GT(all.size(), 20u);
  for (const auto& s : all) EXPECT_LT(rank(s.room), kRooms.size()) << "sim/" << s.name;
}

TEST(House, IncludesOnlyRoomsToTheLeft) {
  for (const auto& s : sources())
    for (std::size_t i = 0; i < s.lines.size(); ++i) {
      const std::string name = included(s.lines[i]);
      const std::string room = name.substr(0, name.find('/'));
      if (name.find('/') == std::string::npos || rank(room) == kRooms.size()) {
        // A file of ours is named with its room; anything else in quotes hides where it stands.
        EXPECT_TRUE(name.empty() || name == kGenerated || s.lines[i].find('"') == std::string::npos)
            << at(s, i) << ": write \"room/file.hpp\"";
        continue;
      }
      EXPECT_LE(rank(room), rank(s.room)) << at(s, i) << ": " << s.room << " includes " << room;
      EXPECT_TRUE(fs::exists(fs::path(LIMLAB_SOURCE_DIR) / "sim" / name))
          << at(s, i) << ": no " << name;
    }
}

TEST(House, LibrariesStayInTheirRooms) {
  only_in("nlohmann", {"params", "batch", "service"});
  only_in("hdf5", {"storage"});
  only_in("H5", {"storage"});
  only_in("boost/program_options", {"main"});
  only_in("tbb/", {"base"});
}

TEST(House, OnlyMainPrintsAndExits) {
  for (const auto& s : sources()) {
    if (s.room == "main") continue;
    for (std::size_t i = 0; i < s.lines.size(); ++i)
      EXPECT_FALSE(uses(code_of(s.lines[i]),
                        {"std::cout", "std::cerr", "std::clog", "printf(", "fprintf(", "puts(",
                         "fputs(", "fmt::print(", "exit(", "_exit(", "quick_exit(", "abort("}))
          << at(s, i) << ": only main prints or exits: " << s.lines[i];
  }
}

TEST(House, ChanceIsDrawnOnlyThroughLuck) {
  for (const auto& s : sources())
    for (std::size_t i = 0; i < s.lines.size(); ++i)
      EXPECT_FALSE(uses(
          code_of(s.lines[i]),
          {"std::mt19937", "std::mt19937_64", "std::random_device", "std::default_random_engine",
           "std::minstd_rand", "std::uniform_", "std::normal_", "std::bernoulli_", "std::poisson_",
           "std::discrete_", "std::exponential_", "rand(", "srand("}))
          << at(s, i) << ": " << s.lines[i];
}

TEST(House, FilesAreShort) {
  for (const auto& s : sources())
    EXPECT_LE(s.lines.size(), s.path.extension() == ".hpp" ? 300u : 400u) << "sim/" << s.name;
}

TEST(House, HeadersAreIncludedOnce) {
  for (const auto& s : sources())
    if (s.path.extension() == ".hpp") {
      EXPECT_TRUE(std::find(s.lines.begin(), s.lines.end(), "#pragma once") != s.lines.end())
          << "sim/" << s.name;
    }
}
