// The start of a population of constant structure (constant_structure.cpp). The initial province is
// at rest in a world where people also die, retire from illness, come and go; the constant one has
// less coming and going, so spells are longer when it is at rest. In its first month spells, and
// the young at home, are brought there, once, so that what moves later is the market and not the
// start.
#include <algorithm>

#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

/// Share of the jobs begun in the last year that are made one to four years older (as far as the
/// experience of their holders reaches): fewer people are hired here than in the living province,
/// so that jobs of less than a year are some 51,000 when it is at rest, 59,000 at the start
/// (derived from runs; 0.1-0.2).
constexpr double kOlderJobs = 0.15;
/// Share of the jobseekers under 25 who are at home when it is at rest: here leavers enter all the
/// year round, the stock of the start is of the quiet month of January (derived from runs;
/// 0.05-0.15).
constexpr double kYoungAtHome = 0.1;
constexpr int kLongestIllness = 600;  // months; what is left by then is under 1 %

/// Months ill, cumulative over the lengths from a year on of a stock that only recovery ends.
std::vector<double> long_illness(const PeopleStep& s) {
  std::vector<double> up_to(1, 0.0);
  double alive = 1;
  for (int months = 12; months < kLongestIllness; ++months) {
    up_to.push_back(up_to.back() + alive);
    alive *= 1 - std::min(1.0, s.rates.weights.recovery(months) * s.rates.settings.recovery_scale);
  }
  return up_to;
}

}  // namespace

void put_at_rest(const PeopleStep& s) {
  World& w = s.world();
  Persons& p = w.persons;
  const std::vector<double> illness = long_illness(s);
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.presence[i] == static_cast<std::uint8_t>(Presence::free_row)) continue;
    touch(w, PersonRow(i));
    const auto status = static_cast<Status>(p.status[i]);
    if (status == Status::ill && (w.now - p.status_since[i] > 12 ||
                                  s.luck(i, purpose::health, 5) < s.rates.too_recently_ill())) {
      const double u = s.luck(i, purpose::health, 4) * illness.back();
      const auto longer = std::upper_bound(illness.begin(), illness.end(), u) - illness.begin();
      p.status_since[i] = plus(w.now, -(11 + static_cast<int>(longer)));
    } else if (status == Status::jobseeker && age_in_years(p.birth_month[i], w.now) < 25 &&
               p.presence[i] == static_cast<std::uint8_t>(Presence::resident) &&
               s.luck(i, purpose::career, 4) < kYoungAtHome) {
      change_status(w, PersonRow(i), Status::home, false);
    } else if (status == Status::employee && w.now - p.job_start[i] <= 12 &&
               s.luck(i, purpose::career, 4) < kOlderJobs) {
      const int more =
          std::min<int>(12 + static_cast<int>(36 * s.luck(i, purpose::career, 5)), p.experience[i]);
      p.job_start[i] = plus(p.job_start[i], -more);
      p.experience[i] = static_cast<Month>(p.experience[i] - more);
    }
  }
}

}  // namespace limlab
