#pragma once
#include <cstdint>

#include "state/world.hpp"

namespace limlab {

/// Experience of a person in months, present job included.
int experience_of(const World&, std::size_t person);
/// What an hour of work is worth by experience against the mean [factor].
double experience_factor(int months);
/// log(wage) on the integer scale of utilities [1e-4].
std::int32_t utility_of_wage(double wage);
/// The same of `n` wages at once.
void utilities_of_wages(const double* wages, std::size_t n, std::int32_t* utilities);

}  // namespace limlab
