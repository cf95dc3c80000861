#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <numeric>

#include "batch/command.hpp"
#include "batch/ensemble.hpp"
#include "batch/forecast.hpp"
#include "batch/ranks.hpp"
#include "main/commands.hpp"
#include "main/ensemble_progress.hpp"
#include "main/home.hpp"
#include "main/interrupt.hpp"
#include "params/number_text.hpp"
#include "storage/ensemble_file.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {

constexpr int kStoppedAtCheckpoint = 75;

struct Asked {
  fs::path manifest_file, folder;
  bool resume = false, skip_failed = false;
  int checkpoint_every = 0;
  std::optional<std::pair<int, int>> only;  ///< first and last member
  std::optional<int> threads;
  ProgressMode progress = ProgressMode::automatic;
};

std::optional<std::pair<int, int>> read_only(const Given& given, std::vector<Problem>& problems) {
  const auto text = given.one("only");
  if (!text) return std::nullopt;
  const auto cut = text->find('-');
  const auto first = parse_whole(text->substr(0, cut));
  const auto last = cut == std::string::npos ? first : parse_whole(text->substr(cut + 1));
  if (first && last && 0 <= *first && *first <= *last &&
      *last < static_cast<std::int64_t>(kMostMembers))
    return std::pair(static_cast<int>(*first), static_cast<int>(*last));
  problems.push_back(option_problem("--only", fmt::format("\"{}\" is not allowed", *text),
                                    "write the number of a member, such as 7, or 8-15"));
  return std::nullopt;
}

Asked read_options(const Given& given) {
  Asked out;
  std::vector<Problem> problems;
  out.manifest_file = given.arguments.front();
  if (const auto folder = given.one("output"); folder && !folder->empty())
    out.folder = *folder;
  else
    problems.push_back(option_problem("--output", "no folder is given", "write -o FOLDER"));
  // "results/" and "results" are one folder; its parent has to be found.
  if (!out.folder.empty() && !out.folder.has_filename()) out.folder = out.folder.parent_path();
  out.resume = given.has("resume");
  out.only = read_only(given, problems);
  if (const auto n = given.whole("threads", 1, 1024, problems)) out.threads = static_cast<int>(*n);
  out.checkpoint_every =
      static_cast<int>(given.whole("checkpoint-every", 0, 12000, problems).value_or(0));
  out.skip_failed = given.word("on-failure", {"stop", "skip"}, "stop", problems) == "skip";
  const std::string mode = given.word("progress", {"auto", "always", "never"}, "auto", problems);
  out.progress = mode == "always"  ? ProgressMode::always
                 : mode == "never" ? ProgressMode::never
                                   : ProgressMode::automatic;
  if (!problems.empty()) throw UserError(std::move(problems));
  return out;
}

/// Everything that is checked before the first member, and the folder made or joined.
struct Prepared {
  Manifest manifest;
  std::string key;
  std::vector<int> members;
};

Prepared prepare(const Asked& asked, const Home& home, bool leader) {
  Prepared out{load_manifest(asked.manifest_file, home.rules()), {}, {}};
  const std::string program = program_and_inputs(home.rules().shipped / "limburg");
  out.key = fingerprint(out.manifest, program);
  const auto [first, last] = asked.only.value_or(std::pair(0, out.manifest.members() - 1));
  if (last >= out.manifest.members())
    throw UserError(option_problem("--only", fmt::format("there is no member {}", last),
                                   fmt::format("allowed: 0 to {}", out.manifest.members() - 1)));
  out.members.resize(static_cast<std::size_t>(last - first + 1));
  std::iota(out.members.begin(), out.members.end(), first);
  const EnsembleFolder folder(asked.folder);
  if (asked.resume || !leader) {
    folder.join(out.manifest, out.key, program);
  } else {
    check_fits(forecast(out.manifest, asked.folder, 0), asked.folder);  // before anything is made
    folder.begin(out.manifest, out.key, program);
  }
  return out;
}

int members_there(const EnsembleFolder& folder, const std::vector<int>& members) {
  std::error_code ignored;
  int out = 0;
  for (const int n : members) out += fs::exists(folder.member(n), ignored);
  return out;
}

/// As `run`: Ctrl-C is 130; SIGTERM and SIGUSR1 stop at checkpoints.
int code_of_stop() { return interrupted_by() == SIGINT ? 128 + SIGINT : kStoppedAtCheckpoint; }

std::string log_text(const std::vector<long>& sums) {
  return fmt::format("members_run: {}\nmembers_reused: {}\nmonths_simulated: {}\n", sums[0],
                     sums[1], sums[2]);
}

int tell_stopped(const Asked& asked, const std::vector<long>& sums) {
  std::cout << log_text(sums) << std::flush;
  std::cerr << fmt::format(
      "limlab: stopped; what was finished is kept in {}. Go on with `limlab ensemble {} -o {} "
      "--resume`.\n",
      asked.folder.string(), shell_word(asked.manifest_file.string()),
      shell_word(asked.folder.string()));
  return code_of_stop();
}

/// A finished folder whose result is of another kind than the manifest asks for by now.
void check_result(const Asked& asked, const Manifest& m, const EnsembleFolder& folder) {
  const auto there = result_of(folder.result());
  if (!there || *there == m.result) return;
  throw UserError(Problem{folder.result().string(),
                          0,
                          {},
                          fmt::format("holds {}, and {} asks for {}", name_of(*there),
                                      asked.manifest_file.string(), name_of(m.result)),
                          "move it away; --resume then collects anew from members/"});
}

