#pragma once
#include <string>
#include <vector>

#include "outputs/readings.hpp"

namespace limlab {

/// What luck alone does to the mean of some other replicates of the same model, and whether the
/// replicates of a changed model leave that band.
///
/// Band of a reading: mean ± t(1 − α/2m, B − 1) × s × √(1/B + 1/R), the prediction interval of the
/// mean of R fresh replicates, from the B replicates of the whole model; α is shared by the m
/// readings (Bonferroni), so that a change that does nothing leaves any of its bands with a chance
/// of at most α. Runs that share their luck are closer to each other than fresh ones, which makes
/// the test careful. More replicates of the whole model than of each changed one narrow all bands
/// at the price of one. The paired test asks the same of the differences replicate by replicate.
///
/// What moves spreads and not means (shocks) is seen in readings that are spreads: swings within a
/// run. Their logarithm is judged, since its variance does not depend on its level and its
/// distribution is nearly symmetric, while a standard deviation's own is skewed. Rejected: an F
/// test of the variances between replicates, which trusts the normal distribution far in its tails
/// (Box 1953), and with 30 replicates sees no ratio of standard deviations below 2.4; Brown and
/// Forsythe's test, which is robust, sees none below 3. A swing says more: it has many months in
/// each replicate.
struct BandTest {
  std::size_t reading = 0;
  double whole = 0, changed = 0;  ///< means
  double half_width = 0;          ///< of the band
  double paired_difference = 0, paired_half_width = 0;
  double band_units() const;  ///< shift in half bands; above 1 = outside
  bool outside() const { return band_units() > 1; }
  bool paired_effect() const;
};

inline constexpr double kFalseAlarm = 0.01;  ///< α for all readings of one change together

/// The value that is tested: of a swing its logarithm.
double tested_value(const Reading&, const Record&, const Window&, double scale);

/// One test per reading that has a value in every replicate; values are [reading][replicate], the
/// first ones of `whole` sharing their luck with those of `changed`, of which there are at most as
/// many. Readings that are the same in all replicates of both are left out: there is nothing to
/// test.
std::vector<BandTest> test_against_luck(const std::vector<std::vector<double>>& whole,
                                        const std::vector<std::vector<double>>& changed);

}  // namespace limlab
