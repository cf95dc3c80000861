#include "outputs/luck_band.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/statistics.hpp"

namespace limlab {

double BandTest::band_units() const {
  const double shift = std::fabs(changed - whole);
  if (shift == 0) return 0;
  return half_width > 0 ? shift / half_width : std::numeric_limits<double>::infinity();
}

bool BandTest::paired_effect() const { return std::fabs(paired_difference) > paired_half_width; }

double tested_value(const Reading& r, const Record& record, const Window& w, double scale) {
  const double value = r.value(record, w, scale);
  return r.how == Reads::swing ? std::log(value) : value;
}

std::vector<BandTest> test_against_luck(const std::vector<std::vector<double>>& whole,
                                        const std::vector<std::vector<double>>& changed) {
  const auto finite = [](const std::vector<double>& x) {
    return std::all_of(x.begin(), x.end(), [](double v) { return std::isfinite(v); });
  };
  std::vector<BandTest> out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto &a = whole[i], &b = changed[i];
    if (b.size() < 2 || a.size() < b.size() || !finite(a) || !finite(b)) continue;
    if (variance_of(a) == 0 && variance_of(b) == 0 && a.front() == b.front()) continue;
    BandTest test;
    test.reading = i;
    test.whole = mean_of(a), test.changed = mean_of(b);
    out.push_back(test);
  }
  if (out.empty()) return out;
  const auto m = static_cast<double>(out.size());
  for (BandTest& test : out) {
    const auto &a = whole[test.reading], &b = changed[test.reading];
    const auto base = static_cast<double>(a.size()), n = static_cast<double>(b.size());
    test.half_width = student_t(1 - kFalseAlarm / (2 * m), base - 1) *
                      std::sqrt(variance_of(a) * (1 / base + 1 / n));
    std::vector<double> differences;
    for (std::size_t k = 0; k < b.size(); ++k) differences.push_back(b[k] - a[k]);
    test.paired_difference = mean_of(differences);
    test.paired_half_width =
        student_t(1 - kFalseAlarm / (2 * m), n - 1) * std::sqrt(variance_of(differences) / n);
  }
  return out;
}

}  // namespace limlab
