#include <cmath>

#include "base/errors.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

int scaled(double wanted, double scale) {
  return static_cast<int>(std::floor(wanted * scale + 0.5));
}

RealTable in_proportion(const BySectorOccupation& table, int total) {
  const double factor = total / sum(table);
  RealTable out(kSectors, kOccupations);
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t o = 0; o < kOccupations; ++o) out(s, o) = table[s][o] * factor;
  return out;
}

RealTable expected_vacancies(const JobTables& tables, int total) {
  double all = 0;
  for (const auto& row : tables.sectors) all += row.vacant;
  RealTable out(kSectors, kOccupations);
  for (std::size_t s = 0; s < kSectors; ++s) {
    double weights = 0;
    for (std::size_t o = 0; o < kOccupations; ++o)
      weights += out(s, o) = tables.employees[s][o] * tables.occupations[o].vacancy;
    for (std::size_t o = 0; o < kOccupations && weights > 0; ++o)
      out(s, o) *= tables.sectors[s].vacant * total / all / weights;
  }
  return out;
}

namespace {

/// Whole numbers with both margins of the real table kept as well as whole numbers can.
WholeTable whole(const RealTable& t, int total) {
  std::vector<double> rows(t.rows), columns(t.columns);
  for (std::size_t r = 0; r < t.rows; ++r)
    for (std::size_t c = 0; c < t.columns; ++c) rows[r] += t(r, c), columns[c] += t(r, c);
  return make_whole(t, apportion(rows, total), apportion(columns, total));
}

void count_people(const World& w, Totals& out) {
  const Persons& p = w.persons;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.presence[i] != static_cast<std::uint8_t>(Presence::resident)) continue;
    const auto row = static_cast<std::int32_t>(i);
    switch (static_cast<Status>(p.status[i])) {
      case Status::employee:
        out.employees[p.place[i]].push_back(row), ++out.n_employees;
        break;
      case Status::self_employed:
        out.self_employed[p.place[i]].push_back(row), ++out.n_self;
        break;
      case Status::sheltered:
        out.sheltered[p.place[i]].push_back(row), ++out.n_sheltered;
        break;
      case Status::ill:
        if (p.flags[i] & bit(Flag::ill_with_contract))
          out.ill[p.place[i]].push_back(row), ++out.n_ill;
        break;
      default:
        break;
    }
  }
}

/// Those of the ill with a post who have a business of their own: every municipality gives its
/// share, adults of 25 and over, in an order that says nothing else about them.
void set_own_account_apart(const World& w, int wanted, Totals& out) {
  const Persons& p = w.persons;
  std::array<std::vector<std::int32_t>, kMunicipalities> adults;
  std::vector<double> weights;
  for (std::size_t m = 0; m < kMunicipalities; ++m) {
    for (const std::int32_t i : out.ill[m])
      if (age_in_years(p.birth_month[i], w.start) >= 25) adults[m].push_back(i);
    weights.push_back(static_cast<double>(adults[m].size()));
  }
  const auto counts = apportion(weights, wanted);
  for (std::size_t m = 0; m < kMunicipalities; ++m) {
    const auto before = [&](std::int32_t a, std::int32_t b) {
      return mix(p.key[a], purpose::synth_match) < mix(p.key[b], purpose::synth_match);
    };
    std::sort(adults[m].begin(), adults[m].end(), before);
    adults[m].resize(std::min(adults[m].size(), static_cast<std::size_t>(counts[m])));
    out.ill_own[m] = adults[m];
    out.n_ill_own += static_cast<int>(adults[m].size());
    std::erase_if(out.ill[m], [&](std::int32_t i) {
      return std::find(adults[m].begin(), adults[m].end(), i) != adults[m].end();
    });
  }
}

}  // namespace

Totals count_totals(const World& w, const JobTables& tables, double scale) {
  Totals out;
  out.scale = scale;
  count_people(w, out);
  set_own_account_apart(
      w, std::min(out.n_ill, scaled(tables.figure("reserved_own_account"), scale)), out);
  const int ill_employees = out.n_ill - out.n_ill_own;
  std::vector<double> held, come;
  double all_held = 0, all_come = 0;
  for (const auto& m : tables.markets) {
    held.push_back(m.residents_working), come.push_back(m.in_commuters);
    all_held += m.residents_working, all_come += m.in_commuters;
  }
  const int outside = scaled(all_held, scale), in = scaled(all_come, scale);
  const int ill_outside = std::min(ill_employees, scaled(tables.figure("reserved_outside"), scale));
  if (outside >= out.n_employees)
    throw UserError("fewer residents are employees than flows_markets.csv puts to work outside");
  const auto filled = apportion(held, outside), reserved = apportion(held, ill_outside),
             commuters = apportion(come, in);
  for (std::size_t m = 0; m < kOutsideMarkets; ++m)
    out.outside_filled[m] = filled[m], out.outside_reserved[m] = reserved[m],
    out.in_commuters[m] = commuters[m];
  out.filled = out.n_employees - outside + in;
  out.reserved_here = ill_employees - ill_outside;
  double vacant = 0;
  for (const auto& row : tables.sectors) vacant += row.vacant;
  out.vacant = scaled(vacant, scale);
  out.filled_posts = whole(in_proportion(tables.employees, out.filled), out.filled);
  out.reserved_posts = whole(in_proportion(tables.employees, out.reserved_here), out.reserved_here);
  out.vacant_posts = whole(expected_vacancies(tables, out.vacant), out.vacant);
  out.own_posts = whole(in_proportion(tables.own_account, out.n_self), out.n_self);
  out.own_reserved = whole(in_proportion(tables.own_account, out.n_ill_own), out.n_ill_own);
  return out;
}

}  // namespace limlab::jobs
