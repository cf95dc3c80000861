#include "behaviour/benefits.hpp"

namespace limlab {

bool benefit_is_over(const PeopleRates& rates, const PersonFacts& f, const Clock& clock) {
  const PeopleSettings& s = rates.settings;
  if (!s.reform_2026 || !f.benefit) return false;
  if (f.age >= s.exempt_age && rates.career_months(f) >= 12 * s.exempt_career) return false;
  bool waves_passed = true;
  for (const BenefitWave& wave : rates.tables.waves) {
    // Waves below the lasting limit concern only those registered that long when they come.
    const bool lasting = wave.months_from >= s.limit_months;
    const double later = lasting ? rates.benefit_months() - s.limit_months : 0;
    if (clock.now < wave.month)
      waves_passed = false;
    else if (f.registered_months >= wave.months_from + later &&
             (lasting || clock.now == wave.month))
      return true;
  }
  return waves_passed && f.registered_months >= rates.benefit_months();
}

int shortest_over(const PeopleRates& rates, const Clock& clock) {
  const PeopleSettings& s = rates.settings;
  int months = kNoBenefitEnds;
  if (!s.reform_2026) return months;
  bool waves_passed = true;
  for (const BenefitWave& wave : rates.tables.waves) {
    if (clock.now < wave.month)
      waves_passed = false;
    else if (wave.months_from >= s.limit_months || clock.now == wave.month)
      months = std::min(months, wave.months_from);
  }
  if (waves_passed) months = std::min(months, static_cast<int>(s.limit_months));
  // Measures may shorten it; never too late, so rounded up.
  const double shorter = s.limit_months - rates.benefit_months();
  return shorter > 0 ? months - static_cast<int>(shorter + 1) : months;
}

void grant_benefit(World& w, PersonRow person, double career) {
  const std::size_t i = person.index();
  if (!(w.persons.flags[i] & bit(Flag::registered))) return;
  touch(w, person);
  w.persons.benefit[i] = w.persons.experience[i] >= career ? 1 : 0;
}

void lay_off(World& w, PersonRow person, SeparationReason reason, double career) {
  const bool resident = in_limburg(w.persons.place[person.index()]);
  separate(w, person, reason, Status::jobseeker, resident, PostAfter::destroyed);
  if (resident) grant_benefit(w, person, career);
}

}  // namespace limlab
