#pragma once
#include <cstddef>
#include <cstdint>

namespace limlab {

/// Places are numbered: 0 … 37 the municipalities of Limburg in the order of
/// scenarios/limburg/municipalities.csv, then the outside labour markets.
inline constexpr std::size_t kMunicipalities = 38;
enum class OutsideMarket : std::uint8_t {
  antwerp, flemish_brabant, brussels, liege, other_belgium, dutch_limburg, brainport, germany, count_
};
inline constexpr std::size_t kOutsideMarkets = static_cast<std::size_t>(OutsideMarket::count_);
inline constexpr std::size_t kPlaces = kMunicipalities + kOutsideMarkets;

constexpr bool in_limburg(std::uint8_t place) { return place < kMunicipalities; }
constexpr std::uint8_t place_of(OutsideMarket m) {
  return static_cast<std::uint8_t>(kMunicipalities + static_cast<std::size_t>(m));
}

}  // namespace limlab
