#include "params/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace limlab {

namespace fs = std::filesystem;

namespace {

bool inside(const fs::path& file, const fs::path& folder) {
  const auto [rest, end] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return rest == folder.end();
}

/// Names of the scenarios in a folder, for "did you mean".
void add_names(const fs::path& folder, std::vector<std::string>& names) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".json" && names.size() < 1000)
      names.push_back(entry.path().stem().string());
}

fs::path real(const fs::path& p) {
  std::error_code fault;
  const fs::path out = fs::weakly_canonical(p.empty() ? fs::path(".") : p, fault);
  return fault ? p : out;
}

/// The file that `name` stands for, or an empty path and a finding.
fs::path resolve(const JsonFile& from, const std::string& name, const fs::path& shipped,
                 Findings& findings) {
  const Place at = from.at("/extends");
  const std::string where =
      "extends looks beside the scenario, below it, and in the shipped scenarios";
  const fs::path given(name);
  if (given.is_absolute() || std::find(given.begin(), given.end(), "..") != given.end()) {
    findings.add(at, fmt::format("{} leads outside", shown(name)),
                 where + "; write a name like \"baseline\"");
    return {};
  }
  const fs::path beside = from.path.parent_path();
  bool escaped = false;
  std::vector<fs::path> folders{beside};
  if (!shipped.empty()) folders.push_back(shipped);
  for (const fs::path& folder : folders) {
    for (const char* ending : {"", ".json"}) {
      fs::path candidate = folder / given;
      candidate += ending;
      std::error_code fault;
      if (!fs::is_regular_file(candidate, fault)) continue;
      if (inside(real(candidate), real(folder))) return candidate;
      escaped = true;
    }
  }
  if (escaped) {
    findings.add(at, fmt::format("{} is a link that leads outside", shown(name)), where);
    return {};
  }
  std::vector<std::string> names;
  add_names(beside.empty() ? fs::path(".") : beside, names);
  add_names(shipped, names);
  std::sort(names.begin(), names.end());
  const std::string near = did_you_mean(given.stem().string(), names);
  findings.add(at, fmt::format("no scenario {} is found", shown(name)),
               near.empty() ? where : near + " " + where);
  return {};
}

}  // namespace

Layers read_layers(const fs::path& file, const fs::path& shipped, Findings& findings) {
  Layers out;
  std::vector<fs::path> seen;
  for (fs::path next = file; !next.empty();) {
    seen.push_back(real(next));
    auto read = read_json(next, findings);
    if (!read) {
      out.whole = false;
      break;
    }
    if (!read->value.is_object()) {
      findings.add(read->at(""),
                   fmt::format("{} stands where the scenario's object belongs", shown(read->value)),
                   "a scenario starts with { and ends with }");
      out.whole = false;
      break;
    }
    out.files.push_back(std::move(*read));
    const JsonFile& current = out.files.back();
    const auto link = current.value.find("extends");
    if (link == current.value.end() || link->is_null()) break;
    const auto name = findings.text(current.at("/extends"), *link, "the name of a scenario");
    next = name ? resolve(current, *name, shipped, findings) : fs::path();
    if (next.empty()) {
      out.whole = false;
    } else if (std::find(seen.begin(), seen.end(), real(next)) != seen.end()) {
      std::string chain;
      for (const auto& layer : out.files) chain += layer.shown + " → ";
      findings.add(current.at("/extends"),
                   fmt::format("extends goes round in a circle: {}{}", chain, next.string()),
                   "let the base scenario extend nothing");
      out.whole = false;
      break;
    }
  }
  std::reverse(out.files.begin(), out.files.end());
  return out;
}

}  // namespace limlab
