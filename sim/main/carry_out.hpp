#pragma once
#include "main/options.hpp"
#include "main/run_request.hpp"

namespace limlab {

// What `run` and `resume` share: options, the run itself, and what the user is told at its end.

/// --threads, --checks, --force, --progress, --checkpoint-every.
RunRequest request_of(const Given&, std::vector<Problem>&);
/// --until, or nothing and a problem.
std::optional<Month> until_of(const Given&, std::vector<Problem>&);

/// Runs; prints summary or what became of the run and how to go on; gives the exit code. `again` is
/// the command that would live it from the start, for messages.
int carry_out(const Scenario&, RunRequest, const std::string& again);

/// Options of both, with their help.
std::vector<OptionSpec> shared_options();

}  // namespace limlab
