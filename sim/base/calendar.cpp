#include "base/calendar.hpp"

#include <fmt/format.h>

#include <chrono>

namespace limlab {

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  for (std::size_t i = 0; i < 7; ++i)
    if (i != 4 && (text[i] < '0' || text[i] > '9')) return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] - '0'; };
  const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const int month = digit(5) * 10 + digit(6);
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
  return make_month(year, month);
}

std::string to_string(Month m) { return fmt::format("{:04}-{:02}", year_of(m), month_of_year(m)); }

std::int32_t month_end_in_days(Month m) {
  using namespace std::chrono;
  const auto last =
      year{year_of(m)} / month{static_cast<unsigned>(month_of_year(m))} / std::chrono::last;
  return static_cast<std::int32_t>(sys_days{last}.time_since_epoch().count());
}

}  // namespace limlab
