#include "behaviour/searchers.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "behaviour/foundations.hpp"
#include "behaviour/job_change_bands.hpp"
#include "behaviour/neighbours.hpp"
#include "behaviour/suitability.hpp"

namespace limlab {

using namespace job_change;

Survey::Survey(const Params& p, double scale)
    : per_month_(p.real("search.applications_per_month")),
      effort_start_(p.real("search.effort_start")),
      effort_floor_(p.real("search.effort_floor")),
      effort_decay_(p.real("search.effort_decay")),
      employed_(p.real("search.on_the_job")),
      employed_applications_(per_month_ > 0 ? p.real("search.on_the_job_applications") : 0),
      inactive_(p.real("search.inactive")),
      reservation_start_(p.real("search.reservation_start")),
      reservation_fall_(p.real("search.reservation_fall")),
      no_benefit_(p.real("search.reservation_no_benefit")),
      move_gain_(p.real("search.move_gain")),
      distance_cost_(p.real("search.distance_cost")),
      starts_(p, scale) {
  for (int m = 0; m <= 600; ++m) effort_table_[m] = static_cast<std::int32_t>(65536 * effort(m));
  for (std::size_t t = 0; t < kTenureBands; ++t)
    for (std::size_t a = 0; a < kAgeBands; ++a)
      employee_threshold_[t][a] = threshold(employed_ * kByTenure[t] * kByAge[a]);
}

double Survey::on_the_job(int tenure, int age) const {
  return employed_ * kByTenure[band_of(kTenureBand, tenure)] * kByAge[band_of(kAgeBand, age)];
}

double Survey::effort(int months) const {
  return effort_floor_ + (effort_start_ - effort_floor_) * exp_same_bits(-months / effort_decay_);
}

namespace {
bool starts_business(const MonthContext& c, std::size_t i, std::uint32_t usual,
                     std::uint32_t word) {
  if (c.terms.rates[at(Rate::own_account_start)].empty()) return word < usual;
  return word < threshold(c.terms.changed(Rate::own_account_start, usual * 0x1p-32, c.world, i,
                                          c.world.now));
}
}  // namespace

void Survey::examine(const MonthContext& c, std::size_t i, const Draws& bits, Part& out) const {
  const World& w = c.world;
  const Persons& p = w.persons;
  const auto status = static_cast<Status>(p.status[i]);
  const bool resident = p.presence[i] == static_cast<std::uint8_t>(Presence::resident);
  double activity = 0, mean_applications = per_month_;
  HireOrigin origin = HireOrigin::jobseeker;
  const int in_status = w.now - p.status_since[i];
  switch (status) {
    case Status::jobseeker:
      activity = effort_table_[std::clamp(in_status, 0, 600)] * 0x1p-16;
      if (!resident)
        origin = HireOrigin::outside_pool, activity = effort_start_;
      else if (p.experience[i] == 0 && in_status < 12)
        origin = HireOrigin::school, activity = effort_start_;
      break;
    case Status::employee: {
      origin = HireOrigin::other_job;
      mean_applications = employed_applications_;
      activity = on_the_job(w.now - p.job_start[i], w.now - p.birth_month[i]);
      break;
    }
    case Status::work_care:
      activity = 0.5 * effort_floor_;
      origin = HireOrigin::training;
      break;
    case Status::training:
      activity = effort_floor_;
      origin = HireOrigin::training;
      break;
    case Status::home:
      activity = age_in_years(p.birth_month[i], w.now) < 60 ? inactive_ : 0;
      origin = HireOrigin::inactive;
      break;
    default:
      return;
  }
  if (activity <= 0) return;
  activity = c.terms.changed(Rate::search, activity, w, i, w.now);
  if (resident && (status == Status::employee || status == Status::jobseeker) &&
      p.occupation[i] != kNoOccupation &&
      starts_business(c, i, starts_.threshold(p.occupation[i], w.streek_of[p.place[i]]), bits[1])) {
    const int age = age_in_years(p.birth_month[i], w.now);
    if (age >= 22 && age < 60) {
      out.starters.push_back(static_cast<std::int32_t>(i));
      return;
    }
  }
  if (bits[0] >= threshold(activity)) return;
  const double wanted = mean_applications * c.terms.applications;
  const int n = static_cast<int>(wanted + bits[2] * 0x1p-32);
  if (n <= 0) return;

  Searcher s{};
  s.row = static_cast<std::int32_t>(i);
  s.key = p.key[i];
  s.taste = mix(p.key[i], c.luck.raw_key(), purpose::pair_taste);
  s.home = p.place[i];
  s.education = p.education[i];
  s.field = p.field[i];
  s.employed = p.post[i] >= 0;
  s.applications = static_cast<std::uint8_t>(std::min(n, 255));
  s.origin = static_cast<std::uint8_t>(origin);
  s.experience = static_cast<std::int16_t>(std::min(experience_of(w, i), 600));
  s.occupation = p.occupation[i];
  if (s.occupation == kNoOccupation) {
    const auto& jobs = w.foundations.work_of[p.education[i]][p.field[i]];
    const std::size_t o = draw_index(
        jobs.size(), [&](std::size_t k) { return jobs[k]; },
        c.luck.bits(p.key[i], 0, purpose::first_entry));
    s.occupation = static_cast<std::uint8_t>(o < jobs.size() ? o : at(Occupation::o93));
  }
  const double last = p.wage[i] > 0
                          ? p.wage[i]
                          : w.foundations.norm_wage[s.occupation] * experience_factor(s.experience);
  if (status == Status::employee) {
    const std::uint8_t workplace = w.posts.place[p.post[i]];
    const double trip = geography->km[p.place[i]][workplace];
    s.floor = static_cast<std::int32_t>(1e4 * (move_gain_ - distance_cost_ * trip));
    out.least.push_back(p.wage[i]);
  } else {
    double share = std::max(0.7, reservation_start_ - reservation_fall_ * std::min(in_status, 600));
    if (!p.benefit[i]) share *= no_benefit_;
    // A trip of thirty kilometres is borne on top of the reservation wage.
    s.floor = -static_cast<std::int32_t>(1e4 * distance_cost_ * 30);
    out.least.push_back(share * last);
  }
  out.searchers.push_back(s);
}

namespace {

/// What examine() and Suitability::introduce() read of a row and screen() has not read already.
void fetch_searcher(const Persons& p, std::size_t i) {
  __builtin_prefetch(&p.post[i]), __builtin_prefetch(&p.status_since[i]);
  __builtin_prefetch(&p.wage[i]), __builtin_prefetch(&p.occupation[i]);
  __builtin_prefetch(&p.education[i]), __builtin_prefetch(&p.field[i]);
  __builtin_prefetch(&p.experience[i]), __builtin_prefetch(&p.benefit[i]);
  __builtin_prefetch(&p.origin[i]), __builtin_prefetch(&p.employability[i]);
  __builtin_prefetch(&p.health_limited[i]), __builtin_prefetch(&p.registered_since[i]);
}

std::size_t survey_block(const World& w) { return Team::even_block(w.persons.size(), 32768); }

template <class Each>
Neighbours survey(const World& w, const Team& team, Each&& each) {
  std::vector<Neighbours> parts(Team::blocks(w.persons.size(), survey_block(w)));
  team.for_blocks(
      w.persons.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t from = begin; from < end; from += Survey::kBatch) {
          const std::size_t n = std::min(Survey::kBatch, end - from);
          parts[block].see(w, from, from + n);
          each(block, from, n);
        }
      },
      survey_block(w));
  Neighbours all;
  for (const Neighbours& part : parts) all.add(part);
  return all;
}

}  // namespace

