#include <iostream>

#include "main/commands.hpp"
#include "main/output_path.hpp"
#include "main/python.hpp"
#include "storage/comparable.hpp"

namespace limlab {

namespace {

int act(const Given& given) {
  std::vector<Problem> problems;
  const std::string language = given.word("language", {"en", "nl"}, "en", problems);
  const std::vector<std::filesystem::path> files(given.arguments.begin(), given.arguments.end());
  const auto output = given.one("output");
  if (!output) {
    problems.push_back(option_problem("--output", "is missing", "write -o PICTURE.png"));
  } else {
    check_output(*output, files.front(), given.has("force"), problems);
    std::error_code fault;  // the second file must not be drawn over either
    if (problems.empty() && std::filesystem::equivalent(*output, files.back(), fault))
      check_output(*output, files.back(), true, problems);
  }
  try {
    open_comparable(files);  // a plain message from us, before Python starts
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  std::vector<std::string> words{"plot"};
  words.insert(words.end(), {"-o", *output, "--language", language, "--"});
  words.insert(words.end(), given.arguments.begin(), given.arguments.end());
  return run_analysis(words);
}

}  // namespace

Command plot_command() {
  return {
      {"plot",
       "FILE [FILE] -o PNG",
       "draws an overview of a trajectory file, or the paired differences of two",
       1,
       2,
       {{"output", "o", "PNG", "picture to write"},
        {"force", "", "", "replace an existing picture"},
        {"language", "", "LANGUAGE", "en or nl"}},
       "With replicates: the median and the middle 90 % of the runs. With two files (same seed, "
       "scale, last month\n"
       "and replicates): second less first, with the 90 % interval of the mean difference. "
       "Needs Python with xarray,\n"
       "netCDF4 and matplotlib, which ./limlab installs."},
      act};
}

}  // namespace limlab
