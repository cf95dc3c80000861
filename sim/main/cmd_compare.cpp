#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/output_path.hpp"
#include "outputs/comparison.hpp"
#include "params/number_text.hpp"
#include "storage/comparable.hpp"

namespace limlab {

namespace {

std::vector<Window> windows_of(const Given& given, const Horizon& horizon,
                               std::vector<Problem>& problems) {
  std::vector<Window> out;
  for (const std::string& text : given.all("year")) {
    const auto year = parse_whole(text);
    const auto window = year && *year > 1900 && *year < 2300
                            ? window_of_year(horizon, static_cast<int>(*year))
                            : std::nullopt;
    if (window)
      out.push_back(*window);
    else
      problems.push_back(option_problem(
          "--year", fmt::format("\"{}\" is not a year of which every month was lived", text),
          fmt::format("the files hold {} to {}", to_string(horizon.month_at(1)),
                      to_string(horizon.month_at(horizon.times() - 1)))));
  }
  return out.empty() ? usual_windows(horizon) : out;
}

Comparison read(std::vector<TrajectoryReader>& readers, const Given& given,
                std::vector<Window> windows) {
  Comparison c;
  c.horizon = readers.front().horizon(), c.seed = readers.front().seed();
  c.scale = readers.front().scale(), c.replicates = readers.front().replicates();
  c.windows = std::move(windows);
  const Geography geography = Geography::read(shipped_scenarios() / "limburg");
  c.readings = headlines();
  for (auto more : {post_balance(), breakdowns(geography), match_readings(), plan_indicators()})
    c.readings.insert(c.readings.end(), more.begin(), more.end());
  std::vector<bool> touched(count_of<Sector>);
  for (const auto& reader : readers) {
    const auto here = touched_sectors(reader.record(0));
    for (std::size_t s = 0; s < touched.size(); ++s) touched[s] = touched[s] || here[s];
  }
  const auto posts = measure_readings(touched);
  c.readings.insert(c.readings.end(), posts.begin(), posts.end());
  c.ratios = measure_ratios();
  for (std::size_t i = 0; i < readers.size(); ++i)
    c.runs.push_back({given.arguments[i], readers[i].text("scenario"), {}});
  for (std::size_t position = 0; position < c.replicates.size(); ++position) {
    std::vector<Record> records;
    for (const auto& reader : readers) records.push_back(reader.record(position));
    c.add(records);
  }
  c.finish();
  return c;
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out << text << std::flush;
  if (!out) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw OutsideFailure(file.string() + ": writing failed");
  }
  out.close();
  std::filesystem::rename(part, file);
}

int act(const Given& given) {
  const std::vector<std::filesystem::path> files(given.arguments.begin(), given.arguments.end());
  std::vector<Problem> problems;
  const auto output = given.one("output");
  if (output)
    for (const auto& file : files)
      if (problems.empty()) check_output(*output, file, given.has("force"), problems);
  if (!output && given.has("force"))
    problems.push_back(option_problem("--force", "needs -o FILE", "leave it out"));
  std::vector<TrajectoryReader> readers;
  std::vector<Window> windows;
  try {
    readers = open_comparable(files);
    windows = windows_of(given, readers.front().horizon(), problems);
  } catch (const UserError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  const Comparison c = read(readers, given, std::move(windows));
  if (output) write_text(*output, comparison_csv(c));
  std::cout << (given.has("json") ? comparison_json(c) : comparison_text(c, given.has("all")));
  return 0;
}

}  // namespace

Command compare_command() {
  return {
      {"compare",
       "A B [C…]",
       "paired differences between trajectory files of the same seeds, with intervals",
       2,
       SIZE_MAX,
       {{"json", "", "", "for machines: every reading, window and interval"},
        {"output", "o", "FILE.csv", "also write every number to a CSV file"},
        {"force", "", "", "replace an existing CSV file"},
        {"year", "", "YYYY", "calendar year to show; default: every fifth and the last", true},
        {"all", "", "", "every sector, occupation and municipality"}},
       "Every later file less the first, replicate by replicate: both lived with the same luck, "
       "so most of it cancels.\n"
       "The files need the same seed, scale, months and replicates; others are refused. 90 % "
       "t-intervals of the mean\n"
       "difference over replicates; with one replicate there is none. Stocks are means of a "
       "year's month ends, flows its sums."},
      act};
}

}  // namespace limlab
