#pragma once
#include <cstdint>

#include "params/geography.hpp"
#include "params/target.hpp"
#include "state/world.hpp"

namespace limlab {

/// A target group ready for use: masks of the words allowed and ranges, all of which must hold.
/// Only the columns that it restricts are read.
class Group {
 public:
  Group() = default;  ///< everybody
  Group(const Target&, const Geography&);

  /// Is the person of this row in it, at the ages of month `ages_at`?
  bool contains(const World&, std::size_t row, Month ages_at) const;
  /// Could anybody of this status, sex, attainment and age be in it? For bounds; never wrongly no.
  bool may_contain(Status, Sex, Education, int age) const;
  bool operator==(const Group&) const = default;

 private:
  static constexpr std::uint64_t kAll = ~std::uint64_t{0};
  struct Span {
    int least = 0, most = 1 << 20;
    bool holds(int x) const { return least <= x && x <= most; }
    bool operator==(const Span&) const = default;
    bool any() const { return least <= 0 && most == 1 << 20; }
  };
  std::uint64_t sex_ = kAll, education_ = kAll, field_ = kAll, origin_ = kAll, status_ = kAll,
                place_ = kAll, occupation_ = kAll, sector_ = kAll, contract_ = kAll, flag_ = kAll,
                health_ = kAll, child_ = kAll;
  Span age_, months_, registered_, experience_;
};

/// The attributes that a target may name.
const TargetSpec& target_spec();

}  // namespace limlab
