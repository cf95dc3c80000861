#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

inline constexpr std::size_t kSectors = count_of<Sector>;
inline constexpr std::size_t kOccupations = count_of<Occupation>;
inline constexpr std::size_t kLevels =
    4;  ///< education of people at work: low, medium, bachelor, master
/// Where people live or work, coarsely: 3 arrondissements, then the outside markets.
inline constexpr std::size_t kArrondissements = 3;
inline constexpr std::size_t kAreas = kArrondissements + kOutsideMarkets;

using BySectorOccupation = std::array<std::array<double, kOccupations>, kSectors>;
using ByArea2 = std::array<std::array<double, kAreas>, kAreas>;

/// The input tables of the jobs half, as read from scenarios/limburg/jobs_*.csv and flows_*.csv.
/// Posts and persons at full scale; sources and ranges are in the tables.
struct JobTables {
  struct SectorRow {
    double vacant, low, high, part_time_men, part_time_women, central_pull, tenure, temporary,
        agency;
  };
  struct OccupationRow {
    std::array<double, kLevels> holders, asked;  ///< shares
    double women, field_share, field_pull, wage, wage_by_age, km, vacancy;
    Field field;
  };
  struct SizeClass {
    Sector sector;
    std::string name;
    int least, most;
    double establishments, posts;
    bool sheltered;
  };
  struct Anchor {
    Sector sector;
    std::uint8_t place;
    double posts;
  };
  struct Market {
    double residents_working, residents_low, residents_high, in_commuters, in_low, in_high, wage;
    std::array<double, 10> tilt;  ///< by ISCO major group 1 … 9
  };

  std::array<SectorRow, kSectors> sectors;
  std::array<OccupationRow, kOccupations> occupations;
  BySectorOccupation employees{}, own_account{}, sheltered{};
  std::vector<SizeClass> classes;
  std::vector<Anchor> anchors;
  std::array<double, kArrondissements> share_of_province{};  ///< filled posts, percent
  std::array<double, kMunicipalities> place_weight{};  ///< employee posts inside the arrondissement
  std::array<double, kMunicipalities> centrality{};
  std::array<int, kMunicipalities> maatwerk{};  ///< number of maatwerk establishments
  ByArea2 pattern{};                            ///< [home][work] persons
  std::array<Market, kOutsideMarkets> markets;
  std::map<std::string, double, std::less<>> figures;

  static JobTables read(const std::filesystem::path& folder);
  /// A single figure of jobs_totals.csv; an unknown name is our bug.
  double figure(std::string_view name) const;
};

double sum(const BySectorOccupation& table);

}  // namespace limlab
