#pragma once
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"

namespace limlab {

/// Life of a vacancy between opening and filling: fresh ones get their wage and contract, old ones
/// ask less and pay more, the oldest are withdrawn and the firm loses the capacity.
class VacancyLife {
 public:
  explicit VacancyLife(const Params&);
  void live(MonthContext&, const PostOffers&) const;

 private:
  void respecify(World&, std::size_t post) const;
  double respecify_after_, respecify_rate_, raise_, withdraw_after_, withdraw_rate_;
};

}  // namespace limlab