void Survey::look_around(World& w, const Team& team) {
  survey(w, team, [](std::size_t, std::size_t, std::size_t) {}).write_down(w);
}

void Survey::take(MonthContext& c, const Suitability& firms) {
  starts_.weigh(c);
  const std::size_t blocks = Team::blocks(c.world.persons.size(), survey_block(c.world));
  if (parts_.size() < blocks) parts_.resize(blocks);
  for (Part& part : parts_) part.searchers.clear(), part.starters.clear();
  const Neighbours seen =
      survey(c.world, c.team, [&](std::size_t block, std::size_t from, std::size_t n) {
        Candidates who;
        screen(c.world, c.terms, from, n, who);
        random_blocks(c.luck, c.world.now, purpose::search_intensity, who.key.data(), who.n,
                      who.draws.data());
        // Those who may, first: what is read of them only now is on its way for all of them.
        std::array<std::uint16_t, kBatch> may;
        std::size_t found = 0;
        for (std::size_t h = 0; h < who.n; ++h) {
          may[found] = static_cast<std::uint16_t>(h);
          found += static_cast<unsigned>(who.draws[h][0] <= who.bound[h]) |
                   static_cast<unsigned>(who.draws[h][1] < starts_.most());
        }
        for (std::size_t m = 0; m < found; ++m)
          fetch_searcher(c.world.persons, from + who.row[may[m]]);
        for (std::size_t m = 0; m < found; ++m)
          if (const std::int32_t j = c.world.persons.post[from + who.row[may[m]]]; j >= 0)
            __builtin_prefetch(&c.world.posts.place[static_cast<std::size_t>(j)]);
        Part& part = parts_[block];
        const std::size_t before = part.searchers.size();
        part.least.clear();
        for (std::size_t m = 0; m < found; ++m)
          examine(c, from + who.row[may[m]], who.draws[may[m]], part);
        part.utility.resize(part.least.size());
        utilities_of_wages(part.least.data(), part.least.size(), part.utility.data());
        for (std::size_t k = 0; k < part.least.size(); ++k) {
          Searcher& s = part.searchers[before + k];
          s.floor += part.utility[k];
          firms.introduce(c.world, s);
        }
      });
  seen.write_down(c.world);
  searchers_.clear();
  starters_.clear();
  for (const Part& part : parts_) {
    searchers_.insert(searchers_.end(), part.searchers.begin(), part.searchers.end());
    starters_.insert(starters_.end(), part.starters.begin(), part.starters.end());
  }
}

}  // namespace limlab
