#pragma once
#include "base/row_picker.hpp"
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
  void exits(MonthContext&);
  void entries(MonthContext&, const PostOffers&) const;
  double exit_hazard(int posts) const;                       ///< per month, by size in life
  double benefit_career() const { return benefit_career_; }  ///< months of career that give a right

 private:
  void close(World&, std::size_t firm) const;

  double small_, size_exponent_;  ///< hazard of small firms [1/month]
  double benefit_career_;
  std::vector<std::uint32_t> by_posts_;  ///< hazard by posts [2^-32]
  RowPicker picker_;
};

/// Ends a post in whatever state because its employer closes: a holder becomes a jobseeker, with a
/// benefit after a career of `benefit_career` months.
void close_post(World&, std::size_t post, double benefit_career);

}  // namespace limlab
