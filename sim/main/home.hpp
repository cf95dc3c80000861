#pragma once
#include <filesystem>

#include "params/scenario.hpp"

namespace limlab {

/// The model's declarations and the shipped scenarios: what every command needs to read a scenario.
class Home {
 public:
  Home();
  const ScenarioRules& rules() const { return rules_; }

 private:
  ParameterBook book_;
  ScenarioRules rules_;
};

/// The scenarios/ folder: in $LIMLAB_HOME (set by the launcher), else beside the folder of the
/// program, else where it was built from. Throws UserError when LIMLAB_HOME has none.
std::filesystem::path shipped_scenarios();

}  // namespace limlab
