#pragma once
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"

namespace limlab {

/// Firms die (mostly small ones, everybody dismissed, posts destroyed) and are born (small, all
/// posts vacant). Births replace, on average and sector by sector, the jobs that the exit hazards
/// took from the initial firms: a sector keeps its size without any rule that looks at the outcome.
class FirmTurnover {
 public:
  explicit FirmTurnover(const Params&);
  void prepare(World&) const;  ///< expected exits by sector on the initial firms, into foundations
  void exits(MonthContext&) const;
  void entries(MonthContext&, const PostOffers&) const;
  double exit_hazard(int posts) const;  ///< per month

 private:
  double exit_rate_, size_exponent_;
};

}  // namespace limlab
