#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "base/parallel.hpp"
#include "outputs/dimensions.hpp"
#include "state/world.hpp"

namespace limlab {

// One parallel pass over the persons and one over the posts at a month end. Every block of rows
// counts for itself in 32-bit integers and the blocks are added in block order, so threads cannot
// matter.

/// Counts over the persons; each member is one flat array of int32, so that sums are plain loops.
/// The last cells of `persons` and `homes` take the rows that are no residents.
struct PersonCounts {
  static constexpr std::size_t kStatuses = count_of<Status>;
  static constexpr std::size_t kCells =
      kStatuses * count_of<Sex> * kAgeGroups * count_of<Education>;
  std::array<std::int32_t, kCells + 1> persons{};  ///< status, sex, age group, education
  /// Changes of status, newcomers from kStatuses; neither those who stay nor leavers.
  std::array<std::int32_t, (kStatuses + 1) * (kStatuses + 1)> changes{};
  /// Home x at work (0, 1) x field of study.
  static constexpr std::size_t kHomeCells = kPlaces * 2 * count_of<Field>;
  std::array<std::int32_t, kHomeCells + 1> homes{};
  std::array<std::int32_t, kPlaces> registered{};  ///< by home
  std::array<std::int32_t, count_of<Field>> registered_field{};
  std::array<std::int32_t, 256> flag_patterns{};  ///< by the whole byte of flags, 0 left out
  /// By age group, without a status at work: working students and ill with a contract; ILO
  /// unemployed who are neither.
  std::array<std::int32_t, kAgeGroups> employed_by_flag{}, ilo_unemployed{};
  std::array<std::int32_t, count_of<DurationClass>> by_duration{}, exits_by_duration{},
      to_work_by_duration{};
  std::int32_t commuters_in = 0;
  std::int32_t exits_55 = 0, reentries_55 = 0;
  std::int32_t retirements = 0, retirement_months = 0;  ///< retirement_months: sum of ages above 40
  std::int32_t young_leavers = 0, young_arrivals = 0;

  void add(const PersonCounts& other);
};

/// What the observer keeps of each row of persons between month ends, to see who left.
/// Bits 0-1: duration class + 1 (0 = not registered); bit 2: resident under 35 in the labour
/// market.
using PersonMemory = std::vector<std::uint8_t>;

/// Counts the persons at the end of month `world.now` and renews the memory (grown to the rows
/// there are). `last` is the month of the observation before (kNever: none, the initial state).
PersonCounts count_persons(const World&, const Team&, PersonMemory&, Month last);

struct PostCounts {
  std::array<std::int32_t, count_of<Sector> * count_of<PostState>> by_sector{};
  std::array<std::int32_t, count_of<Occupation> * count_of<PostState>> by_occupation{};
  std::array<std::int32_t, kPlaces> workplace{};            ///< filled posts by place
  std::array<std::int64_t, count_of<Sector>> hours{};       ///< weekly hours of the filled posts
  std::array<std::int64_t, count_of<Sector>> wage_hours{};  ///< wage [cents/month] x weekly hours
  /// Open posts that carry a chain begun by a leaver of 55 or over, by the sector where it began.
  std::array<std::int32_t, count_of<Sector>> chains_55{};
  /// Posts that measures brought, by PostState.
  std::array<std::int32_t, count_of<Sector> * count_of<PostState>> measure_sector{};
  std::array<std::int32_t, count_of<Occupation> * count_of<PostState>> measure_occupation{};
  std::array<std::int32_t, kMunicipalities * count_of<PostState>> measure_municipality{};
  std::int32_t commuters_out = 0;
  std::int32_t outside_vacancies = 0;  ///< of outside markets

  void add(const PostCounts& other);
};
PostCounts count_posts(const World&, const Team&);

/// population_municipal: municipality, sex, age group.
std::vector<std::int32_t> count_municipal(const World&, const Team&);

}  // namespace limlab
