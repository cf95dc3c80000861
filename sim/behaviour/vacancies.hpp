#pragma once
#include <array>

#include "base/row_picker.hpp"
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"

namespace limlab {

/// Life of a vacancy between opening and filling: fresh ones get their wage and contract, old ones
/// ask less and pay more, the oldest are withdrawn and the firm loses the capacity.
class VacancyLife {
 public:
  explicit VacancyLife(const Params&);
  void live(MonthContext&, const PostOffers&);
  /// Log capacity that firms of a sector lack on average when withdrawals, at the initial number of
  /// old vacancies, and recovery (share a month) are in balance: what the initial firms already
  /// live with.
  std::array<double, count_of<Sector>> usual_capacity(const World&, double recovery) const;

 private:
  void respecify(World&, std::size_t post) const;
  RowPicker open_, withdrawn_;
  double respecify_after_, respecify_rate_, raise_, withdraw_after_, withdraw_rate_;
};

}  // namespace limlab
