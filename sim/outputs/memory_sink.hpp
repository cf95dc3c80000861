#pragma once
#include <stdexcept>

#include "outputs/sink.hpp"

namespace limlab {

/// Keeps everything in memory: for tests.
class MemorySink final : public Sink {
 public:
  void begin(const RunInfo& run, const Geography&) override { info = run; }
  void panel_initial(const PanelStart& start) override { starts.push_back(start); }
  void panel_events(int number, std::span<const Event> rows) override {
    for (const Event& e : rows) events.emplace_back(number, e);
  }
  void replicate(const Record& record) override { records.push_back(record); }
  void timing(const std::string& phase, double seconds) override { timings[phase] = seconds; }
  void finish() override { finished = true; }
  void abandon() override { records.clear(), starts.clear(), events.clear(), abandoned = true; }

  RunInfo info;
  std::vector<Record> records;
  std::vector<PanelStart> starts;
  std::vector<std::pair<int, Event>> events;
  std::map<std::string, double> timings;
  bool finished = false, abandoned = false;
};

}  // namespace limlab
