#include "batch/ensemble.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "batch/claims.hpp"
#include "batch/heart.hpp"
#include "batch/member_run.hpp"
#include "batch/text_store.hpp"
#include "storage/member_file.hpp"
#include "storage/provenance.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

double seconds_now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

class Work {
 public:
  Work(const Manifest& m, const EnsembleFolder& f, const std::string& key,
       const ParameterBook& book, const fs::path& inputs, const EnsembleRequest& r)
      : manifest_(m),
        folder_(f),
        key_(key),
        request_(r),
        shop_(book, inputs),
        claims_(f.claims(), r.owner, r.silence),
        journal_(f.journal(), r.owner.tag()),
        free_(r.crew.threads) {}

  EnsembleOutcome run();

 private:
  struct Task {
    int member, attempt, threads;
  };
  void look_around();
  bool settled(int member) const;
  std::optional<Task> next();
  void work();
  void one(const Task&);
  void keep(const Task&, const Member&, Record, double seconds, int months);
  bool news();
  void note(const char* event, int member, const std::string& more = {});

  const Manifest& manifest_;
  const EnsembleFolder& folder_;
  std::string key_;
  const EnsembleRequest& request_;
  Workshop shop_;
  Claims claims_;
  Journal journal_;

  std::mutex guard_;
  std::condition_variable changed_;
  std::deque<int> pending_, elsewhere_;  ///< nobody's, somebody else's
  int free_, at_work_ = 0, settled_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  EnsembleOutcome outcome_;
  std::mutex disk_;  ///< HDF5 may be built without threads
};

void Work::note(const char* event, int member, const std::string& more) {
  journal_.line(fmt::format(R"({{"time": "{}", "event": "{}", "member": {}{}{}}})", utc_now(),
                            event, member, more.empty() ? "" : ", ", more));
}

bool Work::settled(int n) const {
  std::error_code ignored;
  return fs::exists(folder_.member(n), ignored) ||
         (request_.skip_failed && fs::exists(folder_.failure(n), ignored));
}

/// What is done already. A member file that is not ours, or not whole, is put aside.
void Work::look_around() {
  for (const int n : request_.members) {
    if (!settled(n)) {
      pending_.push_back(n);
      continue;
    }
    std::error_code ignored;
    if (fs::exists(folder_.member(n), ignored)) {
      const auto note_of = read_member_note(folder_.member(n));
      if (!note_of || note_of->key != key_ || note_of->member != n) {
        fs::rename(folder_.member(n), folder_.member(n).string() + ".damaged", ignored);
        note("put aside", n);
        pending_.push_back(n);
        continue;
      }
      ++outcome_.members_reused;
    }
    ++settled_;
  }
}

/// The next member for a thread; nothing when there is no more to do. Waits while others work.
std::optional<Work::Task> Work::next() {
  std::unique_lock lock(guard_);
  for (;;) {
    if (stopped_ || failure_) return std::nullopt;
    // Somebody else's members: settled by now, or given up?
    for (std::size_t i = elsewhere_.size(); i-- > 0;) {
      const int n = elsewhere_[i];
      const bool there = settled(n);
      if (!there && claims_.at_work(EnsembleFolder::name(n))) continue;
      elsewhere_.erase(elsewhere_.begin() + static_cast<std::ptrdiff_t>(i));
      if (there)
        ++settled_;
      else
        pending_.push_back(n);
    }
    if (pending_.empty() && elsewhere_.empty()) return std::nullopt;
    while (!pending_.empty()) {
      const int threads =
          request_.crew.threads_for_next(static_cast<int>(pending_.size()), free_, at_work_);
      if (threads == 0) break;
      const int n = pending_.front();
      pending_.pop_front();
      const auto attempt = claims_.take(EnsembleFolder::name(n));
      if (!attempt) {
        elsewhere_.push_back(n);
        continue;
      }
      if (settled(n)) {  // finished between our look and our claim
        claims_.finished(EnsembleFolder::name(n));
        ++settled_;
        continue;
      }
      free_ -= threads;
      ++at_work_;
      return Task{n, *attempt, threads};
    }
    changed_.wait_for(lock, 500ms);
    if (at_work_ == 0) {
      lock.unlock();
      news();  // a process that only waits must hear of a signal too
      lock.lock();
    }
  }
}

bool Work::news() {
  const std::scoped_lock lock(guard_);
  EnsembleNews n;
  n.members_done = settled_;
  n.members = static_cast<int>(request_.members.size());
  n.at_work = at_work_;
  n.months_lived = outcome_.months_simulated;
  n.months_left = static_cast<long>(n.members - settled_) * manifest_.months();
  if (request_.on_news && !request_.on_news(n)) stopped_ = true;
  return !stopped_ && !failure_;
}

