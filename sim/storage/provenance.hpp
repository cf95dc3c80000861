#pragma once
#include <string>

#include "outputs/sink.hpp"
#include "params/scenario.hpp"

namespace limlab {

std::string build_version();  ///< of the program, "0.1.0"
std::string build_commit();   ///< git commit it was configured from, "unknown" outside git
std::string utc_now();        ///< "2026-01-31T12:00:00Z"

/// Everything a file says about the run of a scenario. The initial state is the month before its
/// start.
RunInfo describe_run(const Scenario&, int threads, bool panel);

}  // namespace limlab
