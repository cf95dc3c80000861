#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>

#include "base/aside.hpp"
#include "engine/parameters.hpp"
#include "engine/simulation.hpp"
#include "main/home.hpp"
#include "main/run_request.hpp"
#include "outputs/observer.hpp"
#include "outputs/summary.hpp"
#include "storage/hdf5_sink.hpp"
#include "storage/provenance.hpp"
#include "synthesis/jobs.hpp"
#include "synthesis/margins.hpp"
#include "synthesis/province.hpp"

namespace limlab {

// The one place where the command line meets the engine and the storage.

namespace {

double seconds_now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// One replicate, from the synthetic province or a checkpoint to the last month or to a stop.
struct Lived {
  Record record;
  bool finished = false, at_checkpoint = false;
  Month now = 0;
};

class Runner {
 public:
  Runner(const Scenario& s, const RunRequest& r)
      : scenario_(s),
        request_(r),
        team_(r.threads),
        inputs_(shipped_scenarios() / "limburg"),
        value_added_(read_value_added(inputs_)),
        sink_(r.output, {r.force, false}) {}

  RunResult run();

 private:
  std::unique_ptr<Simulation> begin_replicate(int replicate, std::optional<Observer::Memory>&);
  Lived live(int replicate);
  /// Of a whole replicate.
  Horizon horizon() const {
    return {plus(scenario_.start, -1), scenario_.until - scenario_.start + 1};
  }
  RunInfo info_of(const Horizon& horizon) const;
  std::function<void()> layout();
  void begin_file(const Horizon& horizon);
  void put_back();
  void save(const Simulation&, const Observer&);
  RunResult close(RunResult, const Record& first);

