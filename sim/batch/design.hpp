#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "params/book.hpp"

namespace limlab {

/// Parameter draws of an ensemble: `rows[draw][column]` is the value of `names[column]`. No names
/// and one empty row: every parameter as the scenario has it.
struct Design {
  std::vector<std::string> names;
  std::vector<std::vector<double>> rows{{}};
};

/// Where a parameter is drawn from: uniform between both ends.
struct DrawRange {
  std::string name;
  double from = 0, to = 0;
  bool whole = false;
};

/// Latin hypercube: each column has one point in each of n equal strata, in keyed random order, at
/// a keyed place within (McKay, Beckman, Conover 1979).
Design latin_hypercube(const std::vector<DrawRange>&, std::size_t n, std::uint64_t seed);

/// The first n points of the Sobol sequence with the direction numbers of Joe and Kuo (2008), each
/// column shifted digitally by a keyed number (a randomised net: unbiased, as even as before).
Design sobol(const std::vector<DrawRange>&, std::size_t n, std::uint64_t seed);

}  // namespace limlab
