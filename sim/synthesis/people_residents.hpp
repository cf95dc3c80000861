#pragma once
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "state/world.hpp"
#include "synthesis/input.hpp"

namespace limlab {

/// Fills `world.persons` with every resident of the initial state, and sets world.start, world.now
/// and world.streek_of. Rows come in the order of municipality, age band, sex, ordinal. People at
/// work have a status but no post yet: the jobs half places them. Their `experience` is the whole
/// career so far: who gives them a post takes the present tenure off. Margins do not depend on the
/// seed; who is who does; threads change nothing. Throws UserError when a table cannot be read or
/// contradicts another one.
void make_residents(World& world, const SynthesisInput& input, const Luck& luck, const Team& team);

}  // namespace limlab
