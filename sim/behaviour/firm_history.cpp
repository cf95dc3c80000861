#include "behaviour/firm_history.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random_blocks.hpp"
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

void FirmHistory::live(std::span<const Key> firms, Month start, std::span<const double> sd,
                       const Luck& luck, FirmPast* pasts) const {
  const std::size_t n = firms.size();
  std::array<RandomBlock, kTogether> blocks;
  std::array<std::uint64_t, kTogether> bits;
  Column tilt, shock, own{}, wanted, posts;
  posts.fill(1);
  for (int ago = kMonths - 1; ago >= 0; --ago) {
    const double weight = weight_[static_cast<std::size_t>(ago)];
    random_blocks(luck, plus(start, -ago), purpose::firm_shock, firms.data(), n, blocks.data());
    for (std::size_t i = 0; i < n; ++i) {
      bits[i] = std::uint64_t{blocks[i][0]} << 32 | blocks[i][1];
      tilt[i] = std::min(weight, 1 / sd[i]);
    }
    tilted_laplace_from_bits(bits.data(), sd.data(), tilt.data(), n, shock.data());
    for (std::size_t i = 0; i < n; ++i)
      own[i] = std::clamp(persistence_ * own[i] + shock[i], -kLargestOwnShock, kLargestOwnShock);
    exp_same_bits(own.data(), n, wanted.data());
    follow(wanted, n, posts);
  }
  log_same_bits(posts.data(), n, posts.data());
  for (std::size_t i = 0; i < n; ++i) pasts[i] = {own[i], posts[i]};
}

/// A month of the posts. Both ways are gone, as branches are not foreseen by anybody.
void FirmHistory::follow(const Column& wanted, std::size_t n, Column& posts) const {
  for (std::size_t i = 0; i < n; ++i) {
    const double had = posts[i], more = had + adjustment_ * (wanted[i] - had);
    const double stayed = had - std::min(had - wanted[i], leavers_ * had);
    const double surplus = stayed - wanted[i];
    const double fewer =
        surplus > tolerance_ * wanted[i] ? stayed - layoff_speed_ * surplus : stayed;
    posts[i] = had < wanted[i] ? more : fewer;
  }
}

}  // namespace limlab
