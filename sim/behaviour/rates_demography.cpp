// Hazards of birth, death and migration. Death: the rate of Belgium 2017-2019 by age and sex times
// the factor of Limburg, falling every year; the hazard is constant within a month and runs in a
// straight line on the log scale between the middles of the years of age. Migration: a level that
// gives the gross flow of the parameter on the initial population, times shapes by age, origin,
// education and municipality.
#include "base/math.hpp"
#include "behaviour/people_rates.hpp"

namespace limlab {

namespace {

constexpr int kBaseYear = 2025;
/// Mean of a column over the five years of an age group.
double band_mean(const PeopleTables::ByAge& v, std::size_t group) {
  double sum = 0;
  for (std::size_t k = 0; k < 5; ++k) sum += v[std::min<std::size_t>(group * 5 + k, kAges - 1)];
  return sum / 5;
}

}  // namespace

PeopleRates::PeopleRates(const PeopleSettings& s, const PeopleTables& t, const PeopleWeights& w,
                         const InitialPrevalence& n, double scale)
    : settings(s), tables(t), weights(w), initial(n), scale_(scale) {
  set_demography();
  set_health();
  set_careers();
  set_year(year_of(plus(n.start, 1)));
}

void PeopleRates::set_demography() {
  most_to_abroad_ = *std::max_element(tables.to_abroad.begin(), tables.to_abroad.end());
  double abroad = 0, belgium = 0;
  for (std::size_t g = 0; g < kAgeGroups; ++g) {
    for (std::size_t o = 0; o < count_of<Origin>; ++o)
      abroad += static_cast<double>(initial.origin[g][o]) * band_mean(tables.out_abroad, g) *
                weights.out_abroad(static_cast<Origin>(o));
    for (std::size_t e = 0; e < count_of<Education>; ++e) {
      std::int64_t people = 0;
      for (std::size_t sex = 0; sex < 2; ++sex)
        for (const auto n : initial.persons[sex][e][g]) people += n;
      belgium += static_cast<double>(people) *
                 (band_mean(tables.out_belgium, g) +
                  settings.young_weight * weights.out_belgium_young(static_cast<Education>(e)) *
                      band_mean(tables.out_belgium_young, g));
    }
  }
  abroad_level_ = abroad > 0 ? settings.to_abroad * scale_ / 12 / abroad : 0;
  belgium_level_ = belgium > 0 ? settings.to_belgium * scale_ / 12 / belgium : 0;
}

void PeopleRates::set_year(int year) {
  year_ = year;
  find_lowest_legal_age();
  for (std::size_t sex = 0; sex < 2; ++sex) {
    // Force of mortality of each year of age, thought to hold at its middle.
    std::array<double, kAges> log_rate{};
    for (std::size_t a = 0; a < kAges; ++a) {
      const double fall =
          log_same_bits(1 - std::min(0.5, tables.fall[sex][a] * settings.fall_scale));
      const double rate =
          -log_same_bits(1 - std::min(0.999, tables.q[sex][a] * settings.limburg_ratio));
      log_rate[a] = log_same_bits(std::max(1e-9, rate)) + fall * (year - kBaseYear);
    }
    for (std::size_t m = 0; m < kAges * 12; ++m) {
      const std::size_t a = m / 12;
      double log_here = log_rate[a];
      if (a >= 5) {  // below, rates fall too steeply to be run together
        const double where = (static_cast<double>(m % 12) + 0.5) / 12 - 0.5;
        const std::size_t next = where < 0 ? a - 1 : std::min<std::size_t>(a + 1, kAges - 1);
        log_here += (log_rate[next] - log_rate[a]) * (where < 0 ? -where : where);
      }
      death_[sex][m] =
          settings.constant_population ? 0 : 1 - exp_same_bits(-exp_same_bits(log_here) / 12);
    }
  }
  const int first = year_of(plus(initial.start, 1));
  illness_trend_ = settings.constant_population
                       ? 1
                       : pow_same_bits(1 + settings.inflow_drift,
                                       std::clamp(year, first, std::max(first, 2035)) - first);
}

double PeopleRates::birth(const PersonFacts& f) const {
  if (settings.constant_population || f.sex != Sex::female || !f.resident) return 0;
  return tables.fertility[static_cast<std::size_t>(f.age)] * settings.fertility_level / 12;
}

double PeopleRates::leave_abroad(const PersonFacts& f) const {
  if (settings.constant_population) return 0;
  return changed(Rate::emigration,
                 abroad_level_ * tables.out_abroad[static_cast<std::size_t>(f.age)] *
                     weights.out_abroad(f.origin) * tables.to_abroad[f.place],
                 f);
}

double PeopleRates::leave_belgium(const PersonFacts& f) const {
  if (settings.constant_population) return 0;
  const auto a = static_cast<std::size_t>(f.age);
  return changed(Rate::emigration,
                 belgium_level_ * (tables.out_belgium[a] +
                                   settings.young_weight * weights.out_belgium_young(f.education) *
                                       tables.out_belgium_young[a]),
                 f);
}

double PeopleRates::settle_here(const PersonFacts& f) const {
  return settings.constant_population || f.resident || !f.works() || f.age >= 55
             ? 0
             : settings.commuters_settle / 12;
}

double PeopleRates::move_home(int age) const {
  return settings.constant_population
             ? 0
             : tables.moves_home[static_cast<std::size_t>(age)] * settings.moves_home / 12;
}

double PeopleRates::arrivals_abroad(int year) const {
  if (settings.constant_population) return 0;
  return settings.from_abroad * scale_ / 12 *
         pow_same_bits(1 + settings.abroad_trend, year - year_of(plus(initial.start, 1)));
}

double PeopleRates::arrivals_belgium() const {
  if (settings.constant_population) return 0;
  // Nearly nine in ten in-commuters are under 55 and may settle.
  return std::max(0.0, settings.from_belgium * scale_ - static_cast<double>(initial.in_commuters) *
                                                            settings.commuters_settle * 0.88) /
         12;
}

}  // namespace limlab
