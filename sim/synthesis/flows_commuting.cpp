#include "synthesis/flows_commuting.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace limlab {

namespace {

constexpr int kRounds = 25;
constexpr std::size_t kCells = kPlaces * kOccupations;  ///< workplace × occupation

/// Willingness to make the trip [relative]; outside to outside is nobody's commute here.
double willingness(const Geography& map, const JobTables& tables, std::size_t home,
                   std::size_t work, std::size_t occupation) {
  const bool here = home < kMunicipalities, to = work < kMunicipalities;
  if (!here && !to) return 0;
  const std::size_t outside = std::max(home, work);
  const bool abroad = outside >= place_of(OutsideMarket::dutch_limburg);
  const double scale = here && to ? tables.occupations[occupation].km
                                  : tables.figure(abroad ? "decay_abroad" : "decay_outside");
  return exp_same_bits(-static_cast<double>(map.km[home][work]) / scale);
}

RealTable prior(const JobTables& tables, const Geography& map) {
  RealTable t(kPlaces, kCells);
  std::array<std::size_t, kOccupations> like{};  // first occupation with the same scale
  for (std::size_t o = 0; o < kOccupations; ++o) {
    like[o] = o;
    for (std::size_t k = 0; k < o && like[o] == o; ++k)
      if (tables.occupations[k].km == tables.occupations[o].km) like[o] = k;
  }
  for (std::size_t h = 0; h < kPlaces; ++h)
    for (std::size_t w = 0; w < kPlaces; ++w)
      for (std::size_t o = 0; o < kOccupations; ++o)
        t(h, w * kOccupations + o) =
            like[o] < o ? t(h, w * kOccupations + like[o]) : willingness(map, tables, h, w, o);
  return t;
}

struct Areas {
  std::array<int, kAreas> homes{}, works{};
};

Areas totals(const FlowTask& task, const Geography& map) {
  Areas out;
  for (std::size_t p = 0; p < kPlaces; ++p) {
    out.homes[area_of(map, p)] += task.homes[p];
    for (std::size_t o = 0; o < kOccupations; ++o) out.works[area_of(map, p)] += task.works(p, o);
  }
  return out;
}

/// Scales the blocks home area × work area to their totals.
void fit_areas(RealTable& t, const WholeTable& areas,
               const std::array<std::size_t, kPlaces>& area) {
  ByArea2 now{};
  for (std::size_t h = 0; h < kPlaces; ++h)
    for (std::size_t w = 0; w < kPlaces; ++w) {
      double sum = now[area[h]][area[w]];
      for (std::size_t o = 0; o < kOccupations; ++o) sum += t(h, w * kOccupations + o);
      now[area[h]][area[w]] = sum;
    }
  for (std::size_t a = 0; a < kAreas; ++a)
    for (std::size_t b = 0; b < kAreas; ++b)
      now[a][b] = now[a][b] > 0 ? areas(a, b) / now[a][b] : 0;
  for (std::size_t h = 0; h < kPlaces; ++h)
    for (std::size_t w = 0; w < kPlaces; ++w) {
      const double factor = now[area[h]][area[w]];
      for (std::size_t o = 0; o < kOccupations; ++o) t(h, w * kOccupations + o) *= factor;
    }
}

/// Whole numbers by home area and (workplace, occupation), exact by area pair and by column.
WholeTable areas_whole(const RealTable& t, const FlowTask& task, const WholeTable& areas,
                       const std::array<std::size_t, kPlaces>& area) {
  WholeTable out(kAreas, kCells);
  for (std::size_t b = 0; b < kAreas; ++b) {
    std::vector<std::size_t> cells;
    std::vector<int> columns, rows(kAreas);
    for (std::size_t c = 0; c < kCells; ++c)
      if (area[c / kOccupations] == b && task.works(c / kOccupations, c % kOccupations) > 0) {
        cells.push_back(c);
        columns.push_back(task.works(c / kOccupations, c % kOccupations));
      }
    RealTable part(kAreas, cells.size());
    for (std::size_t h = 0; h < kPlaces; ++h)
      for (std::size_t k = 0; k < cells.size(); ++k) part(area[h], k) += t(h, cells[k]);
    for (std::size_t a = 0; a < kAreas; ++a) rows[a] = areas(a, b);
    const WholeTable whole = make_whole(part, rows, columns);
    for (std::size_t a = 0; a < kAreas; ++a)
      for (std::size_t k = 0; k < cells.size(); ++k) out(a, cells[k]) = whole(a, k);
  }
  return out;
}

/// The homes of one area share its whole numbers, exact by home and by column.
void homes_whole(const RealTable& t, const FlowTask& task, const WholeTable& by_area, std::size_t a,
                 const std::array<std::size_t, kPlaces>& area, Flows& out) {
  std::vector<std::size_t> homes, cells;
  std::vector<int> rows, columns;
  for (std::size_t h = 0; h < kPlaces; ++h)
    if (area[h] == a) homes.push_back(h), rows.push_back(task.homes[h]);
  for (std::size_t c = 0; c < kCells; ++c)
    if (by_area(a, c) > 0) cells.push_back(c), columns.push_back(by_area(a, c));
  RealTable part(homes.size(), cells.size());
  for (std::size_t r = 0; r < homes.size(); ++r)
    for (std::size_t k = 0; k < cells.size(); ++k) part(r, k) = t(homes[r], cells[k]);
  const WholeTable whole = make_whole(part, rows, columns);
  for (std::size_t r = 0; r < homes.size(); ++r)
    for (std::size_t k = 0; k < cells.size(); ++k)
      out.at(homes[r], cells[k] / kOccupations, cells[k] % kOccupations) = whole(r, k);
}

}  // namespace

std::size_t area_of(const Geography& map, std::size_t place) {
  return place < kMunicipalities ? map.arrondissement[place]
                                 : kArrondissements + place - kMunicipalities;
}

RealTable expected_areas(const FlowTask& task, const JobTables& tables, const Geography& map) {
  const Areas total = totals(task, map);
  RealTable t(kAreas, kAreas);
  for (std::size_t a = 0; a < kAreas; ++a)
    for (std::size_t b = 0; b < kAreas; ++b)
      if (total.homes[a] > 0 && total.works[b] > 0) t(a, b) = tables.pattern[a][b];
  rake(t, {total.homes.begin(), total.homes.end()}, {total.works.begin(), total.works.end()}, 200);
  return t;
}

Flows make_flows(const FlowTask& task, const JobTables& tables, const Geography& map) {
  std::array<std::size_t, kPlaces> area{};
  for (std::size_t p = 0; p < kPlaces; ++p) area[p] = area_of(map, p);
  const Areas total = totals(task, map);
  const WholeTable areas =
      make_whole(expected_areas(task, tables, map), {total.homes.begin(), total.homes.end()},
                 {total.works.begin(), total.works.end()});
  RealTable t = prior(tables, map);
  std::vector<double> rows(task.homes.begin(), task.homes.end());
  std::vector<double> columns(task.works.cells.begin(), task.works.cells.end());
  for (int round = 0; round < kRounds; ++round) {
    fit_areas(t, areas, area);
    rake(t, rows, columns, 1);
  }
  const WholeTable by_area = areas_whole(t, task, areas, area);
  Flows out;
  for (std::size_t a = 0; a < kAreas; ++a) homes_whole(t, task, by_area, a, area, out);
  return out;
}

}  // namespace limlab
