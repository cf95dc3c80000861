// Upper bounds of every lane, for the fast part of the monthly pass. Too high costs a closer look;
// too low loses events: what a bound excludes is never worked out. So whoever changes a hazard sees
// to its bound; tests/unit/behaviour/test_people_rates.cpp holds every hazard against its bound.
#include "behaviour/people_rates.hpp"

namespace limlab {

bool PeopleRates::set_terms(const Terms& terms) {
  const auto months = [](double x) { return static_cast<int>(x < 0 ? x - 0.5 : x + 0.5); };
  terms_ = &terms;
  ages_at_ = terms.month;
  double places = courses_;
  for (const ExtraPlaces& extra : terms.training_places) places += extra.volume;
  const double courses = std::max(0.0, places / courses_);
  const int legal = months(terms.legal_age), early = months(terms.early_age),
            career = months(terms.early_career);
  const bool same = rates_in_force_ == terms.rates_in_force && legal == legal_age_ &&
                    early == early_age_ && career == early_career_ && courses == more_courses_;
  legal_age_before_ = months(terms.legal_age_before);
  legal_age_ = legal, early_age_ = early, early_career_ = career, more_courses_ = courses;
  rates_in_force_ = terms.rates_in_force;
  find_lowest_legal_age();
  return !same;
}

PeopleRates::Bounds PeopleRates::bounds(Status status, Sex sex, Education education,
                                        int age) const {
  Bounds b = bounds_without_measures(status, sex, education, age);
  if (terms_ == nullptr) return b;
  const auto raise = [&](double& bound, std::initializer_list<Rate> rates) {
    const double before = bound;
    if (before <= 0) return;
    for (const Rate r : rates) bound = terms_->bound(r, bound, status, sex, education, age);
    if (bound != before) bound = std::min(1.0, bound);
  };
  raise(b.low[0], {Rate::mortality});
  raise(b.low[1], {Rate::emigration, Rate::emigration});  // for Belgium and abroad: two deltas
  raise(b.low[2], {status == Status::ill ? Rate::recovery : Rate::illness});
  if (at_work(status)) raise(b.high[2], {Rate::quit_home});
  raise(b.low[3], {Rate::retirement, Rate::early_exit});
  if (status == Status::employee || status == Status::sheltered)
    raise(b.high[3], {Rate::separation});
  if (status == Status::self_employed) raise(b.high[3], {Rate::stop_business});
  if (status == Status::jobseeker) raise(b.high[3], {Rate::dropout, Rate::training});
  if (status == Status::home) raise(b.high[3], {Rate::return_from_home});
  return b;
}

PeopleRates::Bounds PeopleRates::bounds_without_measures(Status status, Sex sex,
                                                         Education education, int age) const {
  Bounds b;
  PersonFacts f;
  f.status = status, f.sex = sex, f.education = education, f.age = age, f.age_months = age * 12;
  f.registered = true;
  for (int m = 0; m < 12; ++m)
    b.low[0] = std::max(b.low[0], death(sex, std::min(age * 12 + m, kAges * 12 - 1)));
  b.high[0] = birth(f);
  // migration
  b.low[1] = settings.constant_population
                 ? 0
                 : abroad_level_ * tables.out_abroad[static_cast<std::size_t>(age)] *
                           weights.most_abroad() * most_to_abroad_ +
                       leave_belgium(f);
  b.low[1] = std::max(b.low[1], settings.constant_population ? 0 : settings.commuters_settle / 12);
  b.high[1] = move_home(age);
  // health
  const double load = at_work(status) ? weights.most_load() : 1;
  const double ill = fall_ill(f) * load;
  b.low[2] = status == Status::ill ? std::min(1.0, most_recovery_) : std::min(0.2, ill);
  if (at_work(status))
    b.high[2] = std::min(0.05, quit_level_ * weights.quit_home(f) * weights.most_quit_home() * 2);
  if (status == Status::jobseeker) {
    // New jobseekers, whose flag is drawn for the first time, always get a closer look.
    b.high[2] = settings.flag_off;
    for (const auto& d : ilo_share_)
      for (const double q : d) b.high[2] = std::max(b.high[2], settings.flag_off * q / (1 - q));
  }
  // careers
  const bool retires = status != Status::child && status != Status::pupil &&
                       status != Status::student && status != Status::retired && !settings.frozen;
  if (retires) b.low[3] = retirement_bound(f);
  switch (status) {
    case Status::employee:
    case Status::sheltered:
      b.high[3] = separation_level_ * weights.most_separation() *
                  weights.separation_by_education(education);
      break;
    case Status::self_employed:
      b.high[3] = stop(f);
      break;
    case Status::jobseeker:
      b.high[3] = std::min(0.2, dropout_level_ * weights.most_dropout() * 1.7) +
                  training_ * 1.15 * more_courses_ + work_care_ +
                  std::max(settings.leaver_registers_later, settings.registers_later);
      break;
    case Status::home:
      b.high[3] = std::min(0.3, return_from_home(f) * weights.most_return());
      break;
    case Status::training:
      b.high[3] = 1 / std::max(1.0, settings.training_months - 1);
      break;
    case Status::work_care:
      b.high[3] = end_work_care();
      break;
    case Status::student:
      b.high[3] = std::max(settings.student_flag_off, flip_student_job(f));
      break;
    default:
      break;
  }
  for (double& p : b.low) p = std::min(1.0, p);
  for (std::size_t k = 0; k < 3; ++k) b.high[k] = std::min(1.0, b.high[k]);  // [3] is scaled first
  return b;
}

double PeopleRates::retirement_bound(PersonFacts f) const {
  const bool exits =
      (f.status == Status::employee || f.status == Status::jobseeker) && f.age >= 57 && f.age <= 62;
  const double early_exit = exits ? settings.early_exit : 0;
  const double own = f.status == Status::self_employed ? settings.self_employed_factor : 1;
  if (12 * f.age + 11 >= lowest_legal_age_)
    return f.works() ? std::min(1.0, std::max(1.0, own) * std::max({settings.legal_month,
                                                                    settings.first_month * 1.6,
                                                                    settings.after_legal}) +
                                         early_exit)
                     : 1;
  if (12 * f.age + 11 - early_age_ < kEarliestPension) return early_exit;
  // The longest career there can be at this age and education: worked ever since school.
  f.start_shift = kEarliestStart;
  f.experience = kAges * 12;
  bool long_enough = false;
  for (int month = 0; month < 12; ++month) {
    f.age_months = 12 * f.age + month;
    long_enough |= can_take_early_pension(f);
  }
  if (!long_enough) return early_exit;
  const double pension = std::max(settings.first_month, settings.early_month);
  return std::min(1.0, own * pension * weights.retirement(f) + early_exit);
}

void PeopleRates::find_lowest_legal_age() {
  // Who is born in a year is at most eleven months older or younger than the difference of years.
  const int year = settings.constant_population ? year_of(initial.start) : year_;
  lowest_legal_age_ = kAges * 12;
  for (int years = 0; years <= kAges; ++years) {
    const int by_law = 12 * tables.legal_pension_age(year - years) + legal_age_;
    if (by_law <= 12 * years + 11)
      lowest_legal_age_ = std::min(lowest_legal_age_, std::max(by_law, 12 * years - 11));
  }
}

double PeopleRates::career_share(Status status, Employability type, bool marked) const {
  // Of the bound of the high career lane, what a hidden type and a mark leave: the mark is two
  // years in the job for those at work, registration for jobseekers.
  // A bound above 1 (a tiny, odd population) cannot be shared out, nor one that measures raised.
  if (terms_ != nullptr)
    for (const Rate r : {Rate::separation, Rate::dropout, Rate::training})
      for (const RateChange& c : terms_->rates[at(r)])
        if (c.most_multiplier > 1 || c.most_delta > 0) return 1;
  if (bounds_without_measures(status, Sex::male, Education::low, 30).high[3] >= 1) return 1;
  if (status == Status::employee || status == Status::sheltered)
    return weights.separation_by_type(type) / weights.most_type() *
           (marked ? weights.separation_by_tenure(24) / weights.separation_by_tenure(0) : 1);
  if (status == Status::jobseeker && marked) {
    const double all = bounds_without_measures(status, Sex::male, Education::medium, 30).high[3];
    return all > 0
               ? std::min(
                     1.0,
                     1 - std::max(settings.leaver_registers_later, settings.registers_later) / all +
                         (all >= 1 ? 1 : 0))
               : 1;
  }
  return 1;
}

}  // namespace limlab
