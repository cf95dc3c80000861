#pragma once
#include <span>
#include <string>
#include <vector>

#include "state/world.hpp"
#include "synthesis/input.hpp"

namespace limlab {

/// One number that the input tables declare, and what the synthetic population made of it.
struct Margin {
  std::string table;         ///< "status by age and sex"
  std::string cell;          ///< "jobseeker 20-24 female"
  double declared = 0;       ///< from the tables, times the scale [agents]
  double synthetic = 0;      ///< counted in the world [agents]
  double low = 0, high = 0;  ///< range of the evidence, times the scale; both 0 = none stated
  std::string source;        ///< "observed: …", "derived: …", "assumed: …"
  /// Within `tolerance` of the declared value, or within one agent.
  bool within(double tolerance) const;
};

/// The residents' margins: population, origin, status, education, flags, months of registration,
/// field, employability, digital skills, health, hours, heading. Declared values come from the
/// tables alone. At scales below 1 whole agents cannot meet every cell: cells may then be two
/// agents off.
std::vector<Margin> margins(const World& world, const SynthesisInput& input);

/// A table for people: per input table its cells, gaps and the worst one; `all` lists every cell.
std::string margins_text(std::span<const Margin> rows, bool all = false);
/// The same as a JSON array of objects, for machines.
std::string margins_json(std::span<const Margin> rows);

}  // namespace limlab
