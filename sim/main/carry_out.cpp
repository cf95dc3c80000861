#include "main/carry_out.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <iostream>
#include <thread>

#include "main/interrupt.hpp"
#include "main/output_path.hpp"
#include "main/progress.hpp"

namespace limlab {

namespace {

constexpr int kAtCheckpoint = 75;

Wish wish_of(int signal) {
  return signal == 0 ? Wish::go_on : signal == SIGINT ? Wish::stop : Wish::checkpoint;
}

std::string resume_with(const std::filesystem::path& checkpoint) {
  return "`limlab resume " + checkpoint.string() + "`";
}

int tell_checkpoint(const RunResult& result, const std::filesystem::path& checkpoint) {
  std::cerr << "limlab: stopped at a checkpoint, the end of " << to_string(result.stopped) << " ("
            << result.months_done << " months of the run are lived): " << checkpoint.string()
            << "\n  Go on with " << resume_with(checkpoint) << ".\n";
  return kAtCheckpoint;
}

/// Says what is kept after Ctrl-C, and how to go on; gives the exit code 128 + signal.
int tell_interrupted(const RunResult& result, const std::string& again,
                     const std::filesystem::path& checkpoint) {
  std::cerr << "limlab: interrupted after " << result.months_done << " months. ";
  if (result.written.empty())
    std::cerr << "No month was finished, so no file was written; start again with `" << again
              << "`.";
  else
    std::cerr << "They are kept in " << result.written.string()
              << ". To live the rest, run the same command again (with --force if you give this "
                 "file with -o): "
                 "the same seed gives the same months.";
  if (result.checkpointed)
    std::cerr << " Or go on from the last checkpoint with `limlab resume " << checkpoint.string()
              << (result.written.empty() ? "" : " --force") << "`.";
  std::cerr << "\n";
  return 128 + interrupted_by();
}

/// What a killed run left half written beside its checkpoint is of no use to anybody.
void remove_leftovers(const std::filesystem::path& checkpoint) {
  std::error_code ignored;
  std::filesystem::remove(checkpoint.string() + ".part", ignored);
}

}  // namespace

RunRequest request_of(const Given& given, std::vector<Problem>& problems) {
  RunRequest out;
  const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 1024);
  out.threads = static_cast<int>(given.whole("threads", 1, 1024, problems).value_or(cores));
  out.checks = given.has("checks");
  out.force = given.has("force");
  out.checkpoint_every =
      static_cast<int>(given.whole("checkpoint-every", 1, 12000, problems).value_or(0));
  const std::string mode = given.word("progress", {"auto", "always", "never"}, "auto", problems);
  out.progress = mode == "always"  ? ProgressMode::always
                 : mode == "never" ? ProgressMode::never
                                   : ProgressMode::automatic;
  return out;
}

std::optional<Month> until_of(const Given& given, std::vector<Problem>& problems) {
  const auto text = given.one("until");
  if (!text) return std::nullopt;
  const auto month = parse_month(*text);
  if (!month)
    problems.push_back(
        option_problem("--until", "\"" + *text + "\" is not a month", "write YYYY-MM"));
  return month;
}

int carry_out(const Scenario& scenario, RunRequest request, const std::string& again) {
  request.checkpoint = checkpoint_of(request.output);
  watch_for_interrupts();
  Progress progress(request.progress);
  request.wish = [&] { return wish_of(interrupted_by()); };
  request.on_month = [&](int done, int total, const MonthNews& news) {
    progress.month(done, total, news);
  };
  RunResult result;
  try {
    result = run_scenario(scenario, request);
  } catch (const OutsideFailure& e) {
    progress.close();
    std::error_code fault;
    if (!std::filesystem::exists(request.checkpoint, fault)) throw;
    throw OutsideFailure(fmt::format("{}; the last checkpoint is whole: {}", e.what(),
                                     resume_with(request.checkpoint)));
  }
  progress.close();
  remove_leftovers(request.checkpoint);
  const bool at_checkpoint = result.stopped != kNever;
  std::cout << result.summary << "months_simulated: " << result.months_simulated;
  if (result.months_done > result.months_simulated)
    std::cout << " (and " << result.months_done - result.months_simulated
              << " from the checkpoint)";
  std::cout << "\n";
  if (result.checkpointed && !at_checkpoint)
    std::cout << "last checkpoint: " << request.checkpoint.string() << "\n";
  std::cout << std::flush;
  if (at_checkpoint) return tell_checkpoint(result, request.checkpoint);
  return result.finished ? 0 : tell_interrupted(result, again, request.checkpoint);
}

std::vector<OptionSpec> shared_options() {
  return {
      {"output", "o", "FILE", "file to write"},
      {"force", "", "", "replace an existing file, or the checkpoint of an earlier run"},
      {"threads", "", "T", "threads, 1 to 1024; default: all cores. Never changes results"},
      {"until", "", "YYYY-MM", "last month"},
      {"checkpoint-every", "", "N", "write a checkpoint after every N months, beside the output"},
      {"progress", "", "WHEN", "auto, always or never; auto: when stderr is a terminal"},
      {"checks", "", "", "check the books after every step (slower)"}};
}

}  // namespace limlab