int live(const Asked& asked, const Home& home, const Prepared& p, const Ranks& ranks) {
  const EnsembleFolder folder(asked.folder);
  const fs::path inputs = home.rules().shipped / "limburg";
  std::error_code ignored;
  const bool complete = !asked.only && fs::exists(folder.result(), ignored);
  if (complete) {
    check_result(asked, p.manifest, folder);
    if (ranks.leader())
      std::cout << fmt::format("{} is finished; nothing to do\n", folder.result().string())
                << log_text({0, static_cast<long>(p.members.size()), 0});
    return 0;
  }
  const Forecast needs = forecast(p.manifest, asked.folder, members_there(folder, p.members));
  EnsembleRequest request;
  request.members = p.members;
  request.crew.threads = asked.threads.value_or(usable_cores(ranks.here()));
  request.crew.most_at_once = std::max(1, needs.most_at_once / ranks.here());
  request.skip_failed = asked.skip_failed;
  request.checkpoint_every = asked.checkpoint_every;
  request.owner = this_process(ranks.rank());
  if (ranks.leader())
    std::cerr << "limlab: " << needs.text(p.manifest, request.crew.threads) << "\n";
  check_fits(needs, asked.folder);

  watch_for_interrupts();
  EnsembleProgress progress(ranks.leader() ? asked.progress : ProgressMode::never);
  request.on_news = [&](const EnsembleNews& news) {
    progress.tell(news, p.manifest.months());
    return interrupted_by() == 0;
  };
  const EnsembleOutcome done =
      live_ensemble(p.manifest, folder, p.key, home.rules().book, inputs, request);
  progress.close();
  bool finished = done.finished;
  std::vector<long> sums{done.members_run, ranks.leader() ? done.members_reused : 0,
                         done.months_simulated};
  if (finished && ranks.leader() && !asked.only)
    finished = collect(p.manifest, folder, p.key, {inputs, request.owner, request.crew.threads, [] {
                                                     return interrupted_by() == 0;
                                                   }});
  ranks.sum_to_leader(sums);
  if (!finished) return ranks.leader() ? tell_stopped(asked, sums) : code_of_stop();
  if (!ranks.leader()) return 0;
  for (const int n : done.failed)
    std::cerr << fmt::format("limlab: member {} failed and is left out; why: {}\n", n,
                             folder.failure(n).string());
  std::cout << log_text(sums);
  if (asked.only)
    std::cout << fmt::format("written: {}\n", p.members.size() == 1
                                                  ? folder.member(p.members.front()).string()
                                                  : (asked.folder / "members").string());
  else
    std::cout << fmt::format("written: {}\n", folder.result().string());
  if (!asked.only && p.manifest.result == EnsembleResult::summaries)
    std::cout << fmt::format("{} is no longer needed; `--only` lives any member again\n",
                             (asked.folder / "members").string());
  return 0;
}

int act(const Given& given) {
  const Asked asked = read_options(given);
  const Home home;
  Ranks ranks;
  std::optional<Prepared> prepared;
  std::exception_ptr wrong;
  if (ranks.leader()) try {
      prepared = prepare(asked, home, true);
    } catch (...) {
      wrong = std::current_exception();
    }
  // One rank says what is wrong; the others end quietly, and well: mpirun kills all when one fails,
  // and the message would be lost.
  if (ranks.from_leader(wrong ? 2 : 0) != 0) {
    ranks.end();
    if (wrong) std::rethrow_exception(wrong);
    return 0;
  }
  if (!prepared) prepared = prepare(asked, home, false);
  const int code = live(asked, home, *prepared, ranks);
  ranks.end();
  return code;
}

}  // namespace

Command ensemble_command() {
  return {
      {"ensemble",
       "MANIFEST",
       "lives many members (scenarios x draws x replicates) and writes FOLDER/ensemble.h5",
       1,
       1,
       {{"output", "o", "FOLDER", "folder of the ensemble; made, or gone on with by --resume"},
        {"resume", "", "", "go on in a folder that was begun; finished members stay"},
        {"only", "", "MEMBERS", "one member (7) or a range (8-15), without collecting"},
        {"threads", "", "T", "threads, 1 to 1024; default: all cores. Never changes results"},
        {"checkpoint-every", "", "N",
         "months after which a member keeps what it lived; default: only when told to stop"},
        {"on-failure", "", "WHAT",
         "stop (default) or skip: what to do when a member breaks a law of the model"},
        {"progress", "", "WHEN", "auto, always or never; auto: when stderr is a terminal"}},
       "Smallest manifest:\n"
       "  {\"scenarios\": [\"baseline.json\", \"jobs_2500.json\"], \"replicates\": 6, \"scale\": "
       "0.05,\n"
       "   \"until\": \"2030-12\", \"seed\": 11}\n"
       "Paths are relative to the manifest, then to the shipped scenarios. \"draws\" varies "
       "parameters:\n"
       "{\"method\": \"latin_hypercube\" or \"sobol\", \"n\": 32, \"parameters\": [names] or "
       "\"all\"} draws\n"
       "uniformly between low and high of the parameter reference; {\"csv\": \"design.csv\"} has "
       "a column\n"
       "per parameter and a line per draw. Members count replicates fastest, then draws, then "
       "scenarios.\n"
       "\"result\": \"summaries\" writes quantiles, means and paired differences from the first "
       "scenario\n"
       "in place of every member's series (\"members\"); \"both\" writes both. Members' files "
       "stay in\n"
       "FOLDER/members until you remove them.\n"
       "Any number of processes, on machines that share FOLDER, may work on it with --resume; "
       "so may\n"
       "the ranks of `mpirun limlab ensemble …`. SIGUSR1 and SIGTERM stop at the "
       "end of the month\n"
       "with exit code 75, Ctrl-C with 130; members at work are kept as they stand, --resume goes "
       "on."},
      act};
}

}  // namespace limlab
