#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "outputs/record.hpp"
#include "params/scenario.hpp"

namespace limlab {

/// A replicate of a scenario to be lived in memory.
struct InMemoryRun {
  const Scenario* scenario = nullptr;
  int replicate = 0;
};

/// Lives runs side by side, one thread each, `threads` at a time, and hands every finished record
/// to `finished` (one call at a time, in any order; `run` is its place in the list). False from
/// `finished` starts no further run. A fault in a run is thrown here after the others have stopped.
void live_in_memory(const std::vector<InMemoryRun>& runs, const ParameterBook&,
                    const std::filesystem::path& inputs, int threads,
                    const std::function<bool(std::size_t run, Record)>& finished);

}  // namespace limlab
