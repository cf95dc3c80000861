#include "synthesis/people_places.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/errors.hpp"
#include "synthesis/raking.hpp"

namespace limlab {

PlaceCounts scaled_population(const ResidentTables& t, double scale) {
  if (scale >= 1) return t.population;
  std::vector<double> cells, by_place;
  Constraint by_band{"band and sex", {}, std::vector<double>(kAgeGroups * kSexes, 0)};
  Constraint by_age{"band", {}, std::vector<double>(kAgeGroups, 0)};
  double all = 0;
  for (const auto& place : t.population) {
    double sum = 0;
    for (std::size_t b = 0; b < kAgeGroups; ++b)
      for (std::size_t s = 0; s < kSexes; ++s) {
        const double cell = place[b][s] * scale;
        cells.push_back(cell);
        by_band.group.push_back(static_cast<std::int32_t>(b * kSexes + s));
        by_band.target[b * kSexes + s] += cell;
        by_age.group.push_back(static_cast<std::int32_t>(b));
        by_age.target[b] += cell;
        sum += cell;
      }
    by_place.push_back(sum);
    all += sum;
  }
  const auto totals = round_to_total(by_place, std::llround(all));
  std::vector<Block> blocks;
  constexpr std::size_t kCells = kAgeGroups * kSexes;
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    blocks.push_back({m * kCells, (m + 1) * kCells, totals[m]});
  const std::array constraints = {by_band, by_age};
  const auto whole = integerise(cells, blocks, constraints, Team(1), true);
  PlaceCounts counts{};
  std::size_t i = 0;
  for (auto& place : counts)
    for (auto& band : place)
      for (auto& cell : band) cell = whole[i++];
  return counts;
}

PlaceOrigins place_origins(const ResidentTables& t, const PlaceCounts& counts, double scale) {
  PlaceOrigins out;
  // The two margins must agree on the province: municipalities give way to ages.
  std::vector<double> by_place;
  Constraint residents{"residents", {}, std::vector<double>(kMunicipalities, 0)};
  Constraint origins{"origin", {}, std::vector<double>(kOrigins, 0)};
  for (std::size_t b = 0; b < kAgeGroups; ++b)
    for (std::size_t m = 0; m < kMunicipalities; ++m)
      for (std::size_t s = 0; s < kSexes; ++s) {
        residents.target[m] += t.population[m][b][s];
        for (std::size_t o = 0; o < kOrigins; ++o)
          out.by_age[b][o] += t.origin_by_age[b][o] * t.population[m][b][s];
      }
  for (const auto& band : out.by_age)
    for (std::size_t o = 0; o < kOrigins; ++o) origins.target[o] += band[o];
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    for (std::size_t o = 0; o < kOrigins; ++o) {
      by_place.push_back(t.origin_by_place[m][o] * residents.target[m]);
      residents.group.push_back(static_cast<std::int32_t>(m));
      origins.group.push_back(static_cast<std::int32_t>(o));
    }
  const std::array flat = {origins, residents};
  if (rake(by_place, flat) > 1e-4)
    throw UserError(Problem{"origin_by_municipality.csv",
                            0,
                            {},
                            "contradicts the provincial totals of origin_by_age.csv",
                            {}});
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    for (std::size_t o = 0; o < kOrigins; ++o) out.by_place[m][o] = by_place[m * kOrigins + o];

  // Municipality x band x sex x origin: the two margins together, then whole persons.
  std::vector<double> cells;
  std::vector<Block> blocks;
  Constraint age{"origin by band", {}, {}}, age_sex{"origin by band and sex", {}, {}},
      place{"origin by municipality", {}, {}}, people{"residents", {}, {}};
  for (const auto& band : out.by_age)
    for (const double v : band) age.target.push_back(v * scale);
  for (std::size_t b = 0; b < kAgeGroups; ++b)
    for (std::size_t s = 0; s < kSexes; ++s) {
      double residents_of = 0;
      for (std::size_t m = 0; m < kMunicipalities; ++m) residents_of += t.population[m][b][s];
      for (std::size_t o = 0; o < kOrigins; ++o)
        age_sex.target.push_back(t.origin_by_age[b][o] * residents_of * scale);
    }
  for (const double v : by_place) place.target.push_back(v * scale);
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    for (std::size_t b = 0; b < kAgeGroups; ++b)
      for (std::size_t s = 0; s < kSexes; ++s) {
        const std::size_t first = cells.size();
        people.target.push_back(t.population[m][b][s] * scale);
        for (std::size_t o = 0; o < kOrigins; ++o) {
          cells.push_back(t.population[m][b][s] * scale * t.origin_by_age[b][o] *
                          t.origin_by_place[m][o]);
          age.group.push_back(static_cast<std::int32_t>(b * kOrigins + o));
          age_sex.group.push_back(static_cast<std::int32_t>((b * kSexes + s) * kOrigins + o));
          place.group.push_back(static_cast<std::int32_t>(m * kOrigins + o));
          people.group.push_back(static_cast<std::int32_t>(blocks.size()));
        }
        blocks.push_back({first, cells.size(), counts[m][b][s]});
      }
  std::vector<Constraint> constraints = {place, age_sex, people};
  rake(cells, constraints, 200, 1e-5);
  constraints = {age, age_sex, place};
  const auto whole = integerise(cells, blocks, constraints, Team(1));
  std::size_t i = 0;
  for (auto& m : out.persons)
    for (auto& b : m)
      for (auto& s : b)
        for (auto& cell : s) cell = whole[i++];
  return out;
}

}  // namespace limlab
