#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "params/scenario.hpp"

namespace limlab {

/// A mechanism of the model and how it is switched off: parameters at the value where it does
/// nothing (an elasticity or a rate of 0, a factor of 1).
struct Knockout {
  std::string name, meaning;
  std::vector<std::pair<std::string, double>> set;
  std::string measure;  ///< or: a measure or event of the scenario that is left out
  /// Looked at with the common shocks on: it is one, or answers to one.
  bool needs_common_shocks = false;
};

/// The mechanisms of the model. A new mechanism is listed here; a test sees that every value is
/// allowed and differs from the central one.
const std::vector<Knockout>& model_knockouts();
/// Those of the model that the scenario has not switched off already, then every measure and event.
std::vector<Knockout> knockouts_of(const Scenario&, const ParameterBook&);
Scenario without(const Knockout&, const Scenario&);
/// The scenario without the common cycle and the shocks of sectors. They are one draw for all of
/// the province, at any scale: their luck hides what a mechanism does to the means.
Scenario without_common_shocks(const Scenario&);

}  // namespace limlab
