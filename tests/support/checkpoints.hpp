#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/parameters.hpp"
#include "policy/catalogue.hpp"
#include "storage/checkpoint_fit.hpp"

namespace limlab::test {

/// What a program that lives replicates needs, without the command line.
class Laboratory {
 public:
  explicit Laboratory(int threads = 2);
  /// A scenario given as JSON text, which may extend "baseline".
  Scenario scenario(const std::string& text) const;
  const ScenarioRules& rules() const { return rules_; }
  const std::filesystem::path& inputs() const { return inputs_; }
  const Geography& geography() const { return geography_; }
  const Team& team() const { return team_; }

  /// Lives the scenario; checkpoints at the month ends named go to `folder`, as "2026-03.ckpt".
  Record live(const Scenario&, const std::filesystem::path& folder = {},
              const std::vector<Month>& at = {}, int replicate = 0,
              const std::function<void(const Simulation&)>& at_end = {}) const;
  /// Goes on from a checkpoint under the same or another scenario; `months` counts those lived.
  Record resume(const std::filesystem::path& file, const Scenario&, int* months = nullptr) const;

 private:
  Team team_;
  std::filesystem::path inputs_;
  ParameterBook book_ = declare_all_parameters();
  ScenarioRules rules_;
  Geography geography_;
  ValueAdded value_added_;
};

/// The names of the series in which two records differ, and "digest", "horizon"; empty when none
/// does.
std::vector<std::string> differences(const Record&, const Record&);

}  // namespace limlab::test
