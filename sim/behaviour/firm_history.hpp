#pragma once
#include <span>

#include "base/random.hpp"
#include "params/book.hpp"

namespace limlab {

/// What the years before the start left a firm with, both as logs against its normal size: its own
/// demand, and the posts it has. The two differ: a firm that shrank still has some of its staff,
/// one that grew has not opened all its posts yet.
struct FirmPast {
  double demand, posts;
};

/// Lives the own shocks of a firm for fifteen years before the start, and the pace at which its
/// posts follow (as FirmAdjustment does, in real numbers, leavers replaced only while wanted). The
/// firms of today are met through their posts, so a past that made a firm large is met more often:
/// shocks are drawn from their distribution multiplied by size. Then the firms' posts, added up,
/// are at rest from the first month on, without any drift from spreads that still grow or from
/// firms that still fall back to their normal size.
class FirmHistory {
 public:
  explicit FirmHistory(const Params&);
  /// The pasts of at most kTogether firms, which are lived side by side.
  /// `sd`: monthly standard deviation of each firm's own shock [log].
  void live(std::span<const Key> firms, Month start, std::span<const double> sd, const Luck&,
            FirmPast* pasts) const;
  static constexpr std::size_t kTogether = 64;

 private:
  static constexpr int kMonths = 180;
  using Column = std::array<double, kTogether>;
  void follow(const Column& wanted, std::size_t n, Column& posts) const;
  double persistence_, adjustment_, layoff_speed_, tolerance_, leavers_;
  std::array<double, kMonths>
      weight_{};  ///< of a shock so many months ago in the log demand of today
};

/// Own shocks stay between minus and plus this [log].
inline constexpr double kLargestOwnShock = 1.5;

}  // namespace limlab
