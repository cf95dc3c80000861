#include <fmt/format.h>

#include <algorithm>

#include "synthesis/jobs.hpp"
#include "synthesis/jobs_report.hpp"

namespace limlab {

namespace {

using namespace jobs;

std::string_view name(Sector s) { return labels(s)[at(s)].name; }

double row_sum(const BySectorOccupation& t, std::size_t s) {
  double total = 0;
  for (const double cell : t[s]) total += cell;
  return total;
}

void sectors_and_sizes(Report& r) {
  const auto& t = r.tables;
  std::vector<int> firms(t.classes.size()), posts(t.classes.size());
  std::array<int, kSectors> all_firms{};
  const Firms& f = r.w.firms;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const int size = posts_of(f, i), in_life = real_posts_of(f, i);
    const bool sheltered = f.type[i] == static_cast<std::uint8_t>(FirmType::sheltered);
    ++all_firms[f.sector[i]];
    for (std::size_t k = 0; k < t.classes.size(); ++k) {
      const auto& c = t.classes[k];
      if (at(c.sector) == f.sector[i] && c.sheltered == sheltered &&
          (sheltered || (in_life >= c.least && (in_life <= c.most || c.most >= 4000))))
        ++firms[k], posts[k] += size;
    }
  }
  const double scale = r.totals.scale;
  std::array<double, kSectors> declared{};
  std::array<double, kSectors> table_posts{};
  for (const auto& c : t.classes) {
    declared[at(c.sector)] += c.establishments * scale;
    if (!c.sheltered) table_posts[at(c.sector)] += c.posts;
  }
  const char* source = "derived: jobs_establishments.csv";
  for (std::size_t s = 0; s < kSectors; ++s)
    r.add("establishments by sector", std::string(name(static_cast<Sector>(s))), declared[s],
          all_firms[s], declared[s] * 0.95, declared[s] * 1.05, source);
  if (scale < 1) return;  // thinning shrinks the large firms, so classes by size no longer compare
  for (std::size_t k = 0; k < t.classes.size(); ++k) {
    const auto& c = t.classes[k];
    double wanted = r.totals.n_sheltered;
    if (!c.sheltered) {
      double all = 0;
      for (std::size_t o = 0; o < kOccupations; ++o)
        all += r.totals.filled_posts(at(c.sector), o) + r.totals.reserved_posts(at(c.sector), o) +
               r.totals.vacant_posts(at(c.sector), o);
      wanted = all * c.posts / table_posts[at(c.sector)];
    }
    const auto cell = fmt::format("{} {}", name(c.sector), c.name);
    r.add("sector × size: establishments", cell, c.establishments, firms[k], c.establishments * 0.9,
          c.establishments * 1.1, source);
    r.add("sector × size: posts", cell, wanted, posts[k], wanted * 0.85, wanted * 1.15, source);
  }
}

void occupations_and_sectors(Report& r) {
  const auto& t = r.tables;
  const auto employees = in_proportion(t.employees, r.totals.filled);
  const auto own = in_proportion(t.own_account, r.totals.n_self);
  std::array<std::array<std::array<int, kOccupations>, kSectors>, 3> found{};
  r.for_posts(PostState::filled, [&](std::size_t j) {
    if (!in_limburg(r.w.posts.place[j])) return;
    const auto c = static_cast<Contract>(r.w.posts.contract[j]);
    const std::size_t kind = c == Contract::own_account ? 1 : c == Contract::sheltered ? 2 : 0;
    ++found[kind][r.w.posts.sector[j]][r.w.posts.occupation[j]];
  });
  const char* source = "derived: jobs_occupation_sector.csv";
  for (std::size_t s = 0; s < kSectors; ++s) {
    const double all =
        row_sum(t.employees, s) + row_sum(t.own_account, s) + row_sum(t.sheltered, s);
    const double low = t.sectors[s].low / all, high = t.sectors[s].high / all;
    double sum_employees = 0, sum_own = 0;
    int got_employees = 0, got_own = 0;
    for (std::size_t o = 0; o < kOccupations; ++o) {
      const auto cell =
          fmt::format("{} {}", name(static_cast<Sector>(s)), labels(Occupation{})[o].name);
      sum_employees += employees(s, o), sum_own += own(s, o);
      got_employees += found[0][s][o], got_own += found[1][s][o];
      if (employees(s, o) > 0 || found[0][s][o] > 0)
        r.add("occupation × sector: employees", cell, employees(s, o), found[0][s][o],
              employees(s, o) * low, employees(s, o) * high, source);
      if (own(s, o) > 0 || found[1][s][o] > 0)
        r.add("occupation × sector: own account", cell, own(s, o), found[1][s][o], own(s, o) * low,
              own(s, o) * high, source);
    }
    const std::string cell(name(static_cast<Sector>(s)));
    r.add("filled posts by sector: employees", cell, sum_employees, got_employees,
          sum_employees * low, sum_employees * high, "assumed: jobs_sectors.csv");
    r.add("filled posts by sector: own account", cell, sum_own, got_own, sum_own * low,
          sum_own * high, "assumed: jobs_sectors.csv");
  }
}

/// Filled employee posts by municipality, `here` by arrondissement.
void workplaces(Report& r, const std::vector<int>& here) {
  std::array<int, kMunicipalities> found{};
  std::array<double, kArrondissements> weights{};
  r.for_posts(PostState::filled, [&](std::size_t j) {
    if (in_limburg(r.w.posts.place[j]) && r.w.posts.contract[j] < at(Contract::own_account))
      ++found[r.w.posts.place[j]];
  });
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    weights[r.map.arrondissement[p]] += r.tables.place_weight[p];
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    const std::size_t a = r.map.arrondissement[p];
    const double d = here[a] * r.tables.place_weight[p] / weights[a];
    r.add("workplace: employees", r.map.place_names[p], d, found[p], d * 0.8, d * 1.2,
          "assumed: jobs_municipalities.csv");
  }
}

