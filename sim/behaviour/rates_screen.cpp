// Upper bounds of every lane, for the fast part of the monthly pass. Too high costs a closer look;
// too low would lose events, so hazard_pass.cpp checks the bounds whenever it takes the closer
// look.
#include "behaviour/people_rates.hpp"

namespace limlab {

PeopleRates::Bounds PeopleRates::bounds(Status status, Sex sex, Education education,
                                        int age) const {
  Bounds b;
  PersonFacts f;
  f.status = status, f.sex = sex, f.education = education, f.age = age, f.age_months = age * 12;
  f.registered = true;
  for (int m = 0; m < 12; ++m)
    b.low[0] = std::max(b.low[0], death(sex, std::min(age * 12 + m, kAges * 12 - 1)));
  b.high[0] = birth(f);
  // migration
  const double most_place = *std::max_element(tables.to_abroad.begin(), tables.to_abroad.end());
  b.low[1] = settings.constant_population
                 ? 0
                 : abroad_level_ * tables.out_abroad[static_cast<std::size_t>(age)] *
                           weights.most_abroad() * most_place +
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
                       status != Status::student && status != Status::retired &&
                       !settings.frozen;
  if (retires && age >= 57) {
    if (age >= 64)
      b.low[3] = at_work(status) ? std::max(settings.legal_month, settings.first_month * 1.6) : 1;
    else if (age >= 60)
      b.low[3] = settings.first_month * weights.retirement(f) + settings.early_exit;
    else
      b.low[3] = settings.early_exit;
    b.low[3] = std::min(1.0, std::max(b.low[3], settings.after_legal));
    if (age < 60) b.low[3] = settings.early_exit;
  }
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
      b.high[3] = std::min(0.2, dropout_level_ * weights.most_dropout() * 1.7) + training_ * 1.15 +
                  work_care_ + std::max(settings.leaver_registers_later, settings.registers_later);
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

double PeopleRates::career_share(Status status, Employability type, bool marked) const {
  // Of the bound of the high career lane, what a hidden type and a mark leave: the mark is two
  // years in the job for those at work, registration for jobseekers.
  // A bound above 1 (a tiny, odd population) cannot be shared out.
  if (bounds(status, Sex::male, Education::low, 30).high[3] >= 1) return 1;
  if (status == Status::employee || status == Status::sheltered)
    return weights.separation_by_type(type) / weights.most_type() *
           (marked ? weights.separation_by_tenure(24) / weights.separation_by_tenure(0) : 1);
  if (status == Status::jobseeker && marked) {
    const double all = bounds(status, Sex::male, Education::medium, 30).high[3];
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
