#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "params/geography.hpp"
#include "words/label.hpp"

namespace limlab {

/// Every axis of the trajectory file but `replicate`, which all series have as their first.
enum class Dim : std::uint8_t {
  time,
  year,
  sex,
  age_group,
  education,
  field,
  status,
  from_status,
  to_status,
  municipality,
  streek,
  sector,
  occupation,
  place,
  residence,
  post_state,
  flag,
  hire_origin,
  separation_reason,
  move_reason,
  duration_class,
  refill,
  post_fate,
  education_match,
  field_match,
  kpi,
  count_
};

/// Time since registration with the public service, at a month end.
enum class DurationClass : std::uint8_t { under_1_year, one_to_2_years, over_2_years, count_ };
std::span<const Label> labels(DurationClass);
constexpr DurationClass registration_class(int months) {
  return months < 12   ? DurationClass::under_1_year
         : months < 24 ? DurationClass::one_to_2_years
                       : DurationClass::over_2_years;
}

/// How long a run is: `start` is the month of the initial state, `months` the number of months
/// lived.
struct Horizon {
  Month start = 0;
  int months = 0;
  std::size_t times() const { return static_cast<std::size_t>(months) + 1; }
  Month month_at(std::size_t t) const { return plus(start, static_cast<int>(t)); }
  /// 1 January of each year: the initial state (whatever its month), then every end of December
  /// lived.
  std::size_t years() const;
  int year_at(std::size_t y) const;  ///< calendar year of entry `y`
};

struct DimSpec {
  Dim id;
  std::string_view name, en, nl;
};
std::span<const DimSpec> dimensions();  ///< one per Dim, in order
std::size_t size_of(Dim, const Horizon&);

/// Labels of an axis in order (name in files, English, Dutch). Empty for time and year, whose
/// coordinates are numbers.
struct AxisLabel {
  std::string name, en, nl;
};
std::vector<AxisLabel> axis_labels(Dim, const Geography&);

}  // namespace limlab
