// Consequences of losing or leaving a job without another, of giving up looking for one, of
// training and work care, of registering, of the flags, and of the end of a benefit.
#include "behaviour/benefits.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

/// Of those who leave a job without another, how many leave by themselves rather than are dismissed
/// for personal reasons (assumed; range 0.3-0.6).
constexpr double kQuits = 0.4;
/// Where self-employed go who stop: to look for a job, else home (assumed; range 0.5-0.9).
constexpr double kStopToSeek = 0.7;

void lose_job(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const bool quits = s.luck(row, purpose::career) < kQuits;
  const bool registers = s.luck(row, purpose::career, 1) < s.rates.settings.registers;
  leave_for(w, row, quits ? SeparationReason::quit : SeparationReason::dismissal, Status::jobseeker,
            registers);
  if (!quits || s.luck(row, purpose::career, 6) < s.rates.settings.benefit_after_quit)
    grant_benefit(w, PersonRow(row), s.rates.settings.benefit_career);
}

void stop_business(const PeopleStep& s, std::size_t row) {
  const bool seeks = s.luck(row, purpose::career) < kStopToSeek;
  const bool registers = seeks && s.luck(row, purpose::career, 1) < s.rates.settings.registers;
  leave_for(s.world(), row, SeparationReason::quit, seeks ? Status::jobseeker : Status::home,
            registers);
}

void lose_benefit(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  w.persons.benefit[row] = 0;
  touch(w, PersonRow(row));
  if (s.luck(row, purpose::benefit_limit) < s.rates.settings.limit_dropout)
    change_status(w, PersonRow(row), Status::home, false);
}

void flip(World& w, std::size_t row, Flag flag) {
  set_flag(w, PersonRow(row), flag, (w.persons.flags[row] & bit(flag)) == 0);
}

}  // namespace

void settle_career(const PeopleStep& s, const Proposal& p) {
  World& w = s.world();
  const auto row = static_cast<std::size_t>(p.row);
  const PersonRow person(p.row);
  switch (p.what) {
    case What::separate:
      lose_job(s, row);
      break;
    case What::stop:
      stop_business(s, row);
      break;
    case What::drop_out:
      leave_for(w, row, SeparationReason::quit, Status::home, false);
      break;
    case What::start_training:
      change_status(w, person, Status::training, true);
      break;
    case What::start_work_care:
      change_status(w, person, Status::work_care, true);
      break;
    case What::end_training:
    case What::end_work_care:
      change_status(w, person, Status::jobseeker, true);
      break;
    case What::register_later:
      set_registered(w, person, true);
      break;
    case What::flip_ilo:
      flip(w, row, Flag::ilo_unemployed);
      break;
    case What::flip_student_job:
      flip(w, row, Flag::working_student);
      break;
    case What::end_benefit:
      lose_benefit(s, row);
      break;
    default:
      forget_non_resident(w, person);
  }
}

}  // namespace limlab
