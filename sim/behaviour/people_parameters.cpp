#include "behaviour/people_parameters.hpp"

namespace limlab {

// Every number of the people half, in the order demography, school, health, care, retirement,
// careers, benefits. Percentages are divided by 100 where they are read (PeopleSettings).
namespace {

void declare_demography(ParameterBook& book) {
  book.integer("demography.constant_population")
      .unit("1")
      .range(0, 1)
      .low(0)
      .central(0)
      .high(1)
      .meaning(
          "1 = nobody is born, dies, ages, migrates, retires, or enters or leaves school; every "
          "other flow goes on (for theory tests)")
      .source("a switch")
      .status(Evidence::assumed);
  book.real("mortality.limburg_ratio")
      .unit("1")
      .range(0.5, 1.5)
      .low(0.82)
      .central(0.85)
      .high(0.88)
      .meaning("death rates of Limburg in 2025 against Belgium 2017-2019")
      .source(
          "8,588 deaths in 2025 over 10,100 expected on the population of 1 January 2026 (Statbel)")
      .status(Evidence::derived);
  book.real("mortality.fall_scale")
      .unit("1")
      .range(0, 2)
      .low(0.5)
      .central(1.0)
      .high(1.2)
      .meaning("multiplier of the yearly fall of death rates by age and sex")
      .source("fall 1997-99 to 2017-19 (Statbel life tables); that it goes on is an assumption")
      .status(Evidence::assumed);
  book.real("fertility.level")
      .unit("1")
      .range(0, 3)
      .low(0.95)
      .central(1.0)
      .high(1.15)
      .meaning("fertility at every age against Limburg 2025 (TFR 1.39), constant")
      .source("TFR 1.39 in 2025; Flanders 1.55-1.63 in 2021-22; the future level is an assumption")
      .status(Evidence::assumed);
  book.real("migration.from_abroad")
      .unit("persons/year")
      .range(0, 100000)
      .low(9000)
      .central(11000)
      .high(14000)
      .meaning("gross arrivals from abroad in 2026")
      .source("net +4,349 in 2025 (Statbel); gross flows are not published")
      .status(Evidence::assumed);
  book.real("migration.to_abroad")
      .unit("persons/year")
      .range(0, 100000)
      .low(5200)
      .central(6700)
      .high(8500)
      .meaning("gross departures abroad at the start, spread as hazards")
      .source("from_abroad minus the net of 2025")
      .status(Evidence::assumed);
  book.real("migration.abroad_trend")
      .unit("1/year")
      .range(-0.2, 0.2)
      .low(-0.02)
      .central(-0.005)
      .high(0.01)
      .meaning("yearly relative change of arrivals from abroad")
      .source("net international migration fell after 2022; no projection used")
      .status(Evidence::assumed);
  book.real("migration.from_belgium")
      .unit("persons/year")
      .range(0, 100000)
      .low(9000)
      .central(11500)
      .high(14000)
      .meaning("gross arrivals from the rest of Belgium")
      .source("net +677 in 2025 (Statbel); gross flows are not published")
      .status(Evidence::assumed);
  book.real("migration.to_belgium")
      .unit("persons/year")
      .range(0, 100000)
      .low(8300)
      .central(10800)
      .high(13300)
      .meaning("gross departures to the rest of Belgium at the start, spread as hazards")
      .source("from_belgium minus the net of 2025")
      .status(Evidence::assumed);
  book.real("migration.young_weight")
      .unit("1")
      .range(0, 10)
      .low(0.8)
      .central(1.6)
      .high(3)
      .meaning(
          "extra departure of people in their twenties to the rest of Belgium, by education, "
          "against the general schedule")
      .source("net loss of the twenties every year 2014-2018 (Limburg in cijfers), no numbers read")
      .status(Evidence::assumed);
  book.real("migration.keep_job_km")
      .unit("km")
      .range(1, 500)
      .low(20)
      .central(35)
      .high(60)
      .meaning(
          "somebody who moves to a neighbouring market keeps a Limburg post with probability "
          "exp(-distance/this)")
      .source("mean commute of Limburg 22.6 km (Acerta 2020)")
      .status(Evidence::assumed);
  book.real("migration.commuters_settle")
      .unit("1/year")
      .range(0, 0.5)
      .low(0.008)
      .central(0.015)
      .high(0.025)
      .meaning(
          "yearly probability that an in-commuter comes to live in Limburg; part of the arrivals "
          "from Belgium")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("migration.moves_home")
      .unit("1")
      .range(0, 5)
      .low(0.6)
      .central(1.0)
      .high(1.5)
      .meaning("multiplier of the moves between Limburg municipalities (migration_age.csv)")
      .source("no figure found")
      .status(Evidence::assumed);
}

void declare_school_and_health(ParameterBook& book) {
  book.real("school.early_leaving")
      .unit("percent")
      .range(0, 60)
      .low(10)
      .central(11.5)
      .high(14)
      .meaning("share of a cohort that leaves secondary school without a diploma")
      .source("Limburg 8.8-11 % (2014-2022), Flanders 12.0 % (2020-21)")
      .status(Evidence::derived);
  book.real("school.to_higher")
      .unit("percent")
      .range(0, 100)
      .low(68)
      .central(71.5)
      .high(78)
      .meaning("share of those with a secondary diploma who go straight on to higher education")
      .source("Limburg 71.5 % (2020-21), Flanders 77.9 %")
      .status(Evidence::observed);
  book.real("school.degree_share")
      .unit("percent")
      .range(0, 100)
      .low(68)
      .central(76)
      .high(84)
      .meaning("share of students who leave higher education with a degree")
      .source("47.3 % of Limburg school leavers highly educated over 71.5 % of 88.5 % who start")
      .status(Evidence::derived);
  book.real("school.repeats")
      .unit("percent")
      .range(0, 60)
      .low(22)
      .central(26.2)
      .high(30)
      .meaning("share of pupils who finish secondary school a year late")
      .source("Limburg 2016-17, at least a year behind: 26.2 %")
      .status(Evidence::observed);
  book.real("school.dual_share")
      .unit("percent")
      .range(0, 60)
      .low(2.3)
      .central(2.7)
      .high(3.1)
      .meaning("share of pupils who become dual learners at 16")
      .source("650-800 Limburg pupils in dual tracks (2024-25) on three cohorts of 9,400")
      .status(Evidence::derived);
  book.real("school.leaver_registers")
      .unit("percent")
      .range(0, 100)
      .low(40)
      .central(55)
      .high(70)
      .meaning("share of school leavers looking for work who register at once")
      .source(
          "6 % of the stock are school leavers in waiting time (VDAB, October 2025); the split is "
          "a judgement")
      .status(Evidence::assumed);
  book.real("school.leaver_home")
      .unit("percent")
      .range(0, 100)
      .low(1)
      .central(3)
      .high(6)
      .meaning("share of school leavers who neither work nor look for work")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("health.inflow_drift")
      .unit("1/year")
      .range(-0.2, 0.2)
      .low(0)
      .central(0.01)
      .high(0.03)
      .meaning("yearly relative change of the hazard of long illness, on top of ageing, until 2035")
      .source("invalids +5 % in 2023, women +5, men +2.7 % a year; slowing")
      .status(Evidence::assumed);
  book.real("health.recovery_scale")
      .unit("1")
      .range(0.05, 10)
      .low(0.7)
      .central(1.0)
      .high(1.4)
      .meaning("multiplier of recovery hazards and, so that the stock keeps its balance, of inflow")
      .source("no Limburg hazards found")
      .status(Evidence::assumed);
  book.real("health.reserved_months")
      .unit("months")
      .range(1, 24)
      .low(6)
      .central(12)
      .high(12)
      .meaning("months that the post of somebody ill is kept")
      .source("output contract: at most 12 months")
      .status(Evidence::assumed);
  book.real("health.recovered_to_jobseeker")
      .unit("percent")
      .range(0, 100)
      .low(30)
      .central(45)
      .high(60)
      .meaning(
          "share of those recovering without a post who look for work (the others stay at home)")
      .source("34-40 % of the inflow of jobseekers comes from inactivity (VDAB)")
      .status(Evidence::assumed);
  book.real("health.limited_after")
      .unit("percent")
      .range(0, 100)
      .low(20)
      .central(40)
      .high(60)
      .meaning("share of those who recover after a year or more who keep a work limitation")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("care.quit_home")
      .unit("1/month")
      .range(0, 0.05)
      .low(0.0004)
      .central(0.0008)
      .high(0.0015)
      .meaning("workers who stop for home or care a month, on average at the start")
      .source("E to I 0.34 % a month (Belgium 2022-23) less illness and retirement")
      .status(Evidence::derived);
  book.real("care.direct_hires")
      .unit("1/month")
      .range(0, 0.05)
      .low(0.0)
      .central(0.002)
      .high(0.006)
      .meaning(
          "share of people at home hired without being a jobseeker first, allowed for in the "
          "balance of the stock")
      .source("I to E 0.82 % a month (Belgium), most of it students")
      .status(Evidence::assumed);
  book.real("care.returns_registered")
      .unit("percent")
      .range(0, 100)
      .low(60)
      .central(80)
      .high(95)
      .meaning("share of those coming back from home to look for work who register")
      .source("1,100-1,280 registrations a month from inactivity (VDAB)")
      .status(Evidence::assumed);
}

void declare_careers(ParameterBook& book) {
  book.integer("benefit.reform_2026")
      .unit("1")
      .range(0, 1)
      .low(0)
      .central(1)
      .high(1)
      .meaning(
          "1 = unemployment benefits are limited in time from January 2026, in the waves of "
          "benefit_waves.csv")
      .source("federal reform of 2025-26")
      .status(Evidence::observed);
  book.real("retirement.first_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.25)
      .central(0.35)
      .high(0.45)
      .meaning("probability of an early pension in the month its conditions are met")
      .source(
          "tuned offline to the share retired at 60-65; 40 % of employees stop before 65 (Acerta "
          "2023)")
      .status(Evidence::derived);
  book.real("retirement.early_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.012)
      .central(0.018)
      .high(0.025)
      .meaning("probability a month of an early pension afterwards")
      .source("idem; mean exit age 62.2 (2025)")
      .status(Evidence::derived);
  book.real("retirement.legal_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.6)
      .central(0.75)
      .high(0.85)
      .meaning("probability of stopping in the month of the legal pension age")
      .source("employment 65-69 about 9 % (Flanders 2015)")
      .status(Evidence::derived);
  book.real("retirement.after_legal")
      .unit("1/month")
      .range(0, 1)
      .low(0.03)
      .central(0.045)
      .high(0.07)
      .meaning("probability a month of stopping after the legal pension age")
      .source("employment 65+ 2.5 % (Belgium 2017)")
      .status(Evidence::derived);
  book.real("retirement.self_employed_factor")
      .unit("1")
      .range(0, 2)
      .low(0.4)
      .central(0.55)
      .high(0.8)
      .meaning("hazard of the self-employed against employees")
      .source("self-employed stop later (share at work at 65 and over)")
      .status(Evidence::assumed);
  book.real("retirement.early_exit")
      .unit("1/month")
      .range(0, 0.1)
      .low(0.0005)
      .central(0.0012)
      .high(0.002)
      .meaning("workers of 57-62 who leave by bridging or heavy-work schemes a month")
      .source("SWT from 120,000 to about 8,000-20,000 in Belgium: nearly closed")
      .status(Evidence::assumed);
  book.real("retirement.assimilated")
      .unit("1")
      .range(0, 1)
      .low(0.5)
      .central(0.7)
      .high(0.9)
      .meaning("share of months out of work since school that count as career")
      .source("unemployment and illness count; no figure found")
      .status(Evidence::assumed);
  book.real("careers.to_unemployment")
      .unit("1/month")
      .range(0, 0.1)
      .low(0.0018)
      .central(0.0026)
      .high(0.0036)
      .meaning(
          "employees who lose or quit their job without another a month, on average at the start; "
          "ends of temporary contracts and dismissals by shrinking firms come on top")
      .source(
          "inflow of jobseekers from work and school 0.55 % of workers a month (VDAB, October "
          "2025)")
      .status(Evidence::derived);
  book.real("careers.registers")
      .unit("percent")
      .range(0, 100)
      .low(75)
      .central(88)
      .high(95)
      .meaning("share of those who become jobseekers from work who register")
      .source("51 % of the stock receives a benefit")
      .status(Evidence::assumed);
  book.real("careers.self_employed_stop")
      .unit("1/year")
      .range(0, 1)
      .low(0.03)
      .central(0.05)
      .high(0.07)
      .meaning("self-employed who stop before pension a year")
      .source("survival of starters after five years 63 %; established businesses last longer")
      .status(Evidence::assumed);
  book.real("careers.temporary_months")
      .unit("months")
      .range(1, 60)
      .low(8)
      .central(12)
      .high(18)
      .meaning("mean length of a temporary contract")
      .source("6.6 % temporary (Flanders 2023)")
      .status(Evidence::assumed);
  book.real("careers.temporary_ends")
      .unit("percent")
      .range(0, 100)
      .low(18)
      .central(25)
      .high(35)
      .meaning("share of ending temporary contracts that end the job")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("careers.temporary_converts")
      .unit("percent")
      .range(0, 100)
      .low(15)
      .central(25)
      .high(35)
      .meaning(
          "share of ending temporary contracts that become permanent; as many vacancies start as "
          "temporary")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("careers.agency_months")
      .unit("months")
      .range(1, 24)
      .low(2)
      .central(4)
      .high(6)
      .meaning("mean length of an agency assignment")
      .source("a fifth of hires short or irregular (HIVA 2015)")
      .status(Evidence::assumed);
  book.real("jobseekers.dropout")
      .unit("1/month")
      .range(0, 0.2)
      .low(0.01)
      .central(0.015)
      .high(0.022)
      .meaning("jobseekers who give up for home a month, on average at the start")
      .source(
          "25 % of exits of 11.5 % a month do not go to work (VDAB): 2.9 %, with illness, training "
          "and retirement")
      .status(Evidence::derived);
  book.real("jobseekers.training_months")
      .unit("months")
      .range(1, 36)
      .low(4)
      .central(5)
      .high(7)
      .meaning("mean length of a training spell; nobody ends it in the first two months")
      .source("lock-in of 3 to 6 months (VDAB evaluations)")
      .status(Evidence::derived);
  book.real("jobseekers.work_care_exit")
      .unit("1/month")
      .range(0, 0.5)
      .low(0.01)
      .central(0.02)
      .high(0.04)
      .meaning("people who leave a work-care place a month")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("jobseekers.registers_later")
      .unit("1/month")
      .range(0, 1)
      .low(0.03)
      .central(0.06)
      .high(0.12)
      .meaning("jobseekers without registration who register a month")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("jobseekers.leaver_registers_later")
      .unit("1/month")
      .range(0, 1)
      .low(0.2)
      .central(0.4)
      .high(0.6)
      .meaning("the same for school leavers in their first half year")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("jobseekers.flag_off")
      .unit("1/month")
      .range(0, 1)
      .low(0.06)
      .central(0.1)
      .high(0.2)
      .meaning(
          "jobseekers who searched and were available and no longer are a month; the flow back "
          "keeps the share of the start by duration and age")
      .source("14,000 ILO unemployed of 28,700 registered")
      .status(Evidence::assumed);
  book.real("students.flag_off")
      .unit("1/month")
      .range(0, 1)
      .low(0.05)
      .central(0.08)
      .high(0.15)
      .meaning(
          "working students who stop their students' job a month; the flow back keeps the share of "
          "the start by age")
      .source("12,000 working students (8,000-16,000)")
      .status(Evidence::assumed);
  book.real("benefit.limit_months")
      .unit("months")
      .range(1, 240)
      .low(12)
      .central(24)
      .high(24)
      .meaning(
          "months of registration after which a benefit ends under the reform, once the waves have "
          "passed")
      .source("reform of 2026: at most 24 months")
      .status(Evidence::observed);
  book.real("benefit.limit_dropout")
      .unit("percent")
      .range(0, 100)
      .low(10)
      .central(20)
      .high(35)
      .meaning("share of those losing the benefit who give up looking for work at once")
      .source("18 % of the reachable at work before the date; no figure for those who give up")
      .status(Evidence::assumed);
  book.real("benefit.exempt_age")
      .unit("years")
      .range(50, 100)
      .low(55)
      .central(55)
      .high(60)
      .meaning("from this age a long career exempts from the limit")
      .source("exemption announced for 55 and over with a long career")
      .status(Evidence::assumed);
  book.real("benefit.exempt_career")
      .unit("years")
      .range(0, 50)
      .low(30)
      .central(31)
      .high(35)
      .meaning("career that exempts from the limit")
      .source("exemption announced: 30 years in 2025, rising by one a year to 35")
      .status(Evidence::assumed);
  book.real("benefit.career")
      .unit("months")
      .range(0, 120)
      .low(9)
      .central(12)
      .high(18)
      .meaning("career that gives right to a benefit when a job is lost")
      .source("one year of work as announced with the reform")
      .status(Evidence::assumed);
}

}  // namespace

void declare_people_parameters(ParameterBook& book) {
  declare_demography(book);
  declare_school_and_health(book);
  declare_careers(book);
}

PeopleSettings::PeopleSettings(const Params& params) {
  constant_population = params.on("demography.constant_population");
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
  registers_later = params.real("jobseekers.registers_later");
  leaver_registers_later = params.real("jobseekers.leaver_registers_later");
  flag_off = params.real("jobseekers.flag_off");
  student_flag_off = params.real("students.flag_off");
  limit_months = params.real("benefit.limit_months");
  limit_dropout = params.real("benefit.limit_dropout") / 100;
  exempt_age = params.real("benefit.exempt_age");
  exempt_career = params.real("benefit.exempt_career");
  benefit_career = params.real("benefit.career");
}

}  // namespace limlab
