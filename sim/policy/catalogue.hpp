#pragma once
#include <vector>

#include "params/scenario.hpp"

namespace limlab {

/// Every mechanism that a scenario can use, and what each accepts. Listed by hand: objects that
/// register themselves vanish from static libraries.
const std::vector<MechanismSpec>& mechanism_specs();

}  // namespace limlab
