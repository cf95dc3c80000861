#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/parallel.hpp"

namespace limlab {

/// One margin of a table of cells: each cell belongs to at most one group, and the cells of a group
/// are to add up to its target.
struct Constraint {
  std::string name;
  std::vector<std::int32_t> group;  ///< of each cell, -1 = none
  std::vector<double> target;       ///< of each group
};

/// Iterative proportional fitting (Deming and Stephan 1940): multiplies the cells of each group so
/// that it meets its target, margin after margin, until all agree. Zero cells stay zero. The last
/// constraint is met exactly. Returns the largest remaining |sum - target| / max(1, target) of any
/// group.
double rake(std::vector<double>& cells, std::span<const Constraint> constraints, int rounds = 400,
            double tolerance = 1e-6);

/// Whole numbers near `shares` (any positive scale) that add up to `total`: largest remainders, the
/// first of equals first.
std::vector<std::int32_t> round_to_total(std::span<const double> shares, std::int64_t total);

/// The same, so that every stretch of consecutive values is within one of its exact sum (rounds the
/// running sum); for ordered things such as ages.
std::vector<std::int32_t> round_running(std::span<const double> shares, std::int64_t total);

/// Consecutive cells that are to add up to a whole number exactly.
struct Block {
  std::size_t first = 0, last = 0;  ///< one past the end
  std::int64_t total = 0;
};

/// Turns real cells into whole numbers: every block adds up to its total exactly, and the sums of
/// the groups of `constraints` come as near to their targets as single moves inside blocks can
/// bring them (steepest descent on squares and
/// fourth powers of the errors, each in units of max(1, 0.05 % of its target); cells in order, so
/// always the same result). With `neighbours_only` every cell is the floor or the ceiling of its
/// real value. Zero cells stay zero.
std::vector<std::int32_t> integerise(std::span<const double> cells, std::span<const Block> blocks,
                                     std::span<const Constraint> constraints, const Team& team,
                                     bool neighbours_only = false);

}  // namespace limlab
