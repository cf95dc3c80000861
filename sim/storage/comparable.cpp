#include "storage/comparable.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

std::string span_text(const Horizon& h) {
  return fmt::format("{} to {}", to_string(h.start), to_string(h.month_at(h.times() - 1)));
}

std::string numbers_text(const std::vector<int>& numbers) {
  if (numbers.empty()) return "none";
  bool in_order = true;
  for (std::size_t i = 1; i < numbers.size(); ++i)
    in_order = in_order && numbers[i] == numbers[i - 1] + 1;
  if (in_order && numbers.size() > 2)
    return fmt::format("{} to {}", numbers.front(), numbers.back());
  std::string out;
  for (const int n : numbers) out += fmt::format("{}{}", out.empty() ? "" : ", ", n);
  return out;
}

}  // namespace

std::vector<TrajectoryReader> open_comparable(const std::vector<std::filesystem::path>& files) {
  std::vector<TrajectoryReader> out;
  std::vector<Problem> problems;
  for (const auto& file : files) {
    try {
      out.emplace_back(file);
    } catch (const UserError& e) {
      problems.insert(problems.end(), e.problems().begin(), e.problems().end());
    }
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  const TrajectoryReader& first = out.front();
  const auto differs = [&](std::size_t i, const char* what, const std::string& here,
                           const std::string& there) {
    if (here == there) return;
    problems.push_back({files[i].string(),
                        0,
                        {},
                        fmt::format("{} {}, but {} in {}; runs with other luck cannot be paired",
                                    what, here, there, files[0].string()),
                        "run both scenarios with the same seed, scale, last month and replicates"});
  };
  for (std::size_t i = 1; i < out.size(); ++i) {
    differs(i, "seed", fmt::format("{}", out[i].seed()), fmt::format("{}", first.seed()));
    differs(i, "scale", number_text(out[i].scale()), number_text(first.scale()));
    differs(i, "months", span_text(out[i].horizon()), span_text(first.horizon()));
    differs(i, "replicates", numbers_text(out[i].replicates()), numbers_text(first.replicates()));
  }
  if (!problems.empty()) throw UserError(std::move(problems));
  if (first.replicates().empty() || first.horizon().months == 0)
    throw UserError(Problem{files[0].string(),
                            0,
                            {},
                            "holds no month of any replicate",
                            "give a file that limlab run has finished"});
  return out;
}

}  // namespace limlab
