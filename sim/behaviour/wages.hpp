#pragma once
#include "behaviour/context.hpp"
#include "params/book.hpp"

namespace limlab {

/// Wages in prices of the base year: automatic indexation keeps them whole, so what moves are
/// experience (every January), the offer at hire, and a wage curve: the tighter an occupation in an
/// area against what is usual there, the higher its offers drift.
class Wages {
 public:
  Wages(const Params&, double scale);  ///< scale: agents per real person
  void prepare(World&) const;          ///< remembers what is usual in each occupation and streek
  void drift(MonthContext&) const;
  void grow_with_experience(MonthContext&) const;

 private:
  double log_slack(const Surroundings&, std::size_t occupation, std::size_t streek) const;
  double few_, curve_, speed_, pass_;
};

/// Counts open vacancies and own-account posts by occupation and streek into surroundings.
void count_posts_around(World&, const Team&);

}  // namespace limlab