void commuting(Report& r) {
  static constexpr const char* kNames[kAreas] = {
      "Hasselt", "Maaseik",       "Tongeren",      "Antwerp",   "Flemish Brabant", "Brussels",
      "Liège",   "other Belgium", "Dutch Limburg", "Brainport", "Germany"};
  std::array<std::array<int, kAreas>, kAreas> found{};
  FlowTask task;
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    task.homes[p] = static_cast<int>(r.totals.employees[p].size());
  for (std::size_t m = 0; m < kOutsideMarkets; ++m)
    task.homes[kMunicipalities + m] = r.totals.in_commuters[m];
  r.for_posts(PostState::filled, [&](std::size_t j) {
    const auto c = static_cast<Contract>(r.w.posts.contract[j]);
    if (c == Contract::own_account || c == Contract::sheltered) return;
    const auto home = r.w.persons.place[static_cast<std::size_t>(r.w.posts.holder[j])];
    ++found[area_of(r.map, home)][area_of(r.map, r.w.posts.place[j])];
  });
  // Declared posts by area of workplace: shares of the province less own account and maatwerk
  // there.
  std::array<int, kArrondissements> elsewhere{};
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    elsewhere[r.map.arrondissement[p]] += static_cast<int>(r.totals.self_employed[p].size());
  const Firms& f = r.w.firms;
  for (std::size_t i = 0; i < f.size(); ++i)
    if (f.type[i] == static_cast<std::uint8_t>(FirmType::sheltered))
      elsewhere[r.map.arrondissement[f.place[i]]] += f.filled[i];
  const auto& share = r.tables.share_of_province;
  const auto all = apportion({share.begin(), share.end()},
                             r.totals.filled + r.totals.n_self + r.totals.n_sheltered);
  std::vector<double> wanted;
  for (std::size_t a = 0; a < kArrondissements; ++a)
    wanted.push_back(std::max(0, all[a] - elsewhere[a]));
  const auto here = apportion(wanted, r.totals.filled);
  for (std::size_t p = 0, done = 0; p < kMunicipalities; ++p)  // any place of the area will do
    if (const auto a = r.map.arrondissement[p]; !(done & (1u << a)))
      task.works(p, 0) = here[a], done |= 1u << a;
  for (std::size_t m = 0; m < kOutsideMarkets; ++m)
    task.works(kMunicipalities + m, 0) = r.totals.outside_filled[m];
  workplaces(r, here);
  const RealTable declared = expected_areas(task, r.tables, r.map);
  for (std::size_t a = 0; a < kAreas; ++a)
    for (std::size_t b = 0; b < kAreas; ++b) {
      if (a >= kArrondissements && b >= kArrondissements) continue;
      const bool assumed = std::max(a, b) >= kArrondissements + at(OutsideMarket::dutch_limburg);
      const double d = declared(a, b), spread = assumed ? 0.3 : 0.1;
      r.add("residence × workplace: employees", fmt::format("{} to {}", kNames[a], kNames[b]), d,
            found[a][b], d * (1 - spread), d * (1 + spread),
            assumed ? "assumed: flows_arrondissements.csv" : "derived: flows_arrondissements.csv");
    }
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    const auto& row = r.tables.markets[m];
    const double scale = r.totals.scale;
    int in = 0, out = 0;
    for (std::size_t a = 0; a < kArrondissements; ++a)
      in += found[kArrondissements + m][a], out += found[a][kArrondissements + m];
    r.add("in-commuters by market", kNames[kArrondissements + m], row.in_commuters * scale, in,
          row.in_low * scale, row.in_high * scale, "derived: flows_markets.csv");
    r.add("residents working outside by market", kNames[kArrondissements + m],
          row.residents_working * scale, out, row.residents_low * scale, row.residents_high * scale,
          "derived: flows_markets.csv");
  }
}

