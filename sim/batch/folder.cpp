#include "batch/folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/errors.hpp"
#include "batch/text_store.hpp"
#include "storage/provenance.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

[[noreturn]] void refuse(const fs::path& where, std::string message, std::string suggestion) {
  throw UserError(Problem{where.string(), 0, {}, std::move(message), std::move(suggestion)});
}

void make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
    throw OutsideFailure(folder.string() + ": the folder cannot be made (" + std::strerror(errno) +
                         ")");
}

/// Nothing in it, or only what a beginning that was cut off leaves: the plan is written last.
bool untouched(const fs::path& root, const std::vector<fs::path>& parts) {
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(root, fault)) {
    const bool part = std::find(parts.begin(), parts.end(), entry.path()) != parts.end();
    if (!(part && fs::is_directory(entry.path(), fault) && fs::is_empty(entry.path(), fault)) &&
        entry.path().filename() != "ensemble.json.part")
      return false;
  }
  return !fault;
}

}  // namespace

std::string EnsembleFolder::name(int member) { return fmt::format("{:07}", member); }

void EnsembleFolder::begin(const Manifest& m, const std::string& key,
                           const std::string& program) const {
  std::error_code fault;
  if (fs::exists(plan(), fault))
    refuse(root_, "holds an ensemble already",
           "--resume goes on with it; or choose another folder");
  if (fs::exists(root_, fault) && !fs::is_directory(root_, fault))
    refuse(root_, "is a file, and a folder is needed", "choose another name");
  if (fs::is_directory(root_, fault) && !untouched(root_, parts()))
    refuse(root_, "is not empty", "choose a new folder; nothing in this one was touched");
  const fs::path parent = root_.has_parent_path() ? root_.parent_path() : fs::path(".");
  if (!fs::is_directory(parent, fault))
    refuse(root_, fmt::format("there is no folder {}", parent.string()), "make it first");
  make_folder(root_);
  for (const auto& folder : parts()) make_folder(folder);
  const Json text{{"format", 1},
                  {"key", key},
                  {"program", program},
                  {"manifest", fs::absolute(m.file).string()},
                  {"manifest_text", m.text},
                  {"members", m.members()},
                  {"months", m.months()},
                  {"scale", m.scenarios.front().scale},
                  {"created", utc_now()}};
  replace_text(plan(), text.dump(2) + "\n");  // last: a folder without it was never begun
}

EnsemblePlan read_plan(const EnsembleFolder& folder) {
  const auto text = read_small(folder.plan());
  if (!text)
    refuse(folder.root(), "holds no ensemble",
           "start one with `limlab ensemble MANIFEST -o FOLDER`, without --resume");
  const Json j = Json::parse(*text, nullptr, false);
  EnsemblePlan out;
  try {
    if (j.at("format") != 1)
      refuse(folder.plan(), "was written by another version of limlab", "use that version");
    out.key = j.at("key"), out.program = j.at("program"), out.manifest_file = j.at("manifest");
    out.manifest_text = j.at("manifest_text"), out.created = j.at("created");
    out.members = j.at("members"), out.months = j.at("months"), out.scale = j.at("scale");
  } catch (const Json::exception&) {
    refuse(folder.plan(), "is damaged",
           "begin anew in another folder; members/ holds what was done");
  }
  return out;
}

void EnsembleFolder::join(const Manifest& m, const std::string& key,
                          const std::string& program) const {
  const EnsemblePlan there = read_plan(*this);
  if (there.program != program)
    refuse(root_,
           fmt::format("was begun by another program or with other inputs ({}; this is {})",
                       there.program, program),
           "members of two programs would be mixed; go on with that one, or begin anew in another "
           "folder");
  if (there.key != key || there.members != m.members())
    refuse(root_, fmt::format("was begun with another manifest than {} is now", m.file.string()),
           "give back the manifest and scenarios as they were, or begin anew in another folder");
  // Somebody may have cleaned up.
  for (const auto& folder : parts()) make_folder(folder);
}

}  // namespace limlab
