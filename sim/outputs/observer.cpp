#include "outputs/observer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/errors.hpp"
#include "base/side_by_side.hpp"
#include "outputs/kpis.hpp"

namespace limlab {

void declare_output_parameters(ParameterBook& book) {
  book.real("outputs.known_vacancy_share")
      .unit("1")
      .range(0.05, 1)
      .low(0.65)
      .central(0.8)
      .high(0.9)
      .meaning(
          "share of all vacancies that the public employment service knows; turns vacancies into "
          "the published jobseekers per vacancy and changes nothing else")
      .source(
          "vacancies known to the public service in Limburg, chained from 11,000 of July 2022 to "
          "some 9,200 (VDAB in the press), over some 11,500 vacancies in the survey concept "
          "(Statbel job vacancy survey, Flemish rate applied to Limburg)")
      .status(Evidence::derived);
}

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
double ratio(double part, double whole) { return whole > 0 ? part / whole : kNothing; }

template <class Nested>
std::int32_t* copy_flat(const Nested& nested, std::int32_t* to) {
  if constexpr (std::is_integral_v<Nested>) {
    *to = nested;
    return to + 1;
  } else {
    for (const auto& inner : nested) to = copy_flat(inner, to);
    return to;
  }
}

}  // namespace

Observer::Observer(const World& world, const Geography& geography, int months, const Params& params,
                   const ValueAdded& value_added, int replicate)
    : record_(Horizon{world.start, months}, replicate),
      value_added_(value_added),
      known_vacancy_share_(params.real("outputs.known_vacancy_share")),
      streek_(geography.streek),
      km_(geography.km) {
  memory_.reserve(world.persons.size() + world.persons.size() / 8);
}

Observer::Memory Observer::memory() const {
  if (observed_ == 0) throw LawBroken("observer: nothing to remember before the initial state");
  return {record_.first_months(static_cast<int>(observed_) - 1), memory_, last_};
}

void Observer::restore(Memory m) {
  if (observed_ > 0 || m.lived.horizon.start != record_.horizon.start ||
      m.lived.horizon.times() > record_.horizon.times() ||
      m.last != m.lived.horizon.month_at(m.lived.horizon.times() - 1))
    throw LawBroken("observer: a memory of another run");
  record_.begin_with(m.lived);
  memory_ = std::move(m.persons);
  last_ = m.last;
  observed_ = m.lived.horizon.times();
  years_ = m.lived.horizon.years();
}

void Observer::observe(const World& w, const Team& team,
                       const std::function<std::uint64_t()>& digest) {
  const std::size_t t = observed_;
  if (complete() || w.now != record_.horizon.month_at(t))
    throw LawBroken(fmt::format("observer expected month end {} of {}, got {}", t,
                                record_.horizon.months, to_string(w.now)));
  PersonCounts persons;
  PostCounts posts;
  side_by_side(team, {[&] { record_.digest[t] = fmt::format("{:016x}", digest()); },
                      [&] {
                        persons = count_persons(w, team, memory_, last_);
                        stocks_of_persons(persons, t);
                      },
                      [&] {
                        posts = count_posts(w, team);
                        stocks_of_posts(w, posts, t);
                      }});
  *record_.row(Series::commuters_in, t) = persons.commuters_in;
  *record_.row(Series::commuters_out, t) = posts.commuters_out;
  *record_.row(Series::outside_vacancies, t) = posts.outside_vacancies;
  if (t > 0) flows(w, persons, t);
  rates(persons, t);
  if (t == 0 || month_of_year(w.now) == 12) {
    side_by_side(team, {[&] {
                          std::ranges::copy(count_municipal(w, team),
                                            record_.row(Series::population_municipal, years_));
                        },
                        [&] {
                          std::ranges::copy(compute_kpis(w, team, record_, t),
                                            record_.real_row(Series::kpi_value, years_));
                        },
                        [&] { matches_on_1_january(count_matches(w, team)); }});
    ++years_;
  }
  last_ = w.now;
  ++observed_;
}

