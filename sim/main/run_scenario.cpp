#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

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

/// One replicate, from the synthetic province to the last month or to a stop.
struct Lived {
  Record record;
  bool finished = false;
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
  Lived live(int replicate);
  void begin_file(const Horizon& horizon);

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
  bool begun_ = false;
  int months_done_ = 0;
};

void Runner::begin_file(const Horizon& horizon) {
  if (begun_) return;
  RunInfo info = describe_run(scenario_, request_.threads, request_.panel_share > 0);
  info.horizon = horizon;
  sink_.begin(info, geography_);
  begun_ = true;
}

Lived Runner::live(int replicate) {
  Simulation sim(scenario_, book_, inputs_, team_,
                 {static_cast<std::uint64_t>(replicate), request_.checks, request_.panel_share});
  synthesis_seconds_ += sim.timings().front().seconds;
  const double begin = seconds_now();
  Observer observer(sim.world(), geography_, sim.months(), sim.params(), value_added_, replicate);
  observer.observe(sim.world(), team_, sim.digest());
  // A panel is written month by month, so its file must exist from the start.
  if (request_.panel_share > 0) {
    begin_file(observer.record().horizon);
    sink_.panel_initial(panel_start(sim.world(), replicate));
  }
  Lived out;
  const int total = sim.months() * scenario_.replicates;
  while (!sim.done()) {
    sim.live_month();
    const double looking = seconds_now();
    observer.observe(sim.world(), team_, sim.digest());
    if (request_.panel_share > 0) sink_.panel_events(replicate, sim.world().events.rows);
    seconds_["observe"] += seconds_now() - looking;
    ++months_done_;
    if (!request_.on_month(months_done_, total, {sim.world().now, replicate}) && !sim.done()) break;
  }
  out.finished = sim.done();
  for (const auto& t : sim.timings()) seconds_[t.step] += t.seconds;
  live_seconds_ += seconds_now() - begin;
  const auto months = static_cast<int>(observer.observed()) - 1;
  out.record = observer.take();
  if (!out.finished) out.record = out.record.first_months(months);
  return out;
}

RunResult Runner::run() {
  RunResult result;
  Record first;
  bool kept = false, finished = true;
  for (int r = 0; r < scenario_.replicates && finished; ++r) {
    Lived lived = live(r);
    finished = lived.finished;
    // Part of a replicate is kept when it is the first and no file has promised a longer one.
    if (finished || (!begun_ && months_done_ > 0)) {
      begin_file(lived.record.horizon);
      sink_.replicate(lived.record);
      kept = true;
      if (r == 0) first = std::move(lived.record);
    }
  }
  result.finished = finished;
  result.months_done = months_done_;
  if (!kept) {
    sink_.abandon();
    return result;
  }
  for (const auto& [phase, seconds] : seconds_) sink_.timing(phase, seconds);
  const double writing = seconds_now();
  sink_.finish();
  result.written = request_.output;
  result.summary = summary(first, geography_, scenario_.scale,
                           {synthesis_seconds_, live_seconds_, seconds_now() - writing}) +
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
  make_province(world, input, Luck(s.seed, 0));
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
