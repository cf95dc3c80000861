#include "storage/checkpoint_file.hpp"

#include <fmt/format.h>

#include "storage/checkpoint_fit.hpp"
#include "storage/checkpoint_parts.hpp"
#include "storage/provenance.hpp"

namespace limlab {

namespace {

constexpr const char* kOtherBuild =
    "it was written by another build of limlab; go on with that one";

template <class A, class F>
void for_each_fact(A& about, F&& f) {
  auto& [version, commit, inputs, scenario_json, branched_from, branched_from_json, seed, scale,
         start, now, replicates, replicate, every, panel_share, digest] = about;
  f("limlab_version", version), f("git_commit", commit), f("inputs", inputs);
  f("scenario_json", scenario_json), f("branched_from", branched_from);
  f("branched_from_json", branched_from_json), f("seed", seed), f("scale", scale);
  f("start", start), f("now", now), f("replicates", replicates), f("replicate", replicate);
  f("every", every), f("panel_share", panel_share), f("digest", digest);
}

void save_record(PartSaver& save, const Record& r) {
  save("horizon_start", r.horizon.start), save("horizon_months", r.horizon.months);
  save("record_replicate", r.replicate);
  for (const SeriesSpec& s : catalogue()) {
    if (s.kind == Kind::whole) save(s.name, r.whole[at(s.id)]);
    if (s.kind == Kind::real) save(s.name, r.real[at(s.id)]);
    if (s.kind == Kind::text) {
      std::string all;
      for (const std::string& text : r.digest) all += text;
      save(s.name, all);
    }
  }
}

Record load_record(PartLoader& load, const CheckpointIn& in) {
  Horizon horizon;
  int replicate = 0;
  load("horizon_start", horizon.start), load("horizon_months", horizon.months);
  load("record_replicate", replicate);
  if (horizon.months < 0 || horizon.months > 12 * 1000)
    in.refuse("has a record of no possible length", kOtherBuild);
  Record out(horizon, replicate);
  const auto same = [&](std::size_t found, std::size_t wanted, std::string_view name) {
    if (found != wanted)
      in.refuse(fmt::format("series {} has another shape than in this program", name), kOtherBuild);
  };
  for (const SeriesSpec& s : catalogue()) {
    auto& whole = out.whole[at(s.id)];
    auto& real = out.real[at(s.id)];
    const std::size_t wholes = whole.size(), reals = real.size();
    if (s.kind == Kind::whole) load(s.name, whole);
    if (s.kind == Kind::real) load(s.name, real);
    same(whole.size(), wholes, s.name), same(real.size(), reals, s.name);
    if (s.kind == Kind::text) {
      std::string all;
      load(s.name, all);
      same(all.size(), 16 * horizon.times(), s.name);
      for (std::size_t t = 0; t < horizon.times(); ++t) out.digest[t] = all.substr(16 * t, 16);
    }
  }
  return out;
}

void save_panel(PartSaver& save, const PanelRows& rows) {
  save("panel_table", rows.table), save("panel_replicate", rows.replicate);
  save("panel_columns", static_cast<std::uint64_t>(rows.columns.size()));
  for (const auto& column : rows.columns) save("panel_column", column);
}

constexpr int kNoMoreRows = -1;

}  // namespace

CheckpointAbout about_checkpoint(const Scenario& s, const std::filesystem::path& inputs) {
  CheckpointAbout out;
  out.limlab_version = build_version();
  out.git_commit = build_commit();
  out.inputs = fingerprint(inputs);
  out.scenario_json = s.resolved_json;
  out.seed = s.seed;
  out.scale = s.scale;
  out.start = s.start;
  out.replicates = s.replicates;
  return out;
}

void write_checkpoint(const std::filesystem::path& file, CheckpointAbout about,
                      const Simulation& sim, const Observer& observer, const RunSoFar* so_far) {
  const Observer::Memory seen = observer.memory();
  const World& world = sim.world();
  if (seen.last != world.now) throw LawBroken("a checkpoint of a month that was not observed");
  about.now = world.now;
  about.replicate = static_cast<int>(sim.options().replicate);
  about.panel_share = sim.options().panel_share;
  about.digest = seen.lived.digest.back();

  CheckpointOut out(file);
  PartSaver save(out);
  for_each_fact(about, save);
  const int finished = so_far == nullptr ? 0 : so_far->finished();
  save("finished", finished);
  for (int r = 0; r < finished; ++r) save_record(save, so_far->record(r));
  if (so_far != nullptr) so_far->panel([&](const PanelRows& rows) { save_panel(save, rows); });
  save("panel_table", kNoMoreRows);
  for_each_part(world, save);
  for_each_field(sim.initial(), [&](const char* name, const auto& field) { save(name, field); });
  save_record(save, seen.lived);
  save("observer_persons", seen.persons), save("observer_last", seen.last);
  out.commit();
}

CheckpointReader::CheckpointReader(std::filesystem::path file) : in_(std::move(file)) {
  for_each_fact(about_, PartLoader(in_));
}

void CheckpointReader::so_far(const std::function<void(Record)>& finished,
                              const std::function<void(PanelRows)>& panel) {
  if (passed_so_far_) throw LawBroken("a checkpoint is read once");
  passed_so_far_ = true;
  PartLoader load(in_);
  int records = 0;
  load("finished", records);
  for (int r = 0; r < records; ++r) {
    Record record = load_record(load, in_);
    if (finished) finished(std::move(record));
  }
  for (;;) {
    PanelRows rows;
    load("panel_table", rows.table);
    if (rows.table == kNoMoreRows) return;
    load("panel_replicate", rows.replicate);
    std::uint64_t columns = 0;
    load("panel_columns", columns);
    for (std::uint64_t c = 0; c < columns; ++c) load("panel_column", rows.columns.emplace_back());
    if (panel) panel(std::move(rows));
  }
}

ReplicateState CheckpointReader::state(const Team& team) {
  if (!passed_so_far_) so_far();
  PartLoader load(in_);
  ReplicateState out;
  out.replicate = static_cast<std::uint64_t>(about_.replicate);
  out.panel_share = about_.panel_share;
  out.world = std::make_unique<World>();
  for_each_part(*out.world, load);
  for_each_field(out.prevalence, load);
  out.seen.lived = load_record(load, in_);
  load("observer_persons", out.seen.persons), load("observer_last", out.seen.last);
  in_.close();
  const std::string found = fmt::format("{:016x}", digest(*out.world, team));
  if (found != about_.digest && about_.git_commit != build_commit())
    in_.refuse(
        fmt::format("has a world whose digest is {} in this build, {} in the one that wrote it "
                    "(commit {}): the models differ",
                    found, about_.digest, about_.git_commit),
        "go on with that build, or run the scenario again");
  if (found != about_.digest || out.seen.lived.digest.back() != found)
    throw LawBroken(fmt::format("{}: the world read back has digest {}, the one written had {}",
                                file().string(), found, about_.digest));
  return out;
}

}  // namespace limlab