void Observer::stocks_of_persons(const PersonCounts& c, std::size_t t) {
  std::copy_n(c.persons.begin(), PersonCounts::kCells, record_.row(Series::persons, t));
  std::int32_t* population = record_.row(Series::population, t);
  constexpr std::size_t levels = count_of<Education>, cells = count_of<Sex> * kAgeGroups;
  for (std::size_t i = 0; i < PersonCounts::kCells; ++i)
    population[i / levels % cells] += c.persons[i];
  std::int32_t *residents = record_.row(Series::residents, t),
               *working = record_.row(Series::at_work_municipal, t),
               *fields = record_.row(Series::at_work_field, t);
  constexpr std::size_t kinds = count_of<Field>;
  for (std::size_t cell = 0; cell < kMunicipalities * 2 * kinds; ++cell) {
    residents[cell / (2 * kinds)] += c.homes[cell];
    if (cell / kinds % 2 == 0) continue;
    working[cell / (2 * kinds)] += c.homes[cell];
    fields[cell % kinds] += c.homes[cell];
  }
  std::copy_n(c.registered.begin(), kMunicipalities, record_.row(Series::registered_municipal, t));
  std::ranges::copy(c.registered_field, record_.row(Series::registered_field, t));
  std::int32_t* flags = record_.row(Series::flags, t);
  for (std::size_t pattern = 0; pattern < c.flag_patterns.size(); ++pattern)
    for (std::size_t f = 0; f < count_of<Flag>; ++f)
      if ((pattern >> f & 1u) != 0) flags[f] += c.flag_patterns[pattern];
  for (std::size_t a = 0; a < kAgeGroups; ++a)
    record_.row(Series::employed, t)[a] =
        static_cast<std::int32_t>(record_.at_work_of(t, a, a + 1)) + c.employed_by_flag[a];
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    if (streek_[m] < kStreken)
      record_.row(Series::registered_streek, t)[streek_[m]] += c.registered[m];
  std::ranges::copy(c.by_duration, record_.row(Series::registered_by_duration, t));
}

void Observer::stocks_of_posts(const World& w, const PostCounts& c, std::size_t t) {
  std::ranges::copy(c.by_sector, record_.row(Series::posts, t));
  std::ranges::copy(c.by_occupation, record_.row(Series::jobs_by_occupation, t));
  std::copy_n(c.workplace.begin(), kMunicipalities, record_.row(Series::workplace_jobs, t));
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    const std::int32_t* states = &c.by_sector[s * count_of<PostState>];
    record_.row(Series::jobs_filled, t)[s] = states[at(PostState::filled)];
    record_.row(Series::jobs_vacant, t)[s] = states[at(PostState::vacant)];
    // Sums are exact integers; one division each, at the end. 38 hours are full time.
    record_.real_row(Series::wage_bill, t)[s] = static_cast<double>(c.wage_hours[s]) / 3800;
    record_.real_row(Series::value_added, t)[s] =
        static_cast<double>(c.hours[s] * value_added_[s]) / (38 * 12);
  }
  std::ranges::copy(c.chains_55, record_.row(Series::chains_55_open, t));
  measure_posts(Series::measure_posts, c.measure_sector, w.ledger.measure_closed_sector, t);
  measure_posts(Series::measure_posts_occupation, c.measure_occupation,
                w.ledger.measure_closed_occupation, t);
  measure_posts(Series::measure_posts_municipality, c.measure_municipality,
                w.ledger.measure_closed_municipality, t);
  for (std::size_t k = 0; k < w.training.size(); ++k) {
    const auto state = static_cast<TrainingState>(w.training.state[k]);
    const bool taken = state == TrainingState::taken;
    if (!taken && state != TrainingState::open) continue;
    ++record_.row(Series::dual_places, t)[w.training.sector[k]];
    record_.row(Series::dual_places_filled, t)[w.training.sector[k]] += taken;
  }
  std::int32_t* establishments = record_.row(Series::establishments, t);
  for (std::size_t f = 0; f < w.firms.size(); ++f)
    if (w.firms.alive[f]) ++establishments[w.firms.sector[f]];
}

void Observer::measure_posts(Series s, std::span<const std::int32_t> by_state,
                             std::span<const std::int32_t> closed, std::size_t t) {
  static_assert(at(PostFate::closed) == count_of<PostState>, "the states, then closed");
  constexpr std::size_t fates = count_of<PostFate>, states = count_of<PostState>;
  std::int32_t* cells = record_.row(s, t);
  const std::int32_t* before = t > 0 ? record_.row(s, t - 1) : nullptr;
  for (std::size_t k = 0; k < closed.size(); ++k) {
    std::copy_n(&by_state[k * states], states, cells + k * fates);
    const std::int32_t earlier = before != nullptr ? before[k * fates + states] : 0;
    cells[k * fates + states] = earlier + (t > 0 ? closed[k] : 0);
  }
}

void Observer::rates(const PersonCounts& c, std::size_t t) {
  // Age groups 4 … 12 are 20-64, 3 … 14 are 15-74.
  const auto sum = [](const std::int32_t* by_group, std::size_t from, std::size_t to) {
    return static_cast<double>(std::accumulate(by_group + from, by_group + to, std::int64_t{0}));
  };
  const std::int32_t* employed = record_.row(Series::employed, t);
  const std::int32_t* seeking = c.ilo_unemployed.data();
  const std::int32_t* people = record_.row(Series::population, t);
  const double all_20_64 = sum(people, 4, 13) + sum(people + kAgeGroups, 4, 13);
  const double registered = record_.row(Series::flags, t)[at(Flag::registered)];
  const auto vacancies = static_cast<double>(record_.total(Series::jobs_vacant, t));
  const auto filled = static_cast<double>(record_.total(Series::jobs_filled, t));
  const auto set = [&](Series s, double value) { *record_.real_row(s, t) = value; };
  set(Series::unemployment_rate,
      100 * ratio(registered, sum(employed, 0, kAgeGroups) + registered));
  set(Series::ilo_unemployment_rate,
      100 * ratio(sum(seeking, 3, 15), sum(employed, 3, 15) + sum(seeking, 3, 15)));
  set(Series::employment_rate_20_64, 100 * ratio(sum(employed, 4, 13), all_20_64));
  set(Series::activity_rate_20_64,
      100 * ratio(sum(employed, 4, 13) + sum(seeking, 4, 13), all_20_64));
  set(Series::tension_ratio, ratio(registered, vacancies * known_vacancy_share_));
  set(Series::job_ratio, 100 * ratio(filled, all_20_64));
}

