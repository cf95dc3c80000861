#pragma once
#include "synthesis/tables_people.hpp"

namespace limlab {

using PlaceCounts = Grid<std::int32_t, kMunicipalities, kAgeGroups, kSexes>;

/// Residents by municipality, band and sex at this scale. At scale 1 the table itself; below, every
/// cell is the floor or ceiling of its share and the totals by municipality and by band and sex are
/// within one.
PlaceCounts scaled_population(const ResidentTables& tables, double scale);

/// Origin of the residents of each cell of `counts`, in whole persons: totals by band and sex and
/// by municipality follow origin_by_age.csv and origin_by_municipality.csv.
struct PlaceOrigins {
  Grid<std::int32_t, kMunicipalities, kAgeGroups, kSexes, kOrigins> persons{};
  /// Declared totals at full scale: by band (the table's shares) and by municipality (raked to
  /// them).
  Grid<double, kAgeGroups, kOrigins> by_age{};
  Grid<double, kMunicipalities, kOrigins> by_place{};
};
PlaceOrigins place_origins(const ResidentTables& tables, const PlaceCounts& counts, double scale);

}  // namespace limlab
