#pragma once
#include <string>
#include <vector>

#include "base/statistics.hpp"
#include "outputs/headlines.hpp"

namespace limlab {

inline constexpr double kCoverage = 0.9;  ///< of the intervals of a comparison

/// One reading in one window over all replicates of one run, in their order.
using Values = std::vector<std::vector<std::vector<double>>>;  // [reading][window][replicate]

/// A run of the comparison: what its file says, and what was read from it.
struct ComparedRun {
  std::string file, scenario;
  Values values;
};

/// Second less first, paired by replicate.
struct ComparedPair {
  std::size_t a = 0, b = 1;  ///< places in Comparison::runs
  int first_difference =
      -1;  ///< month end from which a digest differs in some replicate; -1 = never
  std::vector<std::vector<PairedDifference>> effects;  ///< [reading][window]
  std::vector<std::vector<Ratio>> ratios;              ///< [ratio][window]
};

struct Comparison {
  Horizon horizon;
  std::uint64_t seed = 0;
  double scale = 1;
  std::vector<int> replicates;
  std::vector<Window> windows;
  std::vector<Reading> readings;
  std::vector<RatioOfChanges> ratios;  ///< those whose readings are there are worked out
  std::vector<ComparedRun> runs;
  std::vector<ComparedPair> pairs;  ///< every later run against the first

  /// Reads one replicate of every run; to be called for each replicate in order.
  void add(const std::vector<Record>& records);
  /// After the last replicate.
  void finish();
};

/// Tables for people. `all`: every row of the long breakdowns, else those that move most.
std::string comparison_text(const Comparison&, bool all);
std::string comparison_json(const Comparison&);
std::string comparison_csv(const Comparison&);

}  // namespace limlab
