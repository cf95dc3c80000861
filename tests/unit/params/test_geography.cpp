#include <gtest/gtest.h>

#include <cmath>

#include "params/geography.hpp"
#include "params/table.hpp"
#include "words/municipalities.hpp"

using namespace limlab;

namespace {
const std::filesystem::path kFolder =
    std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg";
}

TEST(Geography, ReadsEveryPlaceInTheOrderOfTheWords) {
  const Geography g = Geography::read(kFolder);
  ASSERT_EQ(g.place_names.size(), kPlaces);
  for (std::size_t i = 0; i < kMunicipalities; ++i)
    EXPECT_EQ(g.place_names[i], municipality_names()[i]);
  EXPECT_EQ(g.place_names[place_of(OutsideMarket::brainport)], "brainport");
  EXPECT_EQ(g.streek_names.size(), 5u);
  EXPECT_EQ(g.streek_names[g.streek[g.municipality("Voeren")]], "Zuid-Limburg");
  EXPECT_EQ(g.arrondissement[g.municipality("Voeren")], 2);
  EXPECT_EQ(g.streek[place_of(OutsideMarket::antwerp)], 255);
  EXPECT_EQ(g.municipality("Luik"), kPlaces);
}

TEST(Geography, EveryResidentOfTheProvinceIsInTheTable) {
  const Table t = Table::read(kFolder / "municipalities.csv");
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < t.rows(); ++i) sum += t.integer(i, "population");
  EXPECT_EQ(sum, 908582);
}

TEST(Geography, DistancesAreSymmetricAndNearTheRealRoads) {
  const Geography g = Geography::read(kFolder);
  const auto km = [&](std::string_view a, std::string_view b) {
    return static_cast<double>(g.km[g.municipality(a)][g.municipality(b)]);
  };
  for (std::size_t a = 0; a < kPlaces; ++a)
    for (std::size_t b = 0; b < kPlaces; ++b) {
      EXPECT_EQ(g.km[a][b], g.km[b][a]);
      EXPECT_GT(g.km[a][b], 0.f);
    }
  // Centroid to centroid by road: Hasselt-Genk some 15-18 km, Lommel-Voeren some 85-105 km.
  EXPECT_NEAR(km("Hasselt", "Genk"), 16.6, 1.5);
  EXPECT_NEAR(km("Lommel", "Voeren"), 95, 12);
  EXPECT_NEAR(km("Hasselt", "Hasselt"), 5.8, 0.1);
}

TEST(Geography, DistanceAgreesWithTheTextbookFormula) {
  const Geography g = Geography::read(kFolder);
  const double rad = 3.14159265358979323846 / 180;
  for (std::size_t a = 0; a < kPlaces; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const double s = std::sin((g.latitude[a] - g.latitude[b]) * rad / 2);
      const double t = std::sin((g.longitude[a] - g.longitude[b]) * rad / 2);
      const double h =
          s * s + std::cos(g.latitude[a] * rad) * std::cos(g.latitude[b] * rad) * t * t;
      const double expected = 1.3 * 2 * 6371.0 * std::asin(std::sqrt(h));
      EXPECT_NEAR(static_cast<double>(g.km[a][b]), expected, 1e-4 * expected);
    }
}
