#include "batch/slurm.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/errors.hpp"
#include "batch/command.hpp"
#include "batch/text_store.hpp"

namespace limlab {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::string head(const SlurmPlan& p, const std::string& what, const std::string& log) {
  std::string out = "#!/bin/bash\n";
  const auto option = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += fmt::format("#SBATCH --{}={}\n", name, value);
  };
  option("job-name", p.name + what);
  option("time", p.time);
  option("partition", p.partition);
  option("account", p.account);
  option("cpus-per-task", std::to_string(p.cores));
  option("ntasks", "1");
  option("mem", p.memory_mb > 0 ? fmt::format("{}M", p.memory_mb) : "");
  option("signal", fmt::format("B:USR1@{}", p.warning));
  // A job that comes back goes on writing its log. Slurm reads no quotes here: blanks in the
  // folder's name would cut it, so the scripts are submitted from within.
  option("open-mode", "append");
  option("output", log);
  return out + "#SBATCH --requeue\n";
}

/// Runs `what`, hands signals on, and puts the job back into the queue when it was told to stop.
std::string body(const SlurmPlan& p, const std::string& what, const std::string& job) {
  return fmt::format(R"(
export LIMLAB_HOME={home}
stopped=''
{what} &
child=$!
# A trap runs only between commands, so the program is waited for in the background.
trap 'stopped=yes; kill -USR1 "$child" 2>/dev/null' USR1
trap 'kill -TERM "$child" 2>/dev/null' TERM
wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
if [[ -n $stopped ]]; then
  if (( ${{SLURM_RESTART_COUNT:-0}} > 500 )); then
    echo "came back 500 times: is the time limit shorter than one month of a member takes?"
    exit 1
  fi
  echo "stopped before the time limit; back into the queue"
  scontrol requeue {job} && sleep 60  # Slurm ends the script
fi
exit "$code"
)",
                     fmt::arg("home", shell_quoted(p.home.string())), fmt::arg("what", what),
                     fmt::arg("job", job));
}

std::string command(const SlurmPlan& p, const std::string& more) {
  return fmt::format("{} ensemble {} -o {} --resume --progress never --threads {}{}",
                     shell_quoted(p.program.string()), shell_quoted(p.manifest.string()),
                     shell_quoted(p.folder.string()), p.cores, more);
}

std::string submit_one(const fs::path& folder, const std::vector<std::string>& more,
                       const std::string& script) {
  std::vector<std::string> words{"sbatch", "--parsable", "--chdir", folder.string()};
  words.insert(words.end(), more.begin(), more.end());
  words.push_back((folder / script).string());
  const CommandOutcome got = run_command(words);
  if (got.code != 0) {
    std::string why = got.err.empty() ? got.out : got.err;
    why.erase(why.find_last_not_of('\n') + 1);
    throw OutsideFailure(fmt::format("sbatch refused {}: {}", (folder / script).string(), why));
  }
  return got.out.substr(0, got.out.find_first_of(";\n"));  // "number;cluster"
}

}  // namespace

std::string array_script(const SlurmPlan& p) {
  return head(p, "", "%A_%a.log") + fmt::format("#SBATCH --array=0-{}\n", p.tasks() - 1) +
         fmt::format(
             "\nfirst=$((SLURM_ARRAY_TASK_ID * {0}))\nlast=$((first + {0} - 1))\n"
             "((last < {1})) || last={2}\n",
             p.members_per_task, p.members, p.members - 1) +
         body(p, command(p, " --only \"$first-$last\""),
              "\"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"");
}

std::string collector_script(const SlurmPlan& p) {
  return head(p, "-collect", "collect_%j.log") + body(p, command(p, ""), "\"$SLURM_JOB_ID\"");
}

SlurmJobs submit(const SlurmPlan& p) {
  const fs::path folder = p.folder / "slurm";
  std::error_code fault;
  fs::create_directory(folder, fault);
  if (fault) throw OutsideFailure(folder.string() + ": " + fault.message());
  replace_text(folder / "array.sh", array_script(p));
  replace_text(folder / "collect.sh", collector_script(p));
  SlurmJobs out;
  try {
    out.array = submit_one(folder, {}, "array.sh");
  } catch (const OutsideFailure& e) {
    throw OutsideFailure(std::string(e.what()) +
                         "\nThe folder is ready: the same command with --resume tries again");
  }
  // Whatever became of the tasks: the collector lives what is missing.
  try {
    out.collector = submit_one(folder, {"--dependency=afterany:" + out.array}, "collect.sh");
  } catch (const OutsideFailure& e) {
    throw OutsideFailure(fmt::format(
        "{}\nThe array job {} is in the queue: `scancel {}` takes it back; or let it live the "
        "members and collect them by `limlab ensemble {} -o {} --resume`",
        e.what(), out.array, out.array, shell_word(p.manifest.string()),
        shell_word(p.folder.string())));
  }
  replace_text(folder / "jobs.json",
               Json{{"array", out.array}, {"collector", out.collector}}.dump() + "\n");
  return out;
}

std::optional<SlurmJobs> submitted_jobs(const fs::path& folder) {
  const auto text = read_small(folder / "slurm" / "jobs.json");
  const Json j = text ? Json::parse(*text, nullptr, false) : Json();
  if (!j.is_object() || !j.contains("array") || !j.contains("collector")) return std::nullopt;
  return SlurmJobs{j["array"], j["collector"]};
}

std::string queue_states(const std::string& job) {
  const CommandOutcome got = run_command({"squeue", "-h", "-r", "-j", job, "-o", "%T"});
  if (got.code != 0) return "";
  std::map<std::string, int> counts;
  std::istringstream lines(got.out);
  for (std::string state; std::getline(lines, state);) ++counts[state];
  std::string out;
  for (const auto& [state, n] : counts)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, state);
  return out;
}

}  // namespace limlab
