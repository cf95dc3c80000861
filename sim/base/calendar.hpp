#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace limlab {

/// A calendar month, counted from January 1900 = 0. Fits 16 bits until the year 4630.
using Month = std::int16_t;

inline constexpr Month kNever = INT16_MIN;

constexpr Month make_month(int year, int month_of_year) {
  return static_cast<Month>((year - 1900) * 12 + month_of_year - 1);
}
constexpr int year_of(Month m) { return 1900 + (m >= 0 ? m / 12 : (m - 11) / 12); }
constexpr int month_of_year(Month m) { return (m % 12 + 12) % 12 + 1; }  ///< 1 … 12
constexpr Month plus(Month m, int months) { return static_cast<Month>(m + months); }

/// Reads "YYYY-MM" (whole text, year 1900-2200); nothing else is a month.
std::optional<Month> parse_month(std::string_view text);
std::string to_string(Month m);  ///< "YYYY-MM"

/// Days from 1970-01-01 to the last day of the month.
std::int32_t month_end_in_days(Month m);

/// Whole years of age at the end of month `now` of somebody born in month `birth`.
constexpr int age_in_years(Month birth, Month now) { return (now - birth) / 12; }

}  // namespace limlab
