#include "engine/simulation.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "base/side_by_side.hpp"
#include "outputs/panel.hpp"
#include "synthesis/province.hpp"

namespace limlab {

namespace {
double now_in_seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// The status at the month end of `n` rows. Bytes may alias anything: told that these do not, the
/// loop vectorises.
void remember_status(const std::uint8_t* presence, const std::uint8_t* status, std::size_t n,
                     std::uint8_t* before) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint8_t lived = status[i];
    before[i] =
        presence[i] == static_cast<std::uint8_t>(Presence::resident) ? lived : Persons::kOutside;
  }
}
}  // namespace

Simulation::Simulation(const Scenario& s, const ParameterBook& book,
                       const std::filesystem::path& inputs, const Team& team, Options options)
    : params_(s.params(book)),
      geography_(Geography::read(inputs)),
      policy_(s, geography_),
      luck_(s.seed, options.replicate),
      team_(team),
      options_(options),
      until_(s.until),
      world_(std::make_unique<World>()) {
  const double begin = now_in_seconds();
  kill_point("synthesis");
  side_by_side(team_,
               {[&] {
                  make_province(*world_, {inputs, s.scale, plus(s.start, -1), options_.meanwhile},
                                luck_, team_);
                },
                [&] { model_ = std::make_unique<Model>(params_, geography_, inputs, s.scale); }});
  kill_point("synthesis");
  model_->market.prepare(*world_, luck_, team_);
  model_->people.calibrate_from(*world_);
  sample_panel(world_->events, options_.panel_share);
  kill_point("synthesis");
  begin_timings("synthesis", now_in_seconds() - begin);
  if (options_.checks) check("synthesis");
}

Simulation::Simulation(ReplicateState state, const Scenario& s, const ParameterBook& book,
                       const std::filesystem::path& inputs, const Team& team, bool checks)
    : params_(s.params(book)),
      geography_(Geography::read(inputs)),
      policy_(s, geography_),
      luck_(s.seed, state.replicate),
      team_(team),
      options_{state.replicate, checks, state.panel_share, {}},
      until_(s.until),
      world_(std::move(state.world)) {
  const double begin = now_in_seconds();
  if (world_->now > until_ || world_->start != plus(s.start, -1))
    throw LawBroken("a checkpoint that does not lie inside the run that goes on from it");
  model_ = std::make_unique<Model>(params_, geography_, inputs, s.scale);
  model_->market.restore(*world_);
  model_->people.restore(state.prevalence);
  sample_panel(world_->events, options_.panel_share);
  begin_timings("restart", now_in_seconds() - begin);
  if (options_.checks) check("restart");
}

void Simulation::begin_timings(const char* first, double seconds) {
  timings_.push_back({first, seconds});
  for (const Step& step : month_steps()) timings_.push_back({step.name, 0});
}

Simulation::~Simulation() = default;

int Simulation::months() const { return until_ - world_->start; }

void Simulation::turn_the_page() {
  World& w = *world_;
  Persons& p = w.persons;
  constexpr std::size_t kBlock = 131072;  // a copy: small worlds are not worth waking a thread
  team_.for_blocks(
      p.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        remember_status(&p.presence[begin], &p.status[begin], end - begin, &p.status_before[begin]);
      },
      kBlock);
  w.ledger = {};
  w.events.rows.clear();
  w.now = plus(w.now, 1);
}

void Simulation::live_month() {
  turn_the_page();
  const Terms terms = policy_.terms(world_->now);
  MonthContext context{*world_, terms, luck_, team_};
  std::size_t slot = 1;
  for (const Step& step : month_steps()) {
    if (slot > 1) kill_point("month");
    const double begin = now_in_seconds();
    step.run(*model_, context);
    timings_[slot++].seconds += now_in_seconds() - begin;
    if (options_.checks) check(step.name);
  }
}

std::uint64_t Simulation::digest() {
  const std::uint64_t now = digest_.of(*world_, team_);
  if (options_.checks && now != limlab::digest(*world_, team_))
    throw LawBroken("digest of " + to_string(world_->now) + ": a row was written and not touched");
  return now;
}

void Simulation::check(const char* step) const {
  if (const std::string what = first_broken_law(*world_); !what.empty())
    throw LawBroken(fmt::format("after step '{}' of {}: {}", step, to_string(world_->now), what));
}

}  // namespace limlab
