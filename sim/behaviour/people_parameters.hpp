#pragma once
#include "params/book.hpp"

namespace limlab {

/// Declares the parameters of the people half of the month: demography, school, health, care,
/// retirement, careers, benefits.
void declare_people_parameters(ParameterBook& book);
void declare_demography_parameters(ParameterBook& book);  // its four parts, a file each
void declare_school_and_health_parameters(ParameterBook& book);
void declare_career_parameters(ParameterBook& book);
void declare_benefit_parameters(ParameterBook& book);

/// The same parameters, read once per run. Names follow the book (dots become underscores); units
/// there.
struct PeopleSettings {
  explicit PeopleSettings(const Params& params);

  bool constant_population, reform_2026;
  bool frozen = false;  ///< nobody ages or retires at all
  double limburg_ratio, fall_scale, fertility_level;
  double from_abroad, to_abroad, abroad_trend, from_belgium, to_belgium, young_weight, keep_job_km,
      commuters_settle, moves_home;
  double early_leaving, to_higher, degree_share, repeats, dual_share, leaver_registers, leaver_home;
  double inflow_drift, recovery_scale, reserved_months, recovered_to_jobseeker, heavy_ill_limited;
  double quit_home, direct_hires, returns_registered;
  double first_month, early_month, legal_month, after_legal, self_employed_factor, early_exit,
      assimilated;
  double to_unemployment, registers, self_employed_stop, temporary_months, temporary_ends,
      temporary_converts, agency_months;
  double dropout, training_months, work_care_exit, hired_from_training, hired_from_work_care,
      registers_later, leaver_registers_later, flag_off, student_flag_off;
  double limit_months, limit_dropout, exempt_age, exempt_career, benefit_career, benefit_after_quit;
};

}  // namespace limlab
