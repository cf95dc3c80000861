#include "main/carry_out.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/output_path.hpp"
#include "storage/checkpoint_fit.hpp"

namespace limlab {

namespace {

/// out.h5 for out.h5.ckpt.
std::filesystem::path output_of(const std::filesystem::path& checkpoint) {
  if (checkpoint.extension() == ".ckpt" && checkpoint.stem() != ".ckpt")
    return checkpoint.parent_path() / checkpoint.stem();
  throw UserError(Problem{checkpoint.string(),
                          0,
                          {},
                          "does not say which file to write",
                          "a name FILE.ckpt stands for the output FILE; else give -o FILE"});
}

int act(const Given& given) {
  const Home home;
  const std::filesystem::path file = given.arguments.front();
  std::vector<Problem> problems;
  RunRequest request = request_of(given, problems);
  Overrides overrides;
  overrides.until = until_of(given, problems);
  if (!problems.empty()) throw UserError(std::move(problems));

  CheckpointReader reader(file);
  const CheckpointAbout& about = reader.about();
  check_program(about, file, home.rules().shipped / "limburg", given.has("other-build"));
  const Scenario scenario = scenario_of(about, file, home.rules(), overrides);
  const auto output = given.one("output");
  request.output = output ? std::filesystem::path(*output) : output_of(file);
  check_output(request.output, file, request.force, problems);
  check_checkpoint(checkpoint_of(request.output), file, request.force, problems);
  if (!problems.empty()) throw UserError(std::move(problems));
  if (!given.has("checkpoint-every")) request.checkpoint_every = about.every;
  request.panel_share = about.panel_share;
  request.branched_from = about.branched_from;
  request.branched_from_json = about.branched_from_json;
  request.from = &reader;
  return carry_out(scenario, std::move(request), "limlab resume " + file.string());
}

}  // namespace

Command resume_command() {
  std::vector<OptionSpec> options = shared_options();
  options[0].help = "file to write; default: the checkpoint's name without .ckpt";
  for (OptionSpec& o : options) {
    if (o.name == "until") o.help = "last month, in place of the scenario's";
    if (o.name == "checkpoint-every") o.help += "; default: as the run did";
  }
  options.push_back(
      {"other-build", "", "", "the checkpoint may be of another build of the same version"});
  return {
      {"resume", "FILE.ckpt", "goes on from a checkpoint and writes the whole trajectory file", 1,
       1, std::move(options),
       "The file has the same content as that of the run without interruption, whatever the "
       "number of threads.\n"
       "A checkpoint that is damaged, or of another version, build or input, is refused. It "
       "stays where it is,\n"
       "and is replaced by a later one of the same run. `months_simulated` says how many months "
       "were lived now.\n"
       "Exit codes as for `limlab run`."},
      act};
}

}  // namespace limlab
