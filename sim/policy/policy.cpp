#include "policy/policy.hpp"

#include <algorithm>

#include "base/errors.hpp"

namespace limlab {

Policy::Policy(const Scenario& scenario, const Geography& geography) {
  std::uint8_t number = 0;
  for (const auto* list : {&scenario.measures, &scenario.events})
    for (const MeasureSpec& m : *list) {
      ++number;
      if (m.mechanism == "demand_shock")
        measures_.push_back(make_demand_shock(m));
      else if (m.mechanism == "posts_arrive")
        measures_.push_back(make_posts_arrive(m, geography, number));
      else
        throw LawBroken("mechanism without a maker: " + m.mechanism);
    }
}

Terms Policy::terms(Month month) const {
  Terms t;
  t.month = month;
  for (const auto& m : measures_) m->contribute(t);
  return t;
}

double strength(const MeasureSpec& m, Month now) {
  if (now < m.from || (m.until != kNever && now > m.until)) return 0;
  const auto ramp = m.numbers.find("ramp_months");
  const double months = ramp == m.numbers.end() ? 0 : ramp->second;
  return months <= 0 ? 1 : std::min(1.0, (now - m.from + 1) / months);
}

}  // namespace limlab
