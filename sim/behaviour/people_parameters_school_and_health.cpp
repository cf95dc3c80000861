// School, illness, and home and care: every number with its unit, range, meaning, source and
// status.
#include "behaviour/people_parameters.hpp"

namespace limlab {

void declare_school_and_health_parameters(ParameterBook& book) {
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
      .low(71.5)
      .central(76.5)
      .high(80)
      .meaning("share of those with a secondary diploma who go on to higher education")
      .source(
          "Limburg 71.5 % straight on (2020-21), Flanders 77.9 %; some 5 % more begin later "
          "(assumed 2-8; the model lets them begin at once)")
      .status(Evidence::derived);
  book.real("school.degree_share")
      .unit("percent")
      .range(0, 100)
      .low(64)
      .central(70)
      .high(76)
      .meaning("share of students who leave higher education with a degree")
      .source("47.3 % of Limburg school leavers highly educated over 76.5 % of 88.5 % who start")
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
      .central(0.03)
      .high(0.05)
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
      .low(40)
      .central(55)
      .high(70)
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
      .low(0.0003)
      .central(0.0006)
      .high(0.0012)
      .meaning("workers who stop for home or care a month, on average at the start")
      .source("E to I 0.34 % a month (Belgium 2022-23) less illness and retirement")
      .status(Evidence::derived);
  book.real("care.direct_hires")
      .unit("1/month")
      .range(0, 0.05)
      .low(0.002)
      .central(0.0055)
      .high(0.008)
      .meaning(
          "share of people at home under 60 hired without being a jobseeker first, allowed for in "
          "the balance of the stock")
      .source(
          "what search.inactive leads to in the model, 100-110 hires a month; I to E 0.82 % a "
          "month in Belgium, most of it students")
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

}  // namespace limlab
