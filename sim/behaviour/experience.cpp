#include "behaviour/experience.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace limlab {

int experience_of(const World& w, std::size_t i) {
  const Month since = w.persons.job_start[i];
  return w.persons.experience[i] + (since == kNever ? 0 : w.now - since);
}

double experience_factor(int months) {
  // +1.1 % a year up to 35 years, 1 at 18 years: 60+ earn 31 % more than the mean (Statbel 2021),
  // part of it composition.
  static const auto table = [] {
    std::array<double, 421> f{};
    for (int m = 0; m <= 420; ++m) f[m] = exp_same_bits(0.011 * (m / 12.0 - 18));
    return f;
  }();
  return table[static_cast<std::size_t>(std::clamp(months, 0, 420))];
}

std::int32_t utility_of_wage(double wage) {
  return static_cast<std::int32_t>(1e4 * log_same_bits(std::max(1.0, wage)));
}

void utilities_of_wages(const double* wages, std::size_t n, std::int32_t* utilities) {
  constexpr std::size_t kBatch = 64;
  std::array<double, kBatch> log;
  for (std::size_t first = 0; first < n; first += kBatch) {
    const std::size_t some = std::min(kBatch, n - first);
    for (std::size_t i = 0; i < some; ++i) log[i] = std::max(1.0, wages[first + i]);
    log_same_bits(log.data(), some, log.data());
    for (std::size_t i = 0; i < some; ++i)
      utilities[first + i] = static_cast<std::int32_t>(1e4 * log[i]);
  }
}

}  // namespace limlab
