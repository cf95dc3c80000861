// Unemployment benefits: every number with its unit, range, meaning, source and status.
#include "behaviour/people_parameters.hpp"

namespace limlab {

void declare_benefit_parameters(ParameterBook& book) {
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
  book.real("benefit.after_quit")
      .unit("percent")
      .range(0, 100)
      .low(40)
      .central(80)
      .high(100)
      .meaning("share of those who leave a job by themselves for no other and yet get a benefit")
      .source(
          "a sanction of 4 to 52 weeks, then the benefit; 51 % of the registered hold one (VDAB, "
          "October 2025): without the reform the model rests at 36 % when none of them gets it, "
          "at 46 % when all do")
      .status(Evidence::assumed);
}

}  // namespace limlab
