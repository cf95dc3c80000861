#include "words/municipalities.hpp"

#include <array>

#include "words/geography.hpp"

namespace limlab {

std::span<const std::string_view> municipality_names() {
  static constexpr std::array<std::string_view, kMunicipalities> names{"As",
                                                                       "Beringen",
                                                                       "Diepenbeek",
                                                                       "Genk",
                                                                       "Gingelom",
                                                                       "Halen",
                                                                       "Herk-de-Stad",
                                                                       "Leopoldsburg",
                                                                       "Lummen",
                                                                       "Nieuwerkerken",
                                                                       "Sint-Truiden",
                                                                       "Zonhoven",
                                                                       "Zutendaal",
                                                                       "Heusden-Zolder",
                                                                       "Tessenderlo-Ham",
                                                                       "Hasselt",
                                                                       "Bocholt",
                                                                       "Bree",
                                                                       "Kinrooi",
                                                                       "Lommel",
                                                                       "Maaseik",
                                                                       "Peer",
                                                                       "Hamont-Achel",
                                                                       "Hechtel-Eksel",
                                                                       "Houthalen-Helchteren",
                                                                       "Dilsen-Stokkem",
                                                                       "Oudsbergen",
                                                                       "Pelt",
                                                                       "Alken",
                                                                       "Heers",
                                                                       "Herstappe",
                                                                       "Lanaken",
                                                                       "Riemst",
                                                                       "Wellen",
                                                                       "Maasmechelen",
                                                                       "Voeren",
                                                                       "Bilzen-Hoeselt",
                                                                       "Tongeren-Borgloon"};
  return names;
}

std::span<const std::string_view> streek_names() {
  static constexpr std::array<std::string_view, 5> names{
      "Midden-Limburg", "West-Limburg", "Zuid-Limburg", "Noord-Limburg", "Maasland"};
  return names;
}

std::span<const std::string_view> arrondissement_names() {
  static constexpr std::array<std::string_view, 3> names{"Hasselt", "Maaseik", "Tongeren"};
  return names;
}

std::span<const std::string_view> outside_market_names() {
  static constexpr std::array<std::string_view, kOutsideMarkets> names{
      "antwerp",       "flemish_brabant", "brussels",  "liege",
      "other_belgium", "dutch_limburg",   "brainport", "germany"};
  return names;
}

}  // namespace limlab
