#include "base/errors.hpp"
#include "main/run_request.hpp"

namespace limlab {

// The one place where the command line meets the engine and the storage.

RunResult run_scenario(const Scenario&, const RunRequest&) {
  throw LawBroken("engine not linked yet");
}

std::string describe_outputs(bool) { throw LawBroken("outputs not linked yet"); }
std::string describe_month(bool) { throw LawBroken("engine not linked yet"); }
std::string describe_population(const Scenario&, const ScenarioRules&, bool) {
  throw LawBroken("synthesis not linked yet");
}

}  // namespace limlab