void Observer::flows(const World& w, const PersonCounts& c, std::size_t t) {
  const Ledger& ledger = w.ledger;
  constexpr std::size_t n = count_of<Status> + 1;
  std::int32_t* transitions = record_.row(Series::transitions, t);
  std::ranges::copy(c.changes, transitions);
  for (std::size_t s = 0; s < count_of<Status>; ++s) {
    // Who has status s now and did not change to it had it at the last month end too.
    auto stayed = static_cast<std::int32_t>(record_.persons_of(static_cast<Status>(s), t));
    for (std::size_t from = 0; from < n; ++from) stayed -= c.changes[from * n + s];
    transitions[s * n + s] = stayed;
    transitions[s * n + n - 1] = ledger.left[s];
  }

  const auto put = [&](Series s, const auto& values) { copy_flat(values, record_.row(s, t)); };
  put(Series::births, ledger.births), put(Series::deaths, ledger.deaths);
  put(Series::immigration, ledger.immigration), put(Series::emigration, ledger.emigration);
  put(Series::posts_created, ledger.posts_created);
  put(Series::posts_destroyed, ledger.posts_destroyed);
  put(Series::applications, ledger.applications), put(Series::vacancies_opened, ledger.opened);
  put(Series::vacancies_filled, ledger.filled), put(Series::vacancies_withdrawn, ledger.withdrawn);
  put(Series::self_starts, ledger.self_starts), put(Series::hires, ledger.hires);
  put(Series::separations, ledger.separations), put(Series::commuter_moves, ledger.moves);
  put(Series::first_entries, ledger.first_entries);
  put(Series::dual_pupils_unplaced, ledger.dual_unplaced);
  put(Series::vacated_55_age, ledger.vacated_55_age);
  put(Series::vacated_55_sector, ledger.vacated_55_sector);
  put(Series::vacated_55_occupation, ledger.vacated_55_occupation);
  put(Series::vacated_55_municipality, ledger.vacated_55_municipality);
  put(Series::refills_55, ledger.refills_55), put(Series::measure_hires, ledger.measure_hires);
  flows_into_vacancies(ledger, t);

  put(Series::exits_55, c.exits_55 + ledger.deaths_55_at_work);
  put(Series::reentries_55, c.reentries_55);
  put(Series::outflow_ageing, c.exits_55 + ledger.deaths_55_at_work - c.reentries_55);
  *record_.row(Series::inflow_youth, t) =
      static_cast<std::int32_t>(record_.total(Series::first_entries, t));
  put(Series::registered_exits_by_duration, c.exits_by_duration);
  put(Series::registered_to_work_by_duration, c.to_work_by_duration);
  put(Series::exits_to_retirement, c.retirements);
  *record_.real_row(Series::exit_age, t) = 40 + ratio(c.retirement_months, 12.0 * c.retirements);
  put(Series::young_active_leavers, c.young_leavers);
  put(Series::young_active_arrivals, c.young_arrivals);
}

void Observer::flows_into_vacancies(const Ledger& ledger, std::size_t t) {
  copy_flat(ledger.filled_match, record_.row(Series::hire_match, t));
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    record_.real_row(Series::vacancy_duration, t)[s] =
        ratio(ledger.vacancy_age[s], ledger.filled[s]);
    record_.real_row(Series::hire_wage, t)[s] =
        ratio(static_cast<double>(ledger.filled_wages[s]) / 100, ledger.filled[s]);
  }
  double* distance = record_.real_row(Series::hire_distance, t);
  distance[at(Place::limburg)] = mean_distance(ledger.filled_routes, km_, {.to_outside = false});
  distance[at(Place::outside)] = mean_distance(ledger.filled_routes, km_, {.to_limburg = false});
}

void Observer::matches_on_1_january(const MatchCounts& c) {
  std::ranges::copy(c.residents, record_.row(Series::at_work_occupation, years_));
  std::ranges::copy(c.matches, record_.row(Series::job_match, years_));
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    record_.real_row(Series::mean_wage, years_)[o] =
        ratio(static_cast<double>(c.wages[o]) / 100, c.staff(o));
  double* distance = record_.real_row(Series::commuting_distance, years_);
  distance[at(Residence::resident)] = mean_distance(c.routes, km_, {.from_outside = false});
  distance[at(Residence::non_resident)] =
      mean_distance(c.routes, km_, {.from_limburg = false, .to_outside = false});
}

}  // namespace limlab
