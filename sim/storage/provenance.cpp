#include "storage/provenance.hpp"

#include <ctime>

#include "build_info.hpp"

namespace limlab {

std::string build_version() { return LIMLAB_VERSION; }
std::string build_commit() { return LIMLAB_GIT_COMMIT; }

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

RunInfo describe_run(const Scenario& s, int threads, bool panel) {
  RunInfo out;
  out.horizon = {plus(s.start, -1), s.until - s.start + 1};
  out.replicates = s.replicates;
  out.scale = s.scale;
  out.seed = s.seed;
  out.threads = threads;
  out.panel = panel;
  out.title = s.title.en.empty() ? "limlab: " + s.name : s.title.en;
  out.scenario = s.name;
  out.scenario_json = s.resolved_json;
  out.source_note =
      "Simulated by limlab, an agent-based model of the labour market of the Belgian province of "
      "Limburg. Counts are agents: divide by scale. Not observations. Inputs and their sources are "
      "in "
      "the repository (scenarios/limburg) and in scenario_json.";
  out.created = utc_now();
  out.limlab_version = build_version();
  out.git_commit = build_commit();
  return out;
}

}  // namespace limlab