  const Scenario& scenario_;
  const RunRequest& request_;
  Team team_;
  std::filesystem::path inputs_;
  ValueAdded value_added_;
  Hdf5Sink sink_;
  ParameterBook book_ = declare_all_parameters();
  Geography geography_ = Geography::read(inputs_);
  std::map<std::string, double> seconds_;
  double live_seconds_ = 0, synthesis_seconds_ = 0;
  bool begun_ = false, checkpointed_ = false;
  bool laid_out_ = false;  ///< the file is there for the whole horizon, though nothing is promised
  int end_ = scenario_.replicates;  ///< one past the last replicate
  int months_done_ = 0, months_simulated_ = 0;
  std::optional<Record> first_;
  std::optional<Observer> observer_;  ///< of the replicate being lived
  Aside aside_{team_};                ///< last, so that its pieces outlive nothing they use
};

RunInfo Runner::info_of(const Horizon& horizon) const {
  RunInfo info = describe_run(scenario_, request_.threads, request_.panel_share > 0);
  info.horizon = horizon;
  info.branched_from = request_.branched_from;
  info.branched_from_json = request_.branched_from_json;
  return info;
}

/// Lays the file out during the synthesis, when a thread has nothing else to do; then the first
/// replicate is written year by year, aside: at the end all of it would keep one thread waiting for
/// the other. Should the run be stopped, the file is made anew for the months lived. Empty when the
/// file is begun otherwise.
std::function<void()> Runner::layout() {
  if (begun_ || laid_out_ || team_.threads() == 1 || request_.panel_share > 0 ||
      request_.from != nullptr)
    return {};
  laid_out_ = true;
  return [this] { sink_.begin(info_of(horizon()), geography_); };
}

void Runner::begin_file(const Horizon& wanted) {
  if (begun_) return;
  begun_ = true;
  if (laid_out_ && wanted.months == horizon().months) return;
  sink_.abandon();
  sink_.begin(info_of(wanted), geography_);
}

/// What the checkpoint has beside its replicate goes to the file, as if it had just been lived.
void Runner::put_back() {
  if (request_.panel_share > 0) begin_file(horizon());
  request_.from->so_far(
      [&](Record r) {
        begin_file(horizon());
        sink_.replicate(r);
        months_done_ += horizon().months;
        if (!first_) first_ = std::move(r);
      },
      [&](const PanelRows& rows) { sink_.panel_rows(rows); });
}

void Runner::save(const Simulation& sim, const Observer& observer) {
  const double begin = seconds_now();
  aside_.finish();  // the checkpoint reads from the file
  CheckpointAbout about = about_checkpoint(scenario_, inputs_);
  about.every = request_.checkpoint_every;
  about.branched_from = request_.branched_from;
  about.branched_from_json = request_.branched_from_json;
  write_checkpoint(request_.checkpoint, std::move(about), sim, observer, &sink_);
  checkpointed_ = true;
  seconds_["checkpoint"] += seconds_now() - begin;
}

/// `seen` is filled when the replicate goes on from the checkpoint.
std::unique_ptr<Simulation> Runner::begin_replicate(int replicate,
                                                    std::optional<Observer::Memory>& seen) {
  if (request_.from == nullptr || replicate != request_.from->about().replicate)
    return std::make_unique<Simulation>(
        scenario_, book_, inputs_, team_,
        Simulation::Options{static_cast<std::uint64_t>(replicate), request_.checks,
                            request_.panel_share, layout()});
  const double begin = seconds_now();
  ReplicateState state = request_.from->state(team_);
  seen = std::move(state.seen);
  seconds_["read_checkpoint"] += seconds_now() - begin;
  return std::make_unique<Simulation>(std::move(state), scenario_, book_, inputs_, team_,
                                      request_.checks);
}

Lived Runner::live(int replicate) {
  std::optional<Observer::Memory> seen;
  const auto simulation = begin_replicate(replicate, seen);
  Simulation& sim = *simulation;
  synthesis_seconds_ += sim.timings().front().seconds;
  const double begin = seconds_now();
  const bool panel = request_.panel_share > 0;
  const bool write_aside = laid_out_ && !begun_;
  Observer& observer = observer_.emplace(sim.world(), geography_, sim.months(), sim.params(),
                                         value_added_, replicate);
  if (seen) {
    observer.restore(std::move(*seen));
    months_done_ += static_cast<int>(observer.observed()) - 1;
  } else {
    observer.observe(sim.world(), team_, [&] { return sim.digest(); });
    // A panel is written month by month, so its file must exist from the start.
    if (panel) begin_file(observer.record().horizon);
    if (panel) sink_.panel_initial(panel_start(sim.world(), replicate));
  }
  Lived out;
  const int total = sim.months() * scenario_.replicates;
  bool saved = false;  // this very month
  for (;;) {
    const bool all_done = sim.done() && replicate + 1 == end_;
    const Wish wish = all_done ? Wish::go_on : request_.wish();
    if (wish == Wish::checkpoint && !saved) save(sim, observer);
    out.at_checkpoint = wish == Wish::checkpoint;
    if (sim.done() || wish != Wish::go_on) break;
    sim.live_month();
    const double looking = seconds_now();
    observer.observe(sim.world(), team_, [&] { return sim.digest(); });
    if (panel) sink_.panel_events(replicate, sim.world().events.rows);
    seconds_["observe"] += seconds_now() - looking;
    if (write_aside && month_of_year(sim.world().now) == 12)
      aside_.add([this, lived = observer.observed()] { sink_.so_far(observer_->record(), lived); });
    ++months_done_, ++months_simulated_;
    request_.on_month(months_done_, total, {sim.world().now, replicate});
    const int lived = sim.world().now - sim.world().start;
    saved = request_.checkpoint_every > 0 && lived % request_.checkpoint_every == 0;
    if (saved) save(sim, observer);
  }
  out.finished = sim.done();
  out.now = sim.world().now;
  for (const auto& t : sim.timings()) seconds_[t.step] += t.seconds;
  live_seconds_ += seconds_now() - begin;
  const auto months = static_cast<int>(observer.observed()) - 1;
  aside_.finish();
  out.record = observer.take();
  if (!out.finished) out.record = out.record.first_months(months);
  return out;
}

RunResult Runner::run() {
  RunResult result;
  int next = 0;
  if (request_.from != nullptr) {
    put_back();
    next = request_.from->about().replicate;
    if (next >= end_) end_ = next + 1;  // a member of an ensemble, alone in its file
  }
  bool kept = begun_ && first_, finished = true;
  for (; next < end_ && finished; ++next) {
    Lived lived = live(next);
    finished = lived.finished && !lived.at_checkpoint;
    if (lived.at_checkpoint) {
      result.stopped = lived.now;
      kept = false;
      break;
    }
    // Part of a replicate is kept when it is the first and no file has promised a longer one.
    if (finished || (!begun_ && months_done_ > 0)) {
      begin_file(lived.record.horizon);
      sink_.replicate(lived.record);
      kept = true;
      if (!first_) first_ = std::move(lived.record);
    }
  }
  result.finished = finished;
  result.months_done = months_done_;
  result.months_simulated = months_simulated_;
  result.checkpointed = checkpointed_;
  if (!kept) {
    sink_.abandon();
    return result;
  }
  return close(std::move(result), *first_);
}

RunResult Runner::close(RunResult result, const Record& first) {
  for (const auto& [phase, seconds] : seconds_) sink_.timing(phase, seconds);
  const double writing = seconds_now();
  sink_.finish();
  result.written = request_.output;
  // A speed is that of whole runs; several replicates show their mean.
  const bool whole = request_.from == nullptr;
  const double lived = std::max(1.0, result.months_simulated / double(first.horizon.months));
  result.summary = summary(first, geography_, scenario_.scale,
                           {synthesis_seconds_ / lived, whole ? live_seconds_ / lived : 0,
                            seconds_now() - writing}) +
                   fmt::format("\nwritten: {}\n", request_.output.string());
  return result;
}

}  // namespace

RunResult run_scenario(const Scenario& scenario, const RunRequest& request) {
  return Runner(scenario, request).run();
}

std::string describe_month(bool json) {
  std::string out =
      json ? "[\n"
           : "The month, in order. Measures write the rules of the month before the first step;\n"
             "observers count after the last.\n\n";
  int n = 0;
  for (const Step& s : month_steps()) {
    if (json)
      out += fmt::format("{}  {{\"step\": \"{}\", \"en\": \"{}\", \"nl\": \"{}\"}}", n ? ",\n" : "",
                         s.name, s.what_en, s.what_nl);
    else
      out += fmt::format("{:3}. {:<24} {}\n", n + 1, s.name, s.what_en);
    ++n;
  }
  return out + (json ? "\n]\n" : "");
}

std::string describe_population(const Scenario& s, const ScenarioRules&, bool json) {
  World world;
  const SynthesisInput input{shipped_scenarios() / "limburg", s.scale, plus(s.start, -1)};
  make_province(world, input, Luck(s.seed, 0), Team(1));
  std::vector<Margin> rows = margins(world, input);
  const std::vector<Margin> jobs = job_margins(world, input);
  rows.insert(rows.end(), jobs.begin(), jobs.end());
  // The cells of a table together, tables in the order they are first named.
  std::map<std::string, std::size_t> first;
  for (const Margin& m : rows) first.try_emplace(m.table, first.size());
  std::stable_sort(rows.begin(), rows.end(), [&](const Margin& a, const Margin& b) {
    return first.at(a.table) < first.at(b.table);
  });
  return json ? margins_json(rows) : margins_text(rows, true);
}

}  // namespace limlab
