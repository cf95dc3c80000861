#pragma once
#include <filesystem>
#include <string>

#include "batch/manifest.hpp"

namespace limlab {

/// What an ensemble will take, said before it starts.
struct Forecast {
  double member_bytes = 0;   ///< of one member's file
  double result_bytes = 0;   ///< of ensemble.h5
  double disk_bytes = 0;     ///< of it and all members
  double memory_bytes = 0;   ///< of one member being lived
  double summing_bytes = 0;  ///< of memory to summarise the members; 0 when not asked for
  int most_at_once = 1;      ///< members that the memory holds
  double disk_free = 0, memory_free = 0;

  std::string text(const Manifest&, int threads) const;
};

/// `done`: members whose files are there already. Measured on this program; see benchmarks.
Forecast forecast(const Manifest&, const std::filesystem::path& folder, int done);

/// OutsideFailure when not even one member fits, or the disk cannot take the result.
void check_fits(const Forecast&, const std::filesystem::path& folder);

/// Bytes that working out summaries may take: the more, the fewer times each file is opened.
double summary_memory();

/// Bytes that this process may still use: of the machine, and of its control group.
double free_memory();

/// Cores this process may run on, as its affinity and Slurm say, shared with `neighbours`
/// processes of one MPI run on the same machine.
int usable_cores(int neighbours = 1);

}  // namespace limlab
