#pragma once
#include "base/row_picker.hpp"
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"
#include "params/book.hpp"

namespace limlab {

/// Labour markets around Limburg: finite vacancies that Limburg residents can reach, and
/// non-residents who look for work here. Both follow the demand cycle they share with Flanders and
/// wages against those in Limburg; locals there take part of the vacancies.
class OutsideMarkets {
 public:
  explicit OutsideMarkets(const Params&);
  void renew_vacancies(MonthContext&, const PostOffers&);
  void renew_pool(MonthContext&);

 private:
  double log_attraction(const World&) const;
  void count_taken(const World&, const Team&, std::array<int, kOutsideMarkets>& taken);
  RowPicker picker_;
  double taken_by_locals_, vacancy_level_, pool_level_, pool_leaving_, wage_elasticity_,
      cycle_share_;
};

}  // namespace limlab
