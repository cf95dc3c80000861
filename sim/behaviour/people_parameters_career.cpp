// Retirement and working life: every number with its unit, range, meaning, source and status.
#include "behaviour/people_parameters.hpp"

namespace limlab {

void declare_career_parameters(ParameterBook& book) {
  book.real("retirement.first_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.3)
      .central(0.4)
      .high(0.5)
      .meaning("probability of an early pension in the month its conditions are met")
      .source(
          "tuned offline to the share retired at 60-65; 40 % of employees stop before 65 (Acerta "
          "2023)")
      .status(Evidence::derived);
  book.real("retirement.early_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.018)
      .central(0.026)
      .high(0.034)
      .meaning("probability a month of an early pension afterwards")
      .source("idem; mean exit age 62.2 (2025)")
      .status(Evidence::derived);
  book.real("retirement.legal_month")
      .unit("1/month")
      .range(0, 1)
      .low(0.6)
      .central(0.72)
      .high(0.85)
      .meaning("probability of stopping in the month of the legal pension age")
      .source("employment 65-69 about 9 % (Flanders 2015)")
      .status(Evidence::derived);
  book.real("retirement.after_legal")
      .unit("1/month")
      .range(0, 1)
      .low(0.012)
      .central(0.02)
      .high(0.04)
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
      .central(0.85)
      .high(0.95)
      .meaning("share of months out of work since school that count as career")
      .source("unemployment and illness count; no figure found")
      .status(Evidence::assumed);
  book.real("careers.to_unemployment")
      .unit("1/month")
      .range(0, 0.1)
      .low(0.0016)
      .central(0.0022)
      .high(0.0032)
      .meaning(
          "employees who lose or quit their job without another a month, on average at the start; "
          "ends of temporary contracts and dismissals by shrinking firms come on top")
      .source(
          "inflow of jobseekers from work and school 0.55 % of workers a month (VDAB, October "
          "2025), less what the ends of contracts bring")
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
      .central(0.04)
      .high(0.06)
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
          "share of ending temporary contracts that become permanent; vacancies bring new ones")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("careers.agency_months")
      .unit("months")
      .range(1, 24)
      .low(2)
      .central(6)
      .high(8)
      .meaning("mean length of an agency assignment, series of short ones counted as one")
      .source(
          "some 7,000 agency workers at any time (30 % of temporary contracts) from some 600 who "
          "begin a month; a fifth of hires short or irregular (HIVA 2015)")
      .status(Evidence::assumed);
  book.real("jobseekers.dropout")
      .unit("1/month")
      .range(0, 0.2)
      .low(0.008)
      .central(0.012)
      .high(0.018)
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
  book.real("jobseekers.hired_from_training")
      .unit("1/month")
      .range(0, 0.5)
      .low(0.03)
      .central(0.038)
      .high(0.045)
      .meaning("people in training hired a month, allowed for in the balance of the stock")
      .source("what their search leads to in the model at central values, some 100 hires a month")
      .status(Evidence::assumed);
  book.real("jobseekers.hired_from_work_care")
      .unit("1/month")
      .range(0, 0.5)
      .low(0.008)
      .central(0.0115)
      .high(0.016)
      .meaning("people in work care hired a month, allowed for in the balance of the stock")
      .source("what their search leads to in the model at central values, some 10 hires a month")
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
}

}  // namespace limlab
