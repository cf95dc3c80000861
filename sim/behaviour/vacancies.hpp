#pragma once
#include <array>

#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"

namespace limlab {

/// Life of a vacancy between opening and filling: fresh ones get their wage and contract, old ones
/// ask less and pay more, the oldest are withdrawn and the firm loses the capacity.
class VacancyLife {
 public:
  explicit VacancyLife(const Params&);
  /// What a vacancy here goes through this month, which changes its row only. True when its firm
  /// withdraws it.
  bool live(MonthContext&, std::size_t post, const PostOffers&) const;
  /// Ends the posts of vacancies that are withdrawn.
  static void withdraw(World&, const std::vector<std::int32_t>& posts);
  /// Log capacity that firms of a sector lack on average when withdrawals, at the initial number of
  /// old vacancies, and recovery (share a month) are in balance: what the initial firms already
  /// live with.
  std::array<double, count_of<Sector>> usual_capacity(const World&, double recovery) const;

 private:
  void respecify(World&, std::size_t post) const;
  double respecify_after_, respecify_rate_, raise_, withdraw_after_, withdraw_rate_;
};

}  // namespace limlab
