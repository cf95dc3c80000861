#pragma once
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "params/geography.hpp"
#include "policy/terms.hpp"
#include "state/moves.hpp"
#include "words/purpose.hpp"

namespace limlab {

/// What every step of the month is given. Constants (rates, tables) belong to the behaviour itself,
/// read once from Params and the input tables when the run begins.
struct MonthContext {
  World& world;
  const Terms& terms;
  const Luck& luck;
  const Team& team;
};

}  // namespace limlab
