#include "synthesis/jobs.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"
#include "base/math.hpp"
#include "state/moves.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab {

std::int32_t log_tightness(std::int64_t vacancies, std::int64_t seekers) {
  return static_cast<std::int32_t>(1e6 * log_same_bits((static_cast<double>(vacancies) + 0.5) /
                                                       (static_cast<double>(seekers) + 0.5)));
}

void look_around(World& w) {
  Surroundings& s = w.surroundings;
  s.seekers = {}, s.vacancies = {}, s.income = {}, s.people = {};
  std::array<std::int64_t, kPlaces> cents{};
  const Persons& p = w.persons;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.presence[i] != static_cast<std::uint8_t>(Presence::resident)) continue;
    ++s.people[p.place[i]];
    const auto status = static_cast<Status>(p.status[i]);
    if (at_work(status))
      cents[p.place[i]] += static_cast<std::int64_t>(p.wage[i]) * p.hours[i] / 38;
    if (status == Status::jobseeker && p.occupation[i] != kNoOccupation)
      ++s.seekers[p.occupation[i]][w.streek_of[p.place[i]]];
  }
  for (std::size_t h = 0; h < kPlaces; ++h)
    s.income[h] = static_cast<std::int32_t>(cents[h] / 100'000);
  for (std::size_t j = 0; j < w.posts.size(); ++j)
    if (w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant) &&
        in_limburg(w.posts.place[j]))
      ++s.vacancies[w.posts.occupation[j]][w.streek_of[w.posts.place[j]]];
}

namespace {

/// Usual tightness of every area: its own where there are enough on both sides, else the
/// province's.
void set_usual(World& w) {
  constexpr std::int32_t kEnough = 12;
  Surroundings& s = w.surroundings;
  for (std::size_t o = 0; o < kOccupations; ++o) {
    std::int64_t seekers = 0, vacancies = 0;
    for (std::size_t a = 0; a < kStreken; ++a)
      seekers += s.seekers[o][a], vacancies += s.vacancies[o][a];
    for (std::size_t a = 0; a < kStreken; ++a)
      s.usual[o][a] = s.seekers[o][a] >= kEnough && s.vacancies[o][a] >= kEnough
                          ? log_tightness(s.vacancies[o][a], s.seekers[o][a])
                          : log_tightness(vacancies, seekers);
  }
  s.usual_people = s.people;
  s.usual_income = s.income;
}

}  // namespace

void make_jobs(World& w, const SynthesisInput& input, const Luck& luck, const Team& team) {
  using namespace jobs;
  const JobTables tables = JobTables::read(input.folder);
  const Geography map = Geography::read(input.folder);
  w.start = w.now = input.start;
  w.streek_of = map.streek;
  Plan plan{tables, map, luck, team, input.start, count_totals(w, tables, input.scale), {}, {}};
  plan_firms(plan);
  const PlaceTargets targets = place_targets(plan);
  place_firms(plan, targets);
  add_firms(w, plan);
  plan_firm_posts(plan, targets);
  plan_outside_posts(plan, plan.totals.outside_filled, PostState::filled);
  plan_outside_posts(plan, plan.totals.outside_reserved, PostState::reserved);
  add_outside_vacancies(w, plan);
  ask_education(plan);
  const EmployeeFlows flows = employee_flows(plan);
  place_employees(w, plan, PostState::filled, flows.filled);
  place_employees(w, plan, PostState::reserved, flows.reserved);
  place_self_employed(w, plan, PostState::filled);
  place_self_employed(w, plan, PostState::reserved);
  place_sheltered(w, plan);
  set_contracts(w, plan);
  set_hours(w, plan);
  set_tenure(w, plan);
  set_wages(w, plan);
  carry_out(w, plan);
  add_outside_pool(w, plan);
  give_wanted_occupations(w, plan);
  look_around(w);
  set_usual(w);
  if (const std::string broken = first_broken_law(w); !broken.empty())
    throw LawBroken("after make_jobs: " + broken);
}

}  // namespace limlab
