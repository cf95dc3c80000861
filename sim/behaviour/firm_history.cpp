#include "behaviour/firm_history.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "words/purpose.hpp"

namespace limlab {

FirmHistory::FirmHistory(const Params& p)
    : persistence_(p.real("demand.firm_persistence")),
      adjustment_(p.real("firms.adjustment")),
      layoff_speed_(p.real("firms.layoff_speed")),
      tolerance_(p.real("firms.tolerance")),
      leavers_(p.real("firms.leavers")) {
  double weight = 1;
  for (double& w : weight_) w = weight, weight *= persistence_;
}

FirmPast FirmHistory::past_of(Key firm, Month start, double sd, const Luck& luck) const {
  if (sd <= 0) return {0, 0};
  double own = 0, posts = 1;
  for (int ago = kMonths - 1; ago >= 0; --ago) {
    const std::uint64_t bits = luck.bits(firm, plus(start, -ago), purpose::firm_shock);
    own = persistence_ * own +
          tilted_laplace_from_bits(bits, sd,
                                   std::min(weight_[static_cast<std::size_t>(ago)], 1 / sd));
    own = std::clamp(own, -kLargestOwnShock, kLargestOwnShock);
    const double wanted = exp_same_bits(own);
    if (posts < wanted) {
      posts += adjustment_ * (wanted - posts);
    } else {
      posts -= std::min(posts - wanted, leavers_ * posts);
      if (const double surplus = posts - wanted; surplus > tolerance_ * wanted)
        posts -= layoff_speed_ * surplus;
    }
  }
  return {own, log_same_bits(posts)};
}

}  // namespace limlab
