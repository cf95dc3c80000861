#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "base/random.hpp"
#include "batch/claims.hpp"
#include "batch/ensemble.hpp"
#include "batch/forecast.hpp"
#include "batch/heart.hpp"
#include "batch/summaries.hpp"
#include "batch/text_store.hpp"
#include "storage/ensemble_file.hpp"
#include "storage/provenance.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

EnsembleInfo info_of(const Manifest& m) {
  const Scenario& first = m.scenarios.front();
  EnsembleInfo out;
  out.run = describe_run(first, 1, false);
  std::string names;
  Json texts = Json::object();
  for (const Scenario& s : m.scenarios) {
    names += (names.empty() ? "" : ", ") + s.name;
    texts[s.name] = Json::parse(s.resolved_json);
  }
  out.run.title = fmt::format("limlab ensemble of {} members: {}", m.members(), names);
  out.run.scenario = names;
  out.run.scenario_json = texts.dump(2) + "\n";
  for (const Scenario& s : m.scenarios) out.scenarios.push_back(s.name);
  out.result = m.result;
  out.members_each = m.members_each();
  out.manifest_json = m.text;
  out.parameters = m.design.names;
  out.draws = m.has_draws;
  return out;
}

/// Members and summaries into the file; false when told to stop, and nothing is left of it then.
bool build(const Manifest& m, const EnsembleFolder& folder, const std::string& key,
           const CollectRequest& r) {
  EnsembleFile file(folder.result(), r.owner.tag(), info_of(m), Geography::read(r.inputs));
  kill_point("collection");
  std::vector<int> failed, there;
  std::vector<std::string> why;
  for (int n = 0; n < m.members(); ++n) {
    if (!r.go_on()) return false;
    const auto note = read_member_note(folder.member(n));
    if (!note) {
      if (const auto text = read_small(folder.failure(n))) {
        failed.push_back(n);
        why.push_back(text->substr(0, text->find('\n')));
        continue;
      }
      throw OutsideFailure(
          fmt::format("{}: the member is not there or cannot be read; go on with "
                      "--resume",
                      folder.member(n).string()));
    }
    const auto put_aside = [&](const std::string& reason) {
      std::error_code ignored;
      fs::rename(folder.member(n), folder.member(n).string() + ".damaged", ignored);
      throw OutsideFailure(
          fmt::format("{}; it was put aside, --resume runs member {} again", reason, n));
    };
    if (note->key != key) put_aside(folder.member(n).string() + ": is of another ensemble");
    const Member about = member(m, n);
    MemberRow row{about.resolved.name, about.replicate, about.draw, about.resolved.seed, {}, *note};
    row.values = m.design.rows[static_cast<std::size_t>(about.draw)];
    try {
      file.add(read_member(folder.member(n)), row);
    } catch (const OutsideFailure& e) {
      // Our own disk being full is no fault of the member.
      if (std::string(e.what()).starts_with(folder.member(n).string())) put_aside(e.what());
      throw;
    }
    there.push_back(n);
    if (n == 0) kill_point("collection");
  }
  file.left_out(failed, why);
  if (SummaryPart* part = file.summaries())
    if (!summarise(*part, m, folder, there, r.threads, summary_memory(), r.go_on)) return false;
  file.finish();
  return true;
}

/// What processes that were killed have left: drafts of the result and of members. Whoever holds
/// the claim of the collection is alone at it, and every member is there.
void sweep(const EnsembleFolder& folder, bool members) {
  std::error_code ignored;
  std::vector<fs::path> left;
  for (const auto& place : {folder.root(), folder.root() / "members"})
    for (const auto& entry : fs::directory_iterator(place, ignored)) {
      const std::string name = entry.path().filename().string();
      const bool of_result = place == folder.root() && name.starts_with("ensemble.h5.");
      if (name.ends_with(".part") && (of_result || (members && place != folder.root())))
        left.push_back(entry.path());
    }
  for (const auto& file : left) fs::remove(file, ignored);
}

}  // namespace

bool collect(const Manifest& m, const EnsembleFolder& folder, const std::string& key,
             const CollectRequest& r) {
  std::error_code ignored;
  Claims claims(folder.claims(), r.owner);
  while (!fs::exists(folder.result(), ignored)) {
    if (!r.go_on()) return false;
    if (claims.take("collection")) {
      bool done = true;
      try {
        const Heart heart(claims);
        sweep(folder, false);
        if (!fs::exists(folder.result(), ignored)) done = build(m, folder, key, r);
        if (done) sweep(folder, true);
      } catch (...) {
        claims.released("collection");
        throw;
      }
      if (done)
        claims.finished("collection");
      else
        claims.released("collection");
      return done;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
  return true;
}

std::string program_and_inputs(const fs::path& inputs) {
  std::uint64_t hash = 0;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(inputs)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    for (const char c : file.filename().string() + read_small(file).value_or(""))
      hash = mix(hash ^ static_cast<unsigned char>(c)) + 1;
  return fmt::format("limlab {} {}, inputs {:016x}", build_version(), build_commit(), hash);
}

}  // namespace limlab
