#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace limlab {

/// How an ensemble goes to Slurm: an array whose tasks live a bundle of members each, and a job
/// that depends on it, lives whatever is missing then, and collects.
struct SlurmPlan {
  std::filesystem::path program, home;     ///< this program; the folder that holds scenarios/
  std::filesystem::path manifest, folder;  ///< absolute
  int members = 0, members_per_task = 1, cores = 1;
  long memory_mb = 0;
  int warning = 60;  ///< seconds before the limit at which the members are told to stop
  std::string name, time, partition, account;  ///< empty: as the cluster has it

  int tasks() const { return (members + members_per_task - 1) / members_per_task; }
};

/// The scripts. Before the time limit Slurm sends USR1; limlab then stops at the end of the month
/// with exit code 75, and the script puts its own job back into the queue.
std::string array_script(const SlurmPlan&);
std::string collector_script(const SlurmPlan&);

struct SlurmJobs {
  std::string array, collector;  ///< numbers
};
/// Writes both scripts into FOLDER/slurm and submits them; OutsideFailure when Slurm refuses.
SlurmJobs submit(const SlurmPlan&);
std::optional<SlurmJobs> submitted_jobs(const std::filesystem::path& folder);

/// "4 RUNNING, 2 PENDING" of jobs still known to the queue; empty when none is or there is no
/// Slurm.
std::string queue_states(const std::string& job);

}  // namespace limlab
