#pragma once
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "state/world.hpp"
#include "synthesis/input.hpp"

namespace limlab {

/// The synthetic province on 1 January 2026: residents, establishments, posts, commuters.
void make_province(World&, const SynthesisInput&, const Luck&, const Team&);

}  // namespace limlab
