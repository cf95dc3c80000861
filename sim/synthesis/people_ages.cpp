#include "synthesis/people_ages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace limlab {

std::size_t age_class(int age) {
  std::size_t c = kAgeClasses - 1;
  while (kClassStart[c] > age) --c;
  return c;
}

int class_end(std::size_t c) { return c + 1 < kAgeClasses ? kClassStart[c + 1] - 1 : 120; }

std::string class_label(std::size_t c) {
  if (c + 1 == kAgeClasses) return "100+";
  if (class_end(c) == kClassStart[c]) return fmt::format("{}", kClassStart[c]);
  return fmt::format("{}-{}", kClassStart[c], class_end(c));
}

AgeMonths smooth_ages(const std::array<std::int64_t, kAgeGroups>& bands) {
  AgeMonths months{};
  for (std::size_t b = 0; b < kAgeGroups; ++b) {
    const double persons = static_cast<double>(bands[b]);
    const std::size_t first = b * 60, last = b + 1 < kAgeGroups ? first + 60 : kMaxMonths;
    std::array<double, kMaxMonths> density{};
    if (b + 1 == kAgeGroups) {
      double year = 1;  // assumed: about 45 % of those over 100 die in a year
      for (std::size_t m = first; m < last; ++m) {
        density[m] = year;
        if ((m - first) % 12 == 11) year *= 0.55;
      }
    } else {
      const double next = static_cast<double>(bands[b + 1]);
      // persons per year of age and year; the first band has no neighbour below
      const double slope =
          b == 0 ? (next - persons) / 25 : (next - static_cast<double>(bands[b - 1])) / 50;
      const double limit = 0.9 * persons / 10;
      const double kept = std::clamp(slope, -limit, limit);
      for (std::size_t m = first; m < last; ++m)
        density[m] = persons / 60 + kept * (static_cast<double>(m - first) - 29.5) / 144;
    }
    // Rounding the running sum keeps the total and every stretch of months within one person.
    double total = 0, sum = 0;
    for (std::size_t m = first; m < last; ++m) total += density[m];
    std::int64_t given = 0;
    for (std::size_t m = first; m < last && total > 0; ++m) {
      sum += density[m];
      const auto upto =
          m + 1 == last ? bands[b] : static_cast<std::int64_t>(sum / total * persons + 0.5);
      months[m] = static_cast<std::int32_t>(upto - given);
      given = upto;
    }
  }
  return months;
}

}  // namespace limlab
