#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "params/scenario.hpp"
#include "words/label.hpp"

namespace limlab {

/// What a knock-out is held against: the whole model in a world where the mechanism has something
/// to do. Both sides live in that world.
enum class KnockoutBase : std::uint8_t {
  /// Without the common cycle and the shocks of sectors. They are one draw for all of the province,
  /// at any scale: their luck hides what a mechanism does.
  calm,
  cycle,  ///< the common cycle on, for what makes it and what answers to it
  /// The shocks of sectors on, those of single firms off: in a thinned province firms' luck is
  /// larger than in life (√10 times at a tenth) and hides what they do to their sector.
  sector,
  /// Calm, but demand in every sector falls in the second year: for what passes a change of
  /// incomes or wages on, and rests where nothing changes. A test, not a forecast.
  slump,
  /// Calm, and kLongTimes as many months: for what acts through the renewal of posts, a few per
  /// cent a year.
  decades,
  count_
};
/// Change of demand [share]. Twice the worst of a century: like the knock-outs, an extreme.
inline constexpr double kSlump = -0.3;
inline constexpr int kLongTimes = 4;
std::string_view mark_of(KnockoutBase);  ///< behind a name in a report
std::string_view name_of(KnockoutBase);
/// The scenario in such a world, lived until its last month there.
Scenario in_world(KnockoutBase, const Scenario&);

/// A mechanism of the model and how it is switched off: parameters at the value where it does
/// nothing (an elasticity or a rate of 0, a factor of 1).
struct Knockout {
  std::string name, meaning;
  std::vector<std::pair<std::string, double>> set;
  std::string measure;  ///< or: a measure or event of the scenario that is left out
  KnockoutBase base = KnockoutBase::calm;
};

/// The mechanisms of the model. A new mechanism is listed here; a test sees that every value is
/// allowed and differs from the central one.
const std::vector<Knockout>& model_knockouts();
/// Those of the model that the scenario has not switched off already, then every measure and event.
std::vector<Knockout> knockouts_of(const Scenario&, const ParameterBook&);
Scenario without(const Knockout&, const Scenario&);

}  // namespace limlab
