#pragma once
#include "behaviour/dual_learning.hpp"
#include "behaviour/firm_adjustment.hpp"
#include "behaviour/firm_demand.hpp"
#include "behaviour/firm_turnover.hpp"
#include "behaviour/matching.hpp"
#include "behaviour/search.hpp"
#include "behaviour/searchers.hpp"
#include "behaviour/vacancy_pass.hpp"
#include "behaviour/wages.hpp"

namespace limlab {

/// Firms and the market: the half of the month in which people and firms meet.
class MarketMonth {
 public:
  MarketMonth(const Params&, const Geography&, const std::filesystem::path& tables, double scale);
  /// Once, on the initial world, before anything is observed.
  void prepare(World&, const Luck&, const Team&);
  /// After a restart, in place of prepare: what it learns from the foundations; changes nothing.
  void restore(const World&);

  void demand(MonthContext&);     ///< common shocks, targets
  void posts(MonthContext&);      ///< measures, entry, exit, growth, dismissals
  void vacancies(MonthContext&);  ///< fresh, old and withdrawn vacancies; outside markets
  /// Dual learning: places, the pupils who look for one, and learners who have left school.
  void dual_learning(MonthContext&, const std::vector<DualWish>&);
  void survey(MonthContext&);  ///< who searches; what people see around them
  void meet(MonthContext&);    ///< rounds of applications, offers and hires
  void wages(MonthContext&);   ///< wage curve, experience

 private:
  void take_up(MonthContext&, const std::vector<Match>&);
  FirmDemand demand_;
  FirmAdjustment adjustment_;
  FirmTurnover turnover_;
  VacancyLife life_;
  OutsideMarkets outside_;
  VacancyPass vacancy_pass_;
  DualLearning dual_;
  Survey survey_;
  Search search_;
  Matching matching_;
  Wages wages_;
  VacancyBoard board_;
  int rounds_;
};

}  // namespace limlab
