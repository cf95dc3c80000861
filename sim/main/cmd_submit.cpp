#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "batch/command.hpp"
#include "batch/ensemble.hpp"
#include "batch/forecast.hpp"
#include "batch/slurm.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

/// Slurm's default MaxArraySize is 1001.
constexpr int kMostTasks = 1000;

/// What goes into a line `#SBATCH --name=value`: one word, so that it cannot begin another.
std::string word_of(const Given& given, const char* name, std::vector<Problem>& problems) {
  const std::string text = given.one(name).value_or("");
  for (const char c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) &&
        std::string("-_.:,+@").find(c) == std::string::npos) {
      problems.push_back(option_problem(std::string("--") + name,
                                        fmt::format("\"{}\" is not allowed", text),
                                        "write it as sbatch takes it, such as 02:00:00"));
      return "";
    }
  return text;
}

SlurmPlan read_options(const Given& given, std::vector<Problem>& problems) {
  SlurmPlan p;
  p.manifest = fs::absolute(given.arguments.front());
  if (const auto folder = given.one("output"); folder && !folder->empty())
    p.folder = fs::absolute(*folder).lexically_normal();
  else
    problems.push_back(option_problem("--output", "no folder is given", "write -o FOLDER"));
  if (!p.folder.empty() && !p.folder.has_filename()) p.folder = p.folder.parent_path();
  p.time = word_of(given, "time", problems);
  if (p.time.empty() && problems.empty())
    problems.push_back(option_problem("--time", "no time limit is given",
                                      "write --time HH:MM:SS, as sbatch takes it"));
  p.partition = word_of(given, "partition", problems);
  p.account = word_of(given, "account", problems);
  p.cores = static_cast<int>(given.whole("cores", 1, 1024, problems).value_or(1));
  p.warning = static_cast<int>(given.whole("warning", 10, 86400, problems).value_or(60));
  p.members_per_task =
      static_cast<int>(given.whole("members-per-task", 1, 10'000'000, problems).value_or(0));
  return p;
}

int act(const Given& given) {
  const Home home;
  std::vector<Problem> problems;
  SlurmPlan plan = read_options(given, problems);
  Manifest manifest;
  try {
    manifest = load_manifest(given.arguments.front(), home.rules());
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  plan.members = manifest.members();
  if (plan.members_per_task == 0)
    plan.members_per_task = std::max(plan.cores, (plan.members + kMostTasks - 1) / kMostTasks);
  if (plan.tasks() > kMostTasks)
    throw UserError(option_problem("--members-per-task",
                                   fmt::format("{} tasks are too many", plan.tasks()),
                                   fmt::format("Slurm takes {} by default", kMostTasks)));
  plan.program = fs::read_symlink("/proc/self/exe");
  plan.home = fs::absolute(home.rules().shipped.parent_path());
  plan.name = "limlab-" + plan.folder.filename().string();
  std::replace_if(
      plan.name.begin(), plan.name.end(),
      [](unsigned char c) { return !std::isalnum(c) && c != '-' && c != '_' && c != '.'; }, '_');
  const Forecast needs = forecast(manifest, plan.folder, 0);
  const int at_once = std::min(plan.cores, plan.members_per_task);
  // Twice the forecast: a task that is killed for its memory costs more than some memory unused.
  const double living = 2 * (50e6 + needs.memory_bytes * at_once);
  plan.memory_mb =
      static_cast<long>(std::max(living, 100e6 + 1.25 * needs.summing_bytes) / 1e6) + 1;
  if (given.has("dry-run")) {
    std::cout << array_script(plan) << "\n# ---- after the array ----\n" << collector_script(plan);
    return 0;
  }
  if (run_command({"sbatch", "--version"}).code != 0)
    throw OutsideFailure(
        "there is no sbatch here: is this a login node of a cluster, is Slurm's module loaded? "
        "`limlab ensemble` runs without Slurm");
  const EnsembleFolder folder(plan.folder);
  const std::string program = program_and_inputs(home.rules().shipped / "limburg");
  const std::string key = fingerprint(manifest, program);
  if (given.has("resume"))
    folder.join(manifest, key, program);
  else
    folder.begin(manifest, key, program);
  const SlurmJobs jobs = submit(plan);
  std::cout << fmt::format(
      "{} members in {} tasks of {}; about {:.0f} MB each\narray_job: {}\ncollector_job: {}\n"
      "`limlab status {}` says how far it is; the result will be {}\n",
      plan.members, plan.tasks(), plan.members_per_task, needs.member_bytes / 1e6, jobs.array,
      jobs.collector, plan.folder.string(), folder.result().string());
  return 0;
}

}  // namespace

Command submit_command() {
  return {
      {"submit",
       "MANIFEST",
       "hands an ensemble to Slurm: an array that lives the members, a job that collects them",
       1,
       1,
       {{"output", "o", "FOLDER", "folder of the ensemble, seen by all nodes"},
        {"time", "", "LIMIT", "time limit of a task, as sbatch takes it"},
        {"partition", "", "NAME", "partition; default: the cluster's"},
        {"account", "", "NAME", "account; default: yours"},
        {"cores", "", "N", "cores of a task, default 1; members are lived side by side"},
        {"members-per-task", "", "N", "members of a task; default: at most 1000 tasks"},
        {"warning", "", "SECONDS", "before the limit, to stop in good order; default 60"},
        {"resume", "", "", "hand in what is missing of a folder that was begun"},
        {"dry-run", "", "", "print the scripts; write and submit nothing"}},
       "A task that reaches its time limit stops in good order and goes back into the queue by "
       "itself.\n"
       "The collecting job lives whatever is missing then. scenarios/batch/README.md tells more."},
      act};
}

}  // namespace limlab
