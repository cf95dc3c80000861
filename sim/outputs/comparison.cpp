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
    for (std::size_t r = 1; r < runs.size(); ++r) pairs.push_back({0, r, -1, {}});
  for (ComparedPair& pair : pairs) {
    const auto &one = records[pair.a].digest, &other = records[pair.b].digest;
    const auto differs = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (differs.first == one.end()) continue;
    const auto t = static_cast<int>(differs.first - one.begin());
    if (pair.first_difference < 0 || t < pair.first_difference) pair.first_difference = t;
  }
}

void Comparison::finish() {
  for (ComparedPair& pair : pairs) {
    pair.effects.assign(readings.size(), {});
    for (std::size_t i = 0; i < readings.size(); ++i)
      for (std::size_t w = 0; w < windows.size(); ++w)
        pair.effects[i].push_back(
            paired_difference(runs[pair.a].values[i][w], runs[pair.b].values[i][w], kCoverage));
  }
}

}  // namespace limlab