void states_and_contracts(Report& r) {
  const Posts& q = r.w.posts;
  std::array<std::array<int, 4>, 2> states{};
  std::array<int, kSectors> vacant{};
  std::array<int, count_of<Contract>> contracts{};
  std::array<int, 2> by_age{}, people{}, part_time{};
  int own_reserved = 0;
  for (std::size_t j = 0; j < q.size(); ++j) {
    if (q.state[j] == kFreePost) continue;
    ++states[in_limburg(q.place[j]) ? 0 : 1][q.state[j]];
    if (q.state[j] == static_cast<std::uint8_t>(PostState::vacant) && in_limburg(q.place[j]))
      ++vacant[q.sector[j]];
    own_reserved += q.state[j] == static_cast<std::uint8_t>(PostState::reserved) &&
                    q.contract[j] == static_cast<std::uint8_t>(Contract::own_account);
    if (q.state[j] != static_cast<std::uint8_t>(PostState::filled)) continue;
    ++contracts[q.contract[j]];
    const auto i = static_cast<std::size_t>(q.holder[j]);
    if (q.contract[j] >= static_cast<std::uint8_t>(Contract::own_account)) continue;
    ++by_age[age_in_years(r.w.persons.birth_month[i], r.w.start) < 35 ? 0 : 1];
    if (!in_limburg(r.w.persons.place[i])) continue;
    ++people[r.w.persons.sex[i]];
    part_time[r.w.persons.sex[i]] += q.hours[j] < 35;
  }
  const double scale = r.totals.scale;
  const Totals& t = r.totals;
  const auto& figure = [&](const char* n) { return r.tables.figure(n); };
  double vacancies = 0;
  for (const auto& s : r.tables.sectors) vacancies += s.vacant;
  const double filled = t.filled + t.n_self + t.n_sheltered;
  const char* base = "derived: jobs_totals.csv, base year";
  r.add("posts by state", "filled in Limburg", filled, states[0][0], 325'000 * scale,
        355'000 * scale, base);
  r.add("posts by state", "vacant in Limburg", vacancies * scale, states[0][1], 10'000 * scale,
        14'000 * scale, base);
  r.add("posts by state", "reserved in Limburg", t.n_ill - figure("reserved_outside") * scale,
        states[0][2], 4'000 * scale, 18'000 * scale, base);
  r.add("posts by state", "reserved on own account", figure("reserved_own_account") * scale,
        own_reserved, 700 * scale, 2'100 * scale, base);
  r.add("posts by state", "reserved outside", figure("reserved_outside") * scale, states[1][2], 0,
        4'000 * scale, base);
  for (std::size_t s = 0; s < kSectors; ++s)
    r.add("vacancies by sector", std::string(name(static_cast<Sector>(s))),
          r.tables.sectors[s].vacant * scale, vacant[s], r.tables.sectors[s].vacant * scale * 0.7,
          r.tables.sectors[s].vacant * scale * 1.4, "assumed: jobs_sectors.csv");
  const double temporary = by_age[0] * figure("temporary_under_35") / 100 +
                           by_age[1] * figure("temporary_35_and_over") / 100;
  const double agency = temporary * figure("agency_of_temporary") / 100;
  r.add("filled posts by contract", "temporary", temporary - agency,
        contracts[at(Contract::temporary)], temporary * 0.6, temporary * 0.85, base);
  r.add("filled posts by contract", "agency", agency, contracts[at(Contract::agency)],
        temporary * 0.2, temporary * 0.4, base);
  r.add("filled posts by contract", "permanent", by_age[0] + by_age[1] - temporary,
        contracts[at(Contract::permanent)], (by_age[0] + by_age[1]) * 0.92,
        (by_age[0] + by_age[1]) * 0.95, base);
  r.add("filled posts by contract", "own account", t.n_self, contracts[at(Contract::own_account)],
        52'000 * scale, 68'000 * scale, base);
  r.add("filled posts by contract", "sheltered", t.n_sheltered, contracts[at(Contract::sheltered)],
        3'195 * scale, 3'195 * scale, base);
  const double all = figure("part_time") / 100 * (people[0] + people[1]);
  const double women = figure("part_time_women") / 100 * people[1];
  r.add("part-time resident employees", "women", women, part_time[1], people[1] * 0.48,
        people[1] * 0.53, base);
  r.add("part-time resident employees", "men", all - women, part_time[0], (all - women) * 0.7,
        (all - women) * 1.2, base);
}

}  // namespace

std::vector<Margin> job_margins(const World& w, const SynthesisInput& input) {
  const JobTables tables = JobTables::read(input.folder);
  const Geography map = Geography::read(input.folder);
  Report r{w, tables, map, count_totals(w, tables, input.scale)};
  sectors_and_sizes(r);
  occupations_and_sectors(r);
  commuting(r);
  states_and_contracts(r);
  report_patterns(r);
  return std::move(r.rows);
}

}  // namespace limlab
