#pragma once
#include <span>
#include <string_view>

#include "words/geography.hpp"

namespace limlab {

/// Names of places as words, for checking scenarios without reading a table. Same names and order
/// as scenarios/limburg/municipalities.csv and outside_markets.csv; Geography::read refuses a
/// difference.
std::span<const std::string_view> municipality_names();  ///< kMunicipalities names
std::span<const std::string_view> streek_names();  ///< the five streken, in the order of Geography
std::span<const std::string_view> arrondissement_names();  ///< 3 names, the order of Geography
std::span<const std::string_view> outside_market_names();  ///< kOutsideMarkets names, as the enum

}  // namespace limlab
