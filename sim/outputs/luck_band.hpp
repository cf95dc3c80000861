#pragma once
#include <string>
#include <vector>

#include "outputs/readings.hpp"

namespace limlab {

/// What luck alone does to the mean of as many other replicates of the same model, and whether the
/// replicates of a changed model leave that band.
///
/// Band of a reading: mean ± t(1 − α/2m, R − 1) × s × √(2/R), the prediction interval of the mean
/// of R fresh replicates, from the R replicates of the whole model; α is shared by the m readings
/// (Bonferroni), so that a change that does nothing leaves any of its bands with a chance of at
/// most α. Runs that share their luck are closer to each other than fresh ones, which makes the
/// test careful. The paired test asks the same of the differences replicate by replicate.
struct BandTest {
  std::size_t reading = 0;
  double whole = 0, changed = 0;  ///< means
  double half_width = 0;          ///< of the band
  double paired_half_width = 0;
  double band_units() const;  ///< shift in half bands; above 1 = outside
  bool outside() const { return band_units() > 1; }
  bool paired_effect() const;
};

inline constexpr double kFalseAlarm = 0.01;  ///< α for all readings of one change together

/// One test per reading that has a value in every replicate; values are [reading][replicate].
/// Readings that are the same in all replicates of both are left out: there is nothing to test.
std::vector<BandTest> test_against_luck(const std::vector<std::vector<double>>& whole,
                                        const std::vector<std::vector<double>>& changed);

}  // namespace limlab
