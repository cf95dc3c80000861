#pragma once
#include <map>
#include <span>
#include <string>

#include "outputs/panel.hpp"
#include "outputs/record.hpp"
#include "params/geography.hpp"

namespace limlab {

/// What a trajectory file says about the run that made it.
struct RunInfo {
  Horizon horizon;
  int replicates = 1;
  double scale = 1;
  std::uint64_t seed = 0;
  int threads = 1;
  bool panel = false;  ///< panel chunks will come
  std::string title, scenario, scenario_json, source_note;
  /// Of a run that went on from another scenario's checkpoint: "baseline after 2030-12", and that
  /// scenario in full (a list in JSON). Empty: never branched.
  std::string branched_from, branched_from_json;
  std::string created;  ///< ISO 8601; not part of the content
  std::string limlab_version, git_commit;
};

/// Where results go. begin, then for each replicate its panel chunks and its Record, then finish or
/// abandon. A sink that is destroyed without finish abandons. Failures of the outside world are
/// OutsideFailure.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void begin(const RunInfo&, const Geography&) = 0;
  /// Once per replicate, before its events.
  virtual void panel_initial(const PanelStart&) = 0;
  /// Rows of one month, in the order they happened.
  virtual void panel_events(int replicate, std::span<const Event> rows) = 0;
  virtual void replicate(const Record&) = 0;
  /// Seconds of a phase of the run, kept beside the results; not part of the content.
  virtual void timing(const std::string& phase, double seconds) = 0;
  virtual void finish() = 0;   ///< what was handed over is safe when this returns
  virtual void abandon() = 0;  ///< leaves nothing behind
};

}  // namespace limlab
