#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "params/geography.hpp"
#include "synthesis/study_length.hpp"
#include "words/person_words.hpp"

namespace limlab {

inline constexpr int kAges = 121;  ///< single years of age 0 … 120
/// Residents of Limburg on 1 January 2026 (Statbel): parameters in persons a year are for this
/// many.
inline constexpr double kResidents2026 = 908582;

/// A step function of a number, or values by named class: one `process, factor` of
/// people_factors.csv.
struct Factor {
  std::vector<std::pair<int, double>> steps;  ///< (from, value), ascending
  std::map<std::string, double, std::less<>> named;

  double from(int x) const;  ///< value of the last step that starts at or below x
  void close();              ///< after the last step: sorts them and makes from() a look-up
  double of(std::string_view name) const;
  double most() const;  ///< the largest value

 private:
  std::vector<double> by_month_;
};

/// Length of the longest duration that is told apart when recovery or tenure fall with time
/// [months].
struct BenefitWave {
  Month month;
  int months_from, months_to;
};

/// The input tables of the people half, read once (UserError with file, line, column when
/// unusable).
struct PeopleTables {
  PeopleTables(const std::filesystem::path& folder, const Geography& geography);
  const Factor& factor(std::string_view process, std::string_view name) const;
  /// Legal pension age [years] of a year, years of career that an early pension takes at an age:
  /// the value of the last row of pension_rules.csv at or below.
  int legal_pension_age(int year) const { return last_at(legal_age_, year); }
  int early_pension_years(int age) const { return last_at(early_years_, age); }

  using ByAge = std::array<double, kAges>;
  std::array<ByAge, 2> q{},
      fall{};         ///< yearly death probability; yearly fall of the death rate [ratio]
  ByAge fertility{};  ///< births per woman per year
  StudyLengths study;
  ByAge in_abroad{}, in_belgium{}, out_abroad{}, out_belgium{}, out_belgium_young{}, moves_home{};
  std::array<double, kMunicipalities> from_abroad{}, to_abroad{}, attraction{}, early_leaving{};
  /// Share of a field by education attained and sex; [4] of row `none_or_in_school` is what
  /// students bring along.
  std::array<std::array<std::array<double, count_of<Field>>, 2>, count_of<Education>> field{};
  std::vector<BenefitWave> waves;

 private:
  std::map<std::string, Factor, std::less<>> factors_;
  using Steps = std::vector<std::pair<int, int>>;  ///< from, value
  static int last_at(const Steps& steps, int from) {
    int value = 0;
    for (const auto& [start, v] : steps)
      if (from >= start) value = v;
    return value;
  }
  Steps legal_age_, early_years_;
};

}  // namespace limlab
