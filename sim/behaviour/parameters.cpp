#include "behaviour/parameters.hpp"

namespace limlab {

ParameterBook declare_all_parameters() {
  ParameterBook book;
  book.real("search.applications_per_month")
      .unit("1/month")
      .range(0, 50)
      .low(2)
      .central(4)
      .high(8)
      .meaning("applications that a jobseeker in full search sends in a month")
      .source("assumed: no Flemish count was found; surveys elsewhere give one or two a week")
      .status(Evidence::assumed);
  book.real("search.distance_decay")
      .unit("1/km")
      .range(0, 1)
      .low(0.03)
      .central(0.05)
      .high(0.1)
      .meaning("fall of the chance that a vacancy is seen, per kilometre")
      .source("assumed: to be set so that the mean commute is the observed 22.6 km (Acerta 2020)")
      .status(Evidence::assumed);
  book.integer("search.rounds")
      .unit("1/month")
      .range(1, 8)
      .low(2)
      .central(3)
      .high(4)
      .meaning("rounds of applications and offers in a month")
      .source("assumed: recruiting takes one to two weeks at the least")
      .status(Evidence::assumed);
  return book;
}

}  // namespace limlab
