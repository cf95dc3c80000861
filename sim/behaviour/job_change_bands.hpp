#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

// Bands of tenure and age in which employees look for another job equally often: for
// searchers.cpp and searchers_screen.cpp only.
namespace limlab::job_change {

inline constexpr int kLongest = 1300;  // months; nobody is older

// Changing jobs falls with tenure (Farber 1999) and age: 2.5 % a year at 55+ against 7 % in all.
inline constexpr double kByTenure[] = {2.0, 1.4, 0.9, 0.5};  // below 1, 3 and 10 years, longer
inline constexpr double kByAge[] = {1.5, 1.1, 0.8, 0.45};    // below 30, 45 and 55, older
template <int... Years>
constexpr auto bands() {
  std::array<std::uint8_t, kLongest> band{};
  for (int m = 0; m < kLongest; ++m) band[m] = static_cast<std::uint8_t>(((m >= 12 * Years) + ...));
  return band;
}
inline constexpr int kTenureYears[] = {1, 3, 10}, kAgeYears[] = {30, 45, 55};  // where bands begin
inline constexpr auto kTenureBand = bands<kTenureYears[0], kTenureYears[1], kTenureYears[2]>(),
                      kAgeBand = bands<kAgeYears[0], kAgeYears[1], kAgeYears[2]>();
inline std::size_t band_of(const std::array<std::uint8_t, kLongest>& bands, int months) {
  return bands[static_cast<std::size_t>(std::clamp(months, 0, kLongest - 1))];
}

}  // namespace limlab::job_change
