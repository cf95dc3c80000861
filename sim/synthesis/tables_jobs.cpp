#include "synthesis/tables_jobs.hpp"

#include "base/errors.hpp"
#include "params/geography.hpp"
#include "params/table.hpp"

namespace limlab {

namespace {

template <class E>
E word(const Table& t, std::size_t row, std::string_view column) {
  const auto found = from_name<E>(t.text(row, column));
  if (!found) t.refuse(row, column, "\"" + t.text(row, column) + "\" is not known");
  return *found;
}

std::uint8_t municipality(const Table& t, std::size_t row, const Geography& map) {
  const std::size_t place = map.municipality(t.text(row, "municipality"));
  if (place >= kMunicipalities)
    t.refuse(row, "municipality", "\"" + t.text(row, "municipality") + "\" is not a municipality");
  return static_cast<std::uint8_t>(place);
}

constexpr std::string_view kAreaNames[kAreas] = {
    "Hasselt", "Maaseik",       "Tongeren",      "antwerp",   "flemish_brabant", "brussels",
    "liege",   "other_belgium", "dutch_limburg", "brainport", "germany"};

std::size_t area(const Table& t, std::size_t row, std::string_view column) {
  for (std::size_t a = 0; a < kAreas; ++a)
    if (kAreaNames[a] == t.text(row, column)) return a;
  t.refuse(row, column, "\"" + t.text(row, column) + "\" is not an area");
}

void read_sectors(JobTables& out, const std::filesystem::path& folder) {
  const Table t = Table::read(folder / "jobs_sectors.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    auto n = [&](std::string_view column) { return t.number(r, column); };
    out.sectors[at(word<Sector>(t, r, "sector"))] = {
        n("vacant"),       n("low"),    n("high"),      n("part_time_men"), n("part_time_women"),
        n("central_pull"), n("tenure"), n("temporary"), n("agency")};
  }
  const Table o = Table::read(folder / "jobs_occupation_sector.csv");
  for (std::size_t r = 0; r < o.rows(); ++r) {
    const auto s = at(word<Sector>(o, r, "sector"));
    const auto k = at(word<Occupation>(o, r, "occupation"));
    out.employees[s][k] = o.number(r, "employees");
    out.own_account[s][k] = o.number(r, "own_account");
    out.sheltered[s][k] = o.number(r, "sheltered");
  }
}

void read_occupations(JobTables& out, const std::filesystem::path& folder) {
  const Table t = Table::read(folder / "jobs_occupations.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    auto n = [&](std::string_view column) { return t.number(r, column); };
    auto& o = out.occupations[at(word<Occupation>(t, r, "occupation"))];
    o.holders = {n("low"), n("medium"), n("bachelor"), n("master")};
    o.asked = {n("ask_low"), n("ask_medium"), n("ask_bachelor"), n("ask_master")};
    o.women = n("women"), o.field_share = n("field_share"), o.field_pull = n("field_pull");
    o.wage = n("wage"), o.wage_by_age = n("wage_by_age"), o.km = n("km"), o.vacancy = n("vacancy");
    o.field = word<Field>(t, r, "field");
  }
}

void read_firms(JobTables& out, const std::filesystem::path& folder, const Geography& map) {
  const Table t = Table::read(folder / "jobs_establishments.csv");
  for (std::size_t r = 0; r < t.rows(); ++r)
    out.classes.push_back({word<Sector>(t, r, "sector"), t.text(r, "class"),
                           static_cast<int>(t.integer(r, "least")),
                           static_cast<int>(t.integer(r, "most")), t.number(r, "establishments"),
                           t.number(r, "posts"), t.text(r, "class") == "maatwerk"});
  const Table a = Table::read(folder / "jobs_large_employers.csv");
  for (std::size_t r = 0; r < a.rows(); ++r)
    out.anchors.push_back(
        {word<Sector>(a, r, "sector"), municipality(a, r, map), a.number(r, "posts")});
  const Table p = Table::read(folder / "jobs_municipalities.csv");
  for (std::size_t r = 0; r < p.rows(); ++r) {
    const std::uint8_t place = municipality(p, r, map);
    out.share_of_province[map.arrondissement[place]] = p.number(r, "share_of_province");
    out.centrality[place] = p.number(r, "centrality");
    out.place_weight[place] = p.number(r, "residents_15_64") * p.number(r, "centrality");
    out.maatwerk[place] = static_cast<int>(p.integer(r, "maatwerk"));
  }
}

void read_flows(JobTables& out, const std::filesystem::path& folder) {
  const Table t = Table::read(folder / "flows_arrondissements.csv");
  for (std::size_t r = 0; r < t.rows(); ++r)
    out.pattern[area(t, r, "from")][area(t, r, "to")] = t.number(r, "persons");
  const Table m = Table::read(folder / "flows_markets.csv");
  for (std::size_t r = 0; r < m.rows(); ++r) {
    auto n = [&](std::string_view column) { return m.number(r, column); };
    const std::size_t a = area(m, r, "market");
    if (a < kArrondissements) m.refuse(r, "market", "is not an outside market");
    auto& row = out.markets[a - kArrondissements];
    row = {n("residents_working"),
           n("residents_low"),
           n("residents_high"),
           n("in_commuters"),
           n("in_low"),
           n("in_high"),
           n("wage"),
           {}};
    for (std::size_t g = 1; g < 10; ++g) row.tilt[g] = n("tilt_" + std::to_string(g));
  }
}

}  // namespace

JobTables JobTables::read(const std::filesystem::path& folder) {
  JobTables out;
  const Geography map = Geography::read(folder);
  read_sectors(out, folder);
  read_occupations(out, folder);
  read_firms(out, folder, map);
  read_flows(out, folder);
  const Table t = Table::read(folder / "jobs_totals.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) out.figures[t.text(r, "name")] = t.number(r, "value");
  return out;
}

double JobTables::figure(std::string_view name) const {
  const auto found = figures.find(name);
  if (found == figures.end()) throw LawBroken("jobs_totals.csv has no figure " + std::string(name));
  return found->second;
}

double sum(const BySectorOccupation& table) {
  double total = 0;
  for (const auto& row : table)
    for (const double cell : row) total += cell;
  return total;
}

}  // namespace limlab
