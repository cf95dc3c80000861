// Hazards of leaving work for good. A person may take the legal pension from the legal age of his
// year of birth, the early one from 60 with a career long enough (pension_rules.csv). The career is
// what was worked plus part of the months that count as worked, and never longer than the years
// since school.
#include "behaviour/people_rates.hpp"

namespace limlab {

namespace {

bool may_retire(Status s) {
  return s != Status::child && s != Status::pupil && s != Status::student && s != Status::retired;
}

}  // namespace

int PeopleRates::legal_age_of(const PersonFacts& f, int shift) const {
  // Nobody younger than 65 is past it by law; saves the look-up for nearly everybody.
  if (f.age_months < 65 * 12 + std::min(0, shift)) return kAges * 12;
  return 12 * tables.legal_pension_age(year_of(f.cohort)) + shift;
}

int PeopleRates::career_months(const PersonFacts& f) const {
  const int since_school = std::max(
      0, f.age_months - static_cast<int>(12 * weights.start_age(f.education)) - f.start_shift);
  const int worked = std::min(since_school, f.experience + f.tenure);
  return worked + static_cast<int>(settings.assimilated * (since_school - worked));
}

bool PeopleRates::can_take_early_pension(const PersonFacts& f, int months_ago) const {
  // At the age that the law would give this one: rules moved by measures shift the whole ladder.
  const int age = f.age_months - months_ago - early_age_;
  return age >= kEarliestPension &&
         career_months(f) - months_ago >= 12 * tables.early_pension_years(age / 12) + early_career_;
}

double PeopleRates::retire(const PersonFacts& f) const {
  if (settings.frozen || (settings.constant_population && f.resident)) return 0;
  if (f.age_months < kEarliestPension + std::min({0, early_age_, legal_age_}) ||
      !may_retire(f.status))
    return 0;
  if (!f.works() && past_legal_age(f)) return 1;
  return changed(Rate::retirement, pension(f), f);
}

double PeopleRates::pension(const PersonFacts& f) const {
  const double own = f.status == Status::self_employed ? settings.self_employed_factor : 1;
  if (past_legal_age(f)) {
    // The month the legal age is reached, by getting older or because it came down.
    const bool reached = f.age_months - 1 < legal_age_of(f, legal_age_before_) ||
                         f.age_months - 1 < legal_age_of(f, legal_age_);
    return own * (reached ? settings.legal_month : settings.after_legal);
  }
  if (!can_take_early_pension(f)) return 0;
  const double level = can_take_early_pension(f, 1) ? settings.early_month : settings.first_month;
  return std::min(1.0, own * level * weights.retirement(f));
}

double PeopleRates::early_exit(const PersonFacts& f) const {
  if (settings.constant_population || !f.resident || f.age < 57 || f.age > 62) return 0;
  return f.status == Status::employee || f.status == Status::jobseeker
             ? changed(Rate::early_exit, settings.early_exit, f)
             : 0;
}

}  // namespace limlab
