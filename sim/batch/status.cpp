#include "batch/status.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "batch/command.hpp"
#include "batch/slurm.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// Mean wall seconds of the members that the journals say are done; 0 when there is none.
double mean_seconds(const fs::path& journals) {
  double sum = 0;
  int count = 0;
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(journals, ignored)) {
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const Json j = Json::parse(line, nullptr, false);  // the last may be cut off by a crash
      if (j.is_object() && j.value("event", "") == "done") sum += j.value("seconds", 0.0), ++count;
    }
  }
  return count > 0 ? sum / count : 0;
}

std::string job_line(const std::string& job) {
  const std::string states = queue_states(job);
  return job + ": " + (states.empty() ? "no longer in the queue" : states);
}

}  // namespace

EnsembleStatus ensemble_status(const EnsembleFolder& folder) {
  EnsembleStatus out;
  out.plan = read_plan(folder);
  std::error_code ignored;
  out.finished = fs::exists(folder.result(), ignored);
  const Claims claims(folder.claims(), this_process());
  for (int n = 0; n < out.plan.members; ++n) {
    // Members of a finished ensemble may have been removed.
    if (fs::exists(folder.member(n), ignored) ||
        (out.finished && !fs::exists(folder.failure(n), ignored))) {
      ++out.done;
      continue;
    }
    const std::string name = EnsembleFolder::name(n);
    if (const auto claim = claims.look(name); claims.at_work(name) && claim)
      out.at_work.push_back({n, *claim});
    else if (fs::exists(folder.failure(n), ignored))
      out.failed.push_back(n);
    else if (claim)
      out.lost.push_back({n, *claim});
    else
      ++out.waiting;
  }
  out.seconds_a_member = mean_seconds(folder.journal());
  const auto left =
      static_cast<double>(out.plan.members - out.done) - static_cast<double>(out.failed.size());
  if (out.finished)
    out.seconds_left = 0;
  else if (!out.at_work.empty() && out.seconds_a_member > 0)
    out.seconds_left = left * out.seconds_a_member / static_cast<double>(out.at_work.size());
  if (const auto jobs = submitted_jobs(folder.root())) {
    out.array = job_line(jobs->array);
    out.collector = job_line(jobs->collector);
  }
  return out;
}

std::string status_text(const EnsembleStatus& s, const EnsembleFolder& folder) {
  std::string out =
      fmt::format("{}: {} members of {} months, begun {}\n  done      {:>7}\n",
                  folder.root().string(), s.plan.members, s.plan.months, s.plan.created, s.done);
  const auto held = [&](const char* what, const std::vector<EnsembleStatus::Held>& list) {
    out += fmt::format("  {:<9} {:>7}\n", what, list.size());
    for (std::size_t i = 0; i < list.size() && i < 20; ++i) {
      const Owner& o = list[i].claim.owner;
      out += fmt::format("    member {}: {}{}{}, begun {} times\n", list[i].member, o.host,
                         o.job.empty() ? "" : ", job ", o.job, list[i].claim.attempt + 1);
    }
  };
  held("at work", s.at_work);
  if (!s.lost.empty()) held("left", s.lost);
  if (!s.failed.empty()) out += fmt::format("  failed    {:>7}\n", s.failed.size());
  for (std::size_t i = 0; i < s.failed.size() && i < 20; ++i)
    out += fmt::format("    {}\n", folder.failure(s.failed[i]).string());
  out += fmt::format("  waiting   {:>7}\n", s.waiting);
  if (s.seconds_a_member > 0) out += fmt::format("  {:.1f} s a member\n", s.seconds_a_member);
  if (!s.finished && s.seconds_left >= 0)
    out += fmt::format("  about {:.0f} s left with {} at work\n", s.seconds_left, s.at_work.size());
  if (!s.array.empty())
    out += fmt::format("  array job {}\n  collector {}\n", s.array, s.collector);
  if (s.finished) return out + fmt::format("finished: {}\n", folder.result().string());
  if (s.at_work.empty() && s.array.empty())
    out += fmt::format("nobody is at work; `limlab ensemble {} -o {} --resume` goes on\n",
                       shell_word(s.plan.manifest_file), shell_word(folder.root().string()));
  return out;
}

std::string status_json(const EnsembleStatus& s) {
  const auto numbers = [](const std::vector<EnsembleStatus::Held>& list) {
    Json out = Json::array();
    for (const auto& h : list)
      out.push_back({{"member", h.member},
                     {"host", h.claim.owner.host},
                     {"job", h.claim.owner.job},
                     {"rank", h.claim.owner.rank},
                     {"restarts", h.claim.attempt}});
    return out;
  };
  Json out{{"members", s.plan.members},
           {"months", s.plan.months},
           {"done", s.done},
           {"waiting", s.waiting},
           {"failed", s.failed},
           {"at_work", numbers(s.at_work)},
           {"left", numbers(s.lost)},
           {"finished", s.finished},
           {"seconds_a_member", s.seconds_a_member}};
  out["seconds_left"] = s.seconds_left < 0 ? Json() : Json(s.seconds_left);
  if (!s.array.empty()) out["array_job"] = s.array, out["collector_job"] = s.collector;
  return out.dump(2) + "\n";
}

}  // namespace limlab
