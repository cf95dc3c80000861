// Hazards of working life: losing or leaving a job without another, giving up, training, work care,
// registration and the flags. Levels hold on average for the initial population; flags and places
// flow back at the rate that keeps the share of the start.
#include "behaviour/people_rates.hpp"

namespace limlab {

namespace {

double share(std::int64_t part, std::int64_t whole, double fallback) {
  return whole > 0 ? std::clamp(static_cast<double>(part) / static_cast<double>(whole), 0.01, 0.95)
                   : fallback;
}

/// Probability of coming on that balances going off at `off` for a share `q`.
double back_on(double off, double q) { return std::min(1.0, off * q / (1 - q)); }

std::int64_t residents_with(const InitialPrevalence& n, Status status) {
  std::int64_t sum = 0;
  for (const auto& sex : n.persons)
    for (const auto& education : sex)
      for (const auto& group : education) sum += group[at(status)];
  return sum;
}

}  // namespace

void PeopleRates::set_careers() {
  separation_level_ = initial.separation_weight > 0
                          ? settings.to_unemployment * static_cast<double>(initial.employees) /
                                (static_cast<double>(initial.separation_weight) * 1e-6)
                          : settings.to_unemployment;
  const auto seekers = static_cast<double>(residents_with(initial, Status::jobseeker));
  const auto in_training = static_cast<double>(residents_with(initial, Status::training));
  courses_ = std::max(1, static_cast<int>(in_training));
  const auto in_care = static_cast<double>(residents_with(initial, Status::work_care));
  training_ =
      seekers > 0
          ? std::min(0.1, in_training *
                              (1 / settings.training_months + settings.hired_from_training) /
                              seekers)
          : 0.02;
  const auto long_seekers = static_cast<double>(initial.seekers[2][0] + initial.seekers[2][1]);
  work_care_ =
      long_seekers > 0
          ? std::min(0.05, in_care * (settings.work_care_exit + settings.hired_from_work_care) /
                               long_seekers)
          : 0.001;
  for (std::size_t d = 0; d < 3; ++d)
    for (std::size_t o = 0; o < 2; ++o)
      ilo_share_[d][o] = share(initial.ilo[d][o], initial.seekers[d][o], 0.4);
  for (std::size_t c = 0; c < 3; ++c)
    student_share_[c] = share(initial.working_students[c], initial.students[c], 0.3);
}

double PeopleRates::separate(const PersonFacts& f) const {
  if (f.status != Status::employee && f.status != Status::sheltered) return 0;
  return changed(Rate::separation, std::min(0.35, separation_level_ * weights.separation(f)), f);
}

double PeopleRates::stop(const PersonFacts& f) const {
  if (f.status != Status::self_employed) return 0;
  return changed(Rate::stop_business, settings.self_employed_stop / 12, f);
}

double PeopleRates::drop_out(const PersonFacts& f) const {
  if (f.status != Status::jobseeker || !f.resident) return 0;
  return changed(Rate::dropout, std::min(0.2, dropout_level_ * weights.dropout(f)), f);
}

double PeopleRates::start_training(const PersonFacts& f) const {
  // Nearly all courses are taken by registered jobseekers under 58 (assumed).
  if (f.status != Status::jobseeker || !f.registered || f.age >= 58) return 0;
  return changed(Rate::training, std::min(1.0, training_ * 1.15 * more_courses_), f);
}

double PeopleRates::start_work_care(const PersonFacts& f) const {
  return f.status == Status::jobseeker && f.registered_months >= 24 ? work_care_ : 0;
}

double PeopleRates::register_later(const PersonFacts& f) const {
  if (f.status != Status::jobseeker || f.registered || !f.resident) return 0;
  const bool leaver = f.experience == 0 && f.age < 27 && f.months <= 6;
  return leaver ? settings.leaver_registers_later : settings.registers_later;
}

double PeopleRates::end_training(const PersonFacts& f) const {
  return f.months < 2 ? 0 : 1 / std::max(1.0, settings.training_months - 1);
}

double PeopleRates::flip_ilo(const PersonFacts& f) const {
  if (f.status != Status::jobseeker || !f.resident) return 0;
  const double q = ilo_share_[spell_class(f.months)][old_class(f.age)];
  if (f.flags & bit(Flag::ilo_unemployed)) return settings.flag_off;
  return f.months == 1 ? q : back_on(settings.flag_off, q);
}

double PeopleRates::student_job(int age) const { return student_share_[student_class(age)]; }

double PeopleRates::flip_student_job(const PersonFacts& f) const {
  if (f.status != Status::student) return 0;
  return f.flags & bit(Flag::working_student)
             ? settings.student_flag_off
             : back_on(settings.student_flag_off, student_job(f.age));
}

}  // namespace limlab
