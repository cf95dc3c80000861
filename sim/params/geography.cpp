#include "params/geography.hpp"

#include <algorithm>
#include <cmath>

#include "base/errors.hpp"
#include "params/table.hpp"
#include "words/municipalities.hpp"

namespace limlab {

namespace {
constexpr double kEarthRadiusKm = 6371.0;
constexpr double kPi = 3.14159265358979323846;
/// Roads are longer than the crow flies by about this factor (assumed; 1.2-1.4 is usual in
/// north-west Europe, and the Limburg network is dense).
constexpr double kRoadFactor = 1.3;
/// Mean distance between two random points of a disc is 0.51 times the root of its area; roads are
/// longer but homes and work cluster, so 0.5 stands for the road distance within a place (assumed).
constexpr double kWithinFactor = 0.5;
/// Road distance within an outside market [km], the mean Belgian commute of some 20 km less the
/// long ones across its borders (assumed).
constexpr double kWithinOutsideKm = 15.0;

struct Point {
  double x, y, z;
};

/// Sine by its series: only + and *, so that distances have the same bits on every processor, which
/// the sine of the C library does not promise. |angle| <= pi; error below 1e-14.
double series_sine(double angle) {
  double term = angle, sum = angle;
  for (int n = 2; n <= 30; n += 2) {
    term *= -angle * angle / (n * (n + 1));
    sum += term;
  }
  return sum;
}
double series_cosine(double angle) {
  double term = 1, sum = 1;
  for (int n = 1; n <= 29; n += 2) {
    term *= -angle * angle / (n * (n + 1));
    sum += term;
  }
  return sum;
}

Point on_sphere(double latitude, double longitude) {
  const double lat = latitude * kPi / 180, lon = longitude * kPi / 180;
  return {series_cosine(lat) * series_cosine(lon), series_cosine(lat) * series_sine(lon),
          series_sine(lat)};
}

/// Great circle from the chord c: 2 R asin(c / 2), by its series (c is small here).
double great_circle_km(Point a, Point b) {
  const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
  const double h = std::sqrt(dx * dx + dy * dy + dz * dz) / 2;
  return 2 * kEarthRadiusKm * (h + h * h * h / 6 + 3 * h * h * h * h * h / 40);
}

std::size_t index_of(const Table& table, std::size_t row, std::string_view column,
                     std::span<const std::string_view> known) {
  const std::string& name = table.text(row, column);
  const auto found = std::find(known.begin(), known.end(), name);
  if (found == known.end()) {
    const std::string near = nearest_name(name, {known.begin(), known.end()});
    table.refuse(row, column, "\"" + name + "\" is not known",
                 near.empty() ? "" : "did you mean \"" + near + "\"?");
  }
  return static_cast<std::size_t>(found - known.begin());
}

/// Tables are read by position elsewhere, so a table with other rows must not pass.
void expect_rows(const Table& table, std::string_view column,
                 std::span<const std::string_view> known) {
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (index_of(table, row, column, known) != row)
      table.refuse(
          row, column, "\"" + table.text(row, column) + "\" is not in its place",
          row < known.size() ? "expected here: " + std::string(known[row]) : "one row too many");
  if (table.rows() != known.size())
    throw UserError(Problem{table.file().string(), 0, std::string(column),
                            "has " + std::to_string(table.rows()) + " rows",
                            "expected " + std::to_string(known.size())});
}

double within(const Table& table, std::size_t row, std::string_view column, double least,
              double most) {
  const double value = table.number(row, column);
  if (!(value >= least && value <= most))
    table.refuse(row, column, table.text(row, column) + " is out of range");
  return value;
}
}  // namespace

Geography Geography::read(const std::filesystem::path& folder) {
  const Table inside = Table::read(folder / "municipalities.csv");
  const Table outside = Table::read(folder / "outside_markets.csv");
  expect_rows(inside, "name", municipality_names());
  expect_rows(outside, "name", outside_market_names());

  Geography g;
  for (const auto name : limlab::streek_names()) g.streek_names.emplace_back(name);
  g.streek.fill(255);
  g.arrondissement.fill(255);
  std::array<double, kPlaces> within_km{};
  for (std::size_t i = 0; i < kMunicipalities; ++i) {
    g.place_names.push_back(inside.text(i, "name"));
    g.nis.push_back(static_cast<int>(within(inside, i, "nis", 71000, 73999)));
    g.streek[i] = static_cast<std::uint8_t>(index_of(inside, i, "streek", limlab::streek_names()));
    g.arrondissement[i] =
        static_cast<std::uint8_t>(index_of(inside, i, "arrondissement", arrondissement_names()));
    within_km[i] = kWithinFactor * std::sqrt(within(inside, i, "area_km2", 0.1, 1000));
  }
  for (std::size_t k = 0; k < kOutsideMarkets; ++k) {
    g.place_names.push_back(outside.text(k, "name"));
    within_km[kMunicipalities + k] = kWithinOutsideKm;
  }
  std::array<Point, kPlaces> point{};
  for (std::size_t p = 0; p < kPlaces; ++p) {
    const Table& table = p < kMunicipalities ? inside : outside;
    const std::size_t row = p < kMunicipalities ? p : p - kMunicipalities;
    g.latitude[p] = within(table, row, "lat", 49, 53);
    g.longitude[p] = within(table, row, "lon", 2, 8);
    point[p] = on_sphere(g.latitude[p], g.longitude[p]);
  }
  for (std::size_t a = 0; a < kPlaces; ++a)
    for (std::size_t b = 0; b < kPlaces; ++b)
      g.km[a][b] = static_cast<float>(a == b ? within_km[a]
                                             : kRoadFactor * great_circle_km(point[a], point[b]));
  return g;
}

std::size_t Geography::municipality(std::string_view name) const {
  for (std::size_t i = 0; i < kMunicipalities; ++i)
    if (place_names[i] == name) return i;
  return kPlaces;
}

}  // namespace limlab
