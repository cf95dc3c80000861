#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/month.hpp"
#include "engine/replicate_state.hpp"
#include "params/scenario.hpp"
#include "policy/policy.hpp"
#include "state/digest.hpp"

namespace limlab {

/// One replicate of one scenario: the world, the model and the luck. Lives month by month; who
/// drives it observes in between.
class Simulation {
 public:
  struct Options {
    std::uint64_t replicate = 0;
    bool checks = false;                   ///< test every law after every step (slow)
    double panel_share = 0;                ///< share of persons whose events are logged
    std::function<void()> meanwhile = {};  ///< see SynthesisInput
  };
  /// Builds the synthetic province of scenario `s` from `inputs` (scenarios/limburg).
  Simulation(const Scenario& s, const ParameterBook& book, const std::filesystem::path& inputs,
             const Team& team, Options options);
  /// Goes on from a checkpoint: the replicate and the share of the panel are those of `state`.
  Simulation(ReplicateState state, const Scenario& s, const ParameterBook& book,
             const std::filesystem::path& inputs, const Team& team, bool checks = false);
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  const World& world() const { return *world_; }
  World& world() { return *world_; }
  const Options& options() const { return options_; }
  const InitialPrevalence& initial() const { return model_->people.initial(); }
  const Geography& geography() const { return geography_; }
  const Params& params() const { return params_; }
  bool done() const { return world_->now >= until_; }
  /// Lives the next month. The flows and events of the month before are forgotten first.
  void live_month();
  /// See state/digest.hpp; with checks on it is also computed from nothing.
  std::uint64_t digest();
  /// Months to live in all, those before a restart included.
  int months() const;

  struct Timing {
    std::string step;
    double seconds = 0;
  };
  const std::vector<Timing>& timings() const { return timings_; }

 private:
  void begin_timings(const char* first, double seconds);
  void turn_the_page();
  void check(const char* step) const;

  Params params_;
  Geography geography_;
  Policy policy_;
  Luck luck_;
  const Team& team_;
  Options options_;
  Month until_;
  std::unique_ptr<World> world_;
  std::unique_ptr<Model> model_;
  RunningDigest digest_;
  std::vector<Timing> timings_;
};

}  // namespace limlab
