#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "words/geography.hpp"
#include "words/label.hpp"

namespace limlab {

/// Municipalities, streken, outside markets and the distances between them, read from
/// scenarios/limburg/municipalities.csv and outside_markets.csv.
struct Geography {
  std::vector<std::string> place_names;             ///< kPlaces names: municipalities, then outside markets
  std::vector<int> nis;                             ///< of the municipalities
  std::vector<std::string> streek_names;            ///< kStreken names
  std::array<std::uint8_t, kPlaces> streek{};       ///< of municipalities; outside = 255
  std::array<std::uint8_t, kPlaces> arrondissement{};  ///< 0 Hasselt, 1 Maaseik, 2 Tongeren; outside = 255
  std::array<double, kPlaces> latitude{}, longitude{};
  std::array<std::array<float, kPlaces>, kPlaces> km{};  ///< road distance between places [km]

  static Geography read(const std::filesystem::path& folder);
  /// Index of a municipality by its name, or kPlaces.
  std::size_t municipality(std::string_view name) const;
};

}  // namespace limlab
