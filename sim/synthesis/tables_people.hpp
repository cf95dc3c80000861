#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "synthesis/people_ages.hpp"
#include "synthesis/study_length.hpp"
#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

template <class T, std::size_t... N>
struct Grid;
template <class T, std::size_t N>
struct Grid<T, N> : std::array<T, N> {};
template <class T, std::size_t N, std::size_t... More>
struct Grid<T, N, More...> : std::array<Grid<T, More...>, N> {};

inline constexpr std::size_t kSexes = count_of<Sex>, kStatuses = count_of<Status>,
                             kEducations = count_of<Education>, kOrigins = count_of<Origin>,
                             kFields = count_of<Field>;

/// EvidenceRange about one number: the range and where it comes from.
struct EvidenceRange {
  double low = 0, high = 0;
  std::string source;  ///< "observed: …", "derived: …" or "assumed: …"
};

/// Which persons a line of a table speaks of. `statuses` and `educations` are bit sets.
struct Who {
  std::uint32_t statuses = ~0u, educations = ~0u;
  int origin = -1, sex = -1;       ///< -1 = any
  int age_from = 0, age_to = 120;  ///< both included
  bool holds(std::size_t status, std::size_t education, std::size_t o, std::size_t s,
             int age) const {
    return ((statuses >> status) & 1u) && ((educations >> education) & 1u) &&
           (origin < 0 || static_cast<std::size_t>(origin) == o) &&
           (sex < 0 || static_cast<std::size_t>(sex) == s) && age >= age_from && age <= age_to;
  }
};

struct LabourMargin {
  std::string label;
  Who who;
  bool of_education_or_origin = false;  ///< false: about status, age and sex alone
  double persons = 0;
  EvidenceRange evidence;
};

/// What a line of flags.csv asks besides status and age.
enum class Registration : std::uint8_t { any, registered, unregistered, under_24, over_24 };

struct FlagRow {
  std::string label;
  bool benefit = false;  ///< the column `benefit` instead of a flag
  Flag flag = Flag::registered;
  Who who;
  Registration registration = Registration::any;
  double persons = 0;
  EvidenceRange evidence;
};

struct DurationRow {
  int age_from = 0, age_to = 0;
  std::array<double, 3> share{};  ///< under 12, 12-23, 24 months and more, sum 1
  std::array<EvidenceRange, 3> evidence;
};
inline constexpr std::array<int, 4> kDurationStart = {0, 12, 24, 241};

/// Groups of employability.csv.
enum class LifeGroup : std::uint8_t {
  at_work,
  under_12,
  from_12_to_23,
  over_24,
  unregistered,
  ill,
  home,
  early_exit,
  retired,
  school,
  count_
};

struct ShareRow {  ///< digital.csv, hours.csv
  Who who;
  std::string label;
  std::array<double, 4> share{};
  EvidenceRange evidence;
};

struct Career {
  double worked_share = 0, never_worked = 0, mean_months = 0, longest_months = 0;
};

/// Everything the residents are made from, read from scenarios/limburg/. Shares add up to 1.
struct ResidentTables {
  std::array<int, kMunicipalities> nis{};
  std::array<std::string, kMunicipalities> municipality;
  Grid<std::int32_t, kMunicipalities, kAgeGroups, kSexes> population{};
  std::string population_source;

  Grid<double, kAgeClasses, kSexes, kStatuses> status_profile{};
  Grid<double, kAgeClasses, kSexes, kEducations> education{};
  Grid<double, kAgeGroups, kOrigins> origin_by_age{};
  Grid<double, kMunicipalities, kOrigins> origin_by_place{};
  std::vector<LabourMargin> labour;
  Grid<double, kStatuses, kEducations> status_education{};  ///< relative odds
  Grid<double, kStatuses, kOrigins> status_origin{};
  Grid<double, kOrigins, kEducations> origin_education{};

  Grid<double, kEducations, kSexes, kFields> field{};  ///< row none_or_in_school = students
  std::vector<FlagRow> flags;
  std::vector<DurationRow> durations;
  Grid<double, count_of<LifeGroup>, count_of<Employability>> employability{};
  std::vector<ShareRow> digital, hours;
  std::array<double, kStatuses> health_limited{};
  std::array<EvidenceRange, kStatuses> health_evidence;
  Grid<Career, kStatuses, kSexes> careers{};
  Grid<double, 2, kSexes, kEducations> heading{};  ///< [0] pupils, [1] students
  StudyLengths study;
  std::array<double, 50> births_per_woman{};  ///< a year, by age 0 … 49
  Grid<double, kSexes, kEducations, count_of<Occupation>> occupation{};
  std::array<double, count_of<Occupation>> wage{};  ///< [cents/month]

  /// Throws UserError naming file, line and column.
  static ResidentTables read(const std::filesystem::path& folder);
  /// Residents by band of one sex, full scale.
  std::array<std::int64_t, kAgeGroups> bands(Sex sex) const;
};

/// Life group of somebody with this status; `months` of registration, < 0 when not registered.
LifeGroup life_group(Status status, int months);

}  // namespace limlab
