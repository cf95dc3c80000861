#include "behaviour/people_parameters.hpp"

namespace limlab {

void declare_people_parameters(ParameterBook& book) {
  declare_demography_parameters(book);
  declare_school_and_health_parameters(book);
  declare_career_parameters(book);
  declare_benefit_parameters(book);
}

// Percentages are divided by 100 here.
PeopleSettings::PeopleSettings(const Params& params) {
  constant_population = params.integer("demography.constant_population") >= 1;
  frozen = params.integer("demography.constant_population") == 2;
  reform_2026 = params.on("benefit.reform_2026");
  limburg_ratio = params.real("mortality.limburg_ratio");
  fall_scale = params.real("mortality.fall_scale");
  fertility_level = params.real("fertility.level");
  from_abroad = params.real("migration.from_abroad");
  to_abroad = params.real("migration.to_abroad");
  abroad_trend = params.real("migration.abroad_trend");
  from_belgium = params.real("migration.from_belgium");
  to_belgium = params.real("migration.to_belgium");
  young_weight = params.real("migration.young_weight");
  keep_job_km = params.real("migration.keep_job_km");
  commuters_settle = params.real("migration.commuters_settle");
  moves_home = params.real("migration.moves_home");
  early_leaving = params.real("school.early_leaving") / 100;
  to_higher = params.real("school.to_higher") / 100;
  degree_share = params.real("school.degree_share") / 100;
  repeats = params.real("school.repeats") / 100;
  dual_share = params.real("school.dual_share") / 100;
  leaver_registers = params.real("school.leaver_registers") / 100;
  leaver_home = params.real("school.leaver_home") / 100;
  inflow_drift = params.real("health.inflow_drift");
  recovery_scale = params.real("health.recovery_scale");
  reserved_months = params.real("health.reserved_months");
  recovered_to_jobseeker = params.real("health.recovered_to_jobseeker") / 100;
  heavy_ill_limited = params.real("health.limited_after") / 100;
  quit_home = params.real("care.quit_home");
  direct_hires = params.real("care.direct_hires");
  returns_registered = params.real("care.returns_registered") / 100;
  first_month = params.real("retirement.first_month");
  early_month = params.real("retirement.early_month");
  legal_month = params.real("retirement.legal_month");
  after_legal = params.real("retirement.after_legal");
  self_employed_factor = params.real("retirement.self_employed_factor");
  early_exit = params.real("retirement.early_exit");
  assimilated = params.real("retirement.assimilated");
  to_unemployment = params.real("careers.to_unemployment");
  registers = params.real("careers.registers") / 100;
  self_employed_stop = params.real("careers.self_employed_stop");
  temporary_months = params.real("careers.temporary_months");
  temporary_ends = params.real("careers.temporary_ends") / 100;
  temporary_converts = params.real("careers.temporary_converts") / 100;
  agency_months = params.real("careers.agency_months");
  dropout = params.real("jobseekers.dropout");
  training_months = params.real("jobseekers.training_months");
  work_care_exit = params.real("jobseekers.work_care_exit");
  hired_from_training = params.real("jobseekers.hired_from_training");
  hired_from_work_care = params.real("jobseekers.hired_from_work_care");
  registers_later = params.real("jobseekers.registers_later");
  leaver_registers_later = params.real("jobseekers.leaver_registers_later");
  flag_off = params.real("jobseekers.flag_off");
  student_flag_off = params.real("students.flag_off");
  limit_months = params.real("benefit.limit_months");
  limit_dropout = params.real("benefit.limit_dropout") / 100;
  exempt_age = params.real("benefit.exempt_age");
  exempt_career = params.real("benefit.exempt_career");
  benefit_career = params.real("benefit.career");
  benefit_after_quit = params.real("benefit.after_quit") / 100;
}

}  // namespace limlab
