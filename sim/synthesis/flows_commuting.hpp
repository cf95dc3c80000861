#pragma once
#include <array>
#include <vector>

#include "params/geography.hpp"
#include "synthesis/flows_integers.hpp"
#include "synthesis/tables_jobs.hpp"

namespace limlab {

/// The area (arrondissement or outside market) that a place belongs to.
std::size_t area_of(const Geography& map, std::size_t place);

/// Who is to be placed: persons by home (municipalities, then outside markets for in-commuters) and
/// posts by workplace (the same places) and occupation. Both sum to the same number.
struct FlowTask {
  std::array<int, kPlaces> homes{};
  WholeTable works{kPlaces, kOccupations};
};

/// Persons by home, workplace and occupation.
class Flows {
 public:
  Flows() : cells_(kPlaces * kPlaces * kOccupations) {}
  int& at(std::size_t home, std::size_t work, std::size_t occupation) {
    return cells_[(home * kPlaces + work) * kOccupations + occupation];
  }
  int at(std::size_t home, std::size_t work, std::size_t occupation) const {
    return cells_[(home * kPlaces + work) * kOccupations + occupation];
  }

 private:
  std::vector<int> cells_;
};

/// Persons by area of home and of work: the census pattern raked to the task's totals.
RealTable expected_areas(const FlowTask& task, const JobTables& tables, const Geography& map);

/// Three-way fitting of home × workplace × occupation. Prior: willingness to commute
/// exp(−km/scale), the scale growing with the occupation's diploma. Margins, all kept exactly after
/// rounding: persons by home, posts by workplace and occupation, areas as in expected_areas()
/// (rounded).
Flows make_flows(const FlowTask& task, const JobTables& tables, const Geography& map);

}  // namespace limlab