void Work::keep(const Task& t, const Member& m, Record record, double seconds, int months) {
  MemberNote about;
  about.member = t.member;
  about.key = key_;
  about.digest = record.digest.back();
  about.wall_seconds = seconds;
  about.host = request_.owner.host;
  about.job = request_.owner.job;
  about.rank = request_.owner.rank;
  about.restarts = t.attempt;
  about.months_simulated = months;
  about.finished = utc_now();
  const RunInfo info = describe_run(m.resolved, t.threads, false);
  const fs::path draft = folder_.draft(t.member, request_.owner.tag());
  const std::scoped_lock lock(disk_);
  write_member(draft, info, shop_.geography, record, about);
  kill_point("rename");
  std::error_code fault;
  fs::rename(draft, folder_.member(t.member), fault);
  if (fault)
    throw OutsideFailure(folder_.member(t.member).string() + ": could not be given its name (" +
                         fault.message() + ")");
  sync_folder(folder_.member(t.member).parent_path());
  fs::remove(folder_.checkpoint(t.member), fault);
  fs::remove(folder_.failure(t.member), fault);
  kill_point("rename");
  note("done", t.member,
       fmt::format(R"("seconds": {:.3f}, "threads": {}, "restarts": {}, "digest": "{}")", seconds,
                   t.threads, t.attempt, about.digest));
}

void Work::one(const Task& t) {
  const double begin = seconds_now();
  {
    const std::scoped_lock lock(disk_);
    note("begin", t.member, fmt::format(R"("threads": {}, "restarts": {})", t.threads, t.attempt));
  }
  const Member m = member(manifest_, t.member);
  LivedMember lived = live_member(m, shop_, t.threads,
                                  {folder_.checkpoint(t.member), request_.checkpoint_every}, [&] {
                                    {
                                      const std::scoped_lock lock(guard_);
                                      ++outcome_.months_simulated;
                                    }
                                    return news();
                                  });
  const std::string name = EnsembleFolder::name(t.member);
  if (!lived.record) {
    claims_.released(name);
    return;
  }
  keep(t, m, std::move(*lived.record), seconds_now() - begin, lived.months);
  claims_.finished(name);
  const std::scoped_lock lock(guard_);
  ++settled_;
  ++outcome_.members_run;
}

void Work::work() {
  try {
    while (const auto task = next()) {
      std::string broken;
      try {
        one(*task);
      } catch (const LawBroken& e) {
        broken = e.what();
      } catch (...) {
        claims_.released(EnsembleFolder::name(task->member));
        throw;
      }
      if (!broken.empty()) {
        replace_text(folder_.failure(task->member), broken + "\n");
        claims_.released(EnsembleFolder::name(task->member));
        const std::scoped_lock lock(disk_);
        note("failed", task->member, "\"why\": " + Json(broken).dump());
      }
      const std::scoped_lock lock(guard_);
      free_ += task->threads;
      --at_work_;
      if (!broken.empty()) {
        ++settled_;
        if (!request_.skip_failed)
          throw LawBroken(fmt::format("member {}: {}", task->member, broken));
      }
      changed_.notify_all();
    }
  } catch (...) {
    const std::scoped_lock lock(guard_);
    if (!failure_) failure_ = std::current_exception();
    changed_.notify_all();
  }
}

EnsembleOutcome Work::run() {
  look_around();
  {
    const Heart heart(claims_);
    std::vector<std::jthread> crew;
    for (int t = 1; t < std::min(request_.crew.threads, request_.crew.most_at_once); ++t)
      crew.emplace_back([this] { work(); });
    work();
  }
  if (failure_) std::rethrow_exception(failure_);
  std::error_code ignored;
  for (const int n : request_.members)
    if (!fs::exists(folder_.member(n), ignored) && fs::exists(folder_.failure(n), ignored))
      outcome_.failed.push_back(n);
  outcome_.finished = settled_ == static_cast<int>(request_.members.size());
  note(outcome_.finished ? "finished" : "stopped", -1,
       fmt::format(R"("members_run": {}, "members_reused": {}, "months_simulated": {})",
                   outcome_.members_run, outcome_.members_reused, outcome_.months_simulated));
  return outcome_;
}

}  // namespace

EnsembleOutcome live_ensemble(const Manifest& manifest, const EnsembleFolder& folder,
                              const std::string& key, const ParameterBook& book,
                              const fs::path& inputs, const EnsembleRequest& request) {
  return Work(manifest, folder, key, book, inputs, request).run();
}

}  // namespace limlab
