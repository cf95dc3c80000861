#pragma once
#include <memory>
#include <vector>

#include "params/geography.hpp"
#include "params/scenario.hpp"
#include "policy/terms.hpp"

namespace limlab {

/// A measure or event of the scenario that acts through one mechanism. It only writes Terms.
class Measure {
 public:
  virtual ~Measure() = default;
  virtual void contribute(Terms&) const = 0;
};

/// The policy of a scenario: every measure and event, in its order.
class Policy {
 public:
  Policy(const Scenario&, const Geography&);
  /// The rules of a month.
  Terms terms(Month) const;

 private:
  std::vector<std::unique_ptr<Measure>> measures_;
};

/// Share of full strength in month `now`: 0 before `from`, rising over ramp_months, 1, and 0 after
/// `until`.
double strength(const MeasureSpec&, Month now);

// One file per mechanism in policy/mechanisms_*.cpp.
std::unique_ptr<Measure> make_demand_shock(const MeasureSpec&);
std::unique_ptr<Measure> make_posts_arrive(const MeasureSpec&, const Geography&,
                                           std::uint8_t number);

}  // namespace limlab
