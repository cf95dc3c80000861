#pragma once
#include <functional>
#include <vector>

#include "batch/folder.hpp"
#include "storage/summary_part.hpp"

namespace limlab {

/// Works out the summaries of the members named (ascending) from their files. Memory is bounded
/// whatever their number: as much of the series at a time as `memory` bytes hold of the members of
/// two scenarios, one cell at least. Gives false when `go_on` did, asked between parts.
bool summarise(SummaryPart&, const Manifest&, const EnsembleFolder&,
               const std::vector<int>& members, int threads, double memory,
               const std::function<bool()>& go_on);

}  // namespace limlab
