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

/// What a mechanism is told besides the entry itself.
struct MeasureSetting {
  const Geography& geography;
  double scale = 1;         ///< agents per real person
  std::uint8_t number = 0;  ///< of the measure in this run, kept on posts; 1 and up
};

/// The policy of a scenario: every measure and event, in the order of their ids.
class Policy {
 public:
  Policy(const Scenario&, const Geography&);
  /// The rules of a month.
  Terms terms(Month) const;

 private:
  std::vector<std::unique_ptr<Measure>> measures_;
};

/// Share of full strength in month `now`: 0 before `from`, rising over ramp_months, 1, and 0 after
/// `until`; times the entry's own `strength`.
double strength(const MeasureSpec&, Month now);
/// The same once the ramp is over.
double full_strength(const MeasureSpec&);
bool in_force(const MeasureSpec&, Month now);
/// 64 bits that stand for the measure, from its id alone.
Key key_of(const MeasureSpec&);
/// Whole agents of `volume` real ones, the same for the measure in every scenario: rounded by a
/// draw from the id, so that measures that are too small for the scale come out right on average.
int agents_of(const MeasureSpec&, double volume, double scale);
/// Of `total` things that come evenly over `over` months, those of the `k`-th month (from 0).
int share_of_month(int total, int k, int over);

// One file per mechanism: policy/mechanism_*.cpp.
using Maker = std::unique_ptr<Measure> (*)(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_change_rate(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_field_choice(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_rule(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_capacity(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_demand_shock(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_posts_arrive(const MeasureSpec&, const MeasureSetting&);
std::unique_ptr<Measure> make_posts_leave(const MeasureSpec&, const MeasureSetting&);

}  // namespace limlab
