#pragma once
#include <filesystem>
#include <functional>

#include "engine/knockouts.hpp"
#include "outputs/luck_band.hpp"

namespace limlab {

/// Each mechanism off in turn, held against the whole model in the world that suits it. Only the
/// worlds that are asked for are lived.
class KnockoutStudy {
 public:
  using Values = std::vector<std::vector<double>>;  // [reading][replicate]

  Scenario whole;  ///< its replicates are those of each knock-out
  std::vector<Knockout> knockouts;
  std::vector<Reading> readings;
  /// Sets of further replicates of the whole model in calm that are judged like mechanisms: how
  /// often does luck alone leave a band?
  int luck_sets = 0;

  /// Replicates of the whole model: more than of a knock-out, since it is lived once in a world and
  /// narrows the bands of all; but not where lives are long.
  static constexpr int kBaseTimes = 4;
  int base_replicates(KnockoutBase base) const {
    return (base == KnockoutBase::decades ? 1 : kBaseTimes) * whole.replicates;
  }
  /// What is read in a world: the last whole year.
  Window window(KnockoutBase) const;

  /// Lives everything; false when `progress` (runs done, runs in all) returned false.
  bool live(const ParameterBook&, const std::filesystem::path& inputs, int threads,
            const std::function<bool(std::size_t done, std::size_t all)>& progress);

  struct Verdict {
    std::vector<BandTest> tests;  ///< those outside the band first, furthest first
    std::size_t outside = 0, paired = 0;
  };
  Verdict judge(std::size_t knockout) const;
  Verdict judge_luck(std::size_t set) const;

 private:
  Verdict judge(const Values& base, const Values& changed) const;
  /// One set of runs of a scenario: replicates first … first + count - 1.
  struct Lived {
    Scenario scenario;
    Window window;
    int first, count;
    Values values;
  };
  std::vector<Lived> bases_, changed_, luck_;
  std::vector<std::size_t> base_of_;  ///< place in bases_, by KnockoutBase
};

}  // namespace limlab
