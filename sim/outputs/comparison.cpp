#include "outputs/comparison.hpp"

#include <algorithm>

namespace limlab {

void Comparison::add(const std::vector<Record>& records) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    Values& values = runs[r].values;
    values.resize(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
      values[i].resize(windows.size());
      for (std::size_t w = 0; w < windows.size(); ++w)
        values[i][w].push_back(readings[i].value(records[r], windows[w], scale));
    }
  }
  if (pairs.empty())
    for (std::size_t r = 1; r < runs.size(); ++r) pairs.push_back({0, r, -1, {}, {}});
  for (ComparedPair& pair : pairs) {
    const auto &one = records[pair.a].digest, &other = records[pair.b].digest;
    const auto differs = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (differs.first == one.end()) continue;
    const auto t = static_cast<int>(differs.first - one.begin());
    if (pair.first_difference < 0 || t < pair.first_difference) pair.first_difference = t;
  }
}

namespace {

/// Second less first of a reading in a window, replicate by replicate.
std::vector<double> changes(const ComparedRun& a, const ComparedRun& b, std::size_t reading,
                            std::size_t window, double sign) {
  std::vector<double> out;
  const auto &before = a.values[reading][window], &after = b.values[reading][window];
  for (std::size_t k = 0; k < before.size(); ++k) out.push_back(sign * (after[k] - before[k]));
  return out;
}

std::size_t place_of(const std::vector<Reading>& readings, const std::string& name) {
  const auto found = std::find_if(readings.begin(), readings.end(),
                                  [&](const Reading& r) { return r.name == name; });
  return static_cast<std::size_t>(found - readings.begin());
}

}  // namespace

void Comparison::finish() {
  std::erase_if(ratios, [&](const RatioOfChanges& r) {
    return place_of(readings, r.numerator) == readings.size() ||
           place_of(readings, r.denominator) == readings.size();
  });
  for (ComparedPair& pair : pairs) {
    const auto &a = runs[pair.a], &b = runs[pair.b];
    pair.effects.assign(readings.size(), {});
    for (std::size_t i = 0; i < readings.size(); ++i)
      for (std::size_t w = 0; w < windows.size(); ++w)
        pair.effects[i].push_back(paired_difference(a.values[i][w], b.values[i][w], kCoverage));
    pair.ratios.assign(ratios.size(), {});
    for (std::size_t i = 0; i < ratios.size(); ++i) {
      const std::size_t top = place_of(readings, ratios[i].numerator),
                        bottom = place_of(readings, ratios[i].denominator);
      for (std::size_t w = 0; w < windows.size(); ++w)
        pair.ratios[i].push_back(ratio_of_means(changes(a, b, top, w, ratios[i].sign),
                                                changes(a, b, bottom, w, 1), kCoverage));
    }
  }
}

}  // namespace limlab
