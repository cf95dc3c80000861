#pragma once
#include "behaviour/context.hpp"
#include "params/book.hpp"

namespace limlab {

/// Wages in prices of the base year: automatic indexation keeps them whole, so what moves are
/// experience (every January), the offer at hire, and a wage curve: the tighter an occupation in an
/// area against what is usual there, the higher its offers drift. Every January a part of the drift
/// since the last one reaches the staff, whom firms then pay more: the same part that is in their
/// wage cost.
class Wages {
 public:
  Wages(const Params&, double scale);  ///< scale: agents per real person
  void prepare(World&);                ///< remembers what is usual in each occupation and streek
  void weigh(const Foundations&);      ///< what wage cost is weighed by; a part of prepare
  void drift(MonthContext&) const;
  /// In January: a year more of experience, and the staff's part of the drift.
  void grow(MonthContext&) const;

 private:
  /// Factor on a wage for the drift of a whole year, by occupation and streek.
  using Factors = std::array<std::array<double, kStreken>, count_of<Occupation>>;
  Factors pass_drift_on(Surroundings&) const;
  double log_slack(const Surroundings&, std::size_t occupation, std::size_t streek) const;
  double few_, curve_, speed_, pass_;
  std::array<std::array<double, count_of<Occupation>>, count_of<Sector>>
      posts_{};  ///< at the start
};

/// Counts open vacancies and own-account posts by occupation and streek into surroundings.
void count_posts_around(World&, const Team&);

}  // namespace limlab
