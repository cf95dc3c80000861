#include "policy/terms.hpp"

#include <algorithm>

namespace limlab {

double Terms::change(const std::vector<RateChange>& changes, double chance, const World& w,
                     std::size_t row, Month ages_at) {
  if (chance <= 0) return chance;
  double delta = 0;
  for (const RateChange& c : changes)
    if (c.group.contains(w, row, ages_at)) chance *= c.multiplier, delta += c.delta;
  return std::clamp(chance + delta, 0.0, 1.0);
}

double Terms::bound(Rate rate, double chance, Status status, Sex sex, Education education,
                    int age) const {
  for (const RateChange& c : rates[at(rate)])
    if (c.group.may_contain(status, sex, education, age))
      chance = chance * std::max(1.0, c.most_multiplier) + std::max(0.0, c.most_delta);
  return chance;
}

double FieldChoice::strength_of(Month chosen) const {
  if (chosen < from || (until != kNever && chosen > until)) return 0;
  return ramp_months <= 0 ? 1
                          : std::min(1.0, (chosen - from + 1) / static_cast<double>(ramp_months));
}

}  // namespace limlab
