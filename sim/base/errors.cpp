#include "base/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace limlab {

std::string Problem::text() const {
  std::string where = file;
  if (line > 0) where += fmt::format("{}line {}", where.empty() ? "" : ":", line);
  if (!path.empty()) where += fmt::format("{}{}", where.empty() ? "" : " at ", path);
  std::string out = where.empty() ? message : where + ": " + message;
  if (!suggestion.empty()) out += " — " + suggestion;
  return out;
}

namespace {
std::string join(const std::vector<Problem>& found) {
  std::string out;
  for (const auto& p : found) out += (out.empty() ? "" : "\n") + p.text();
  return out;
}
}  // namespace

UserError::UserError(std::vector<Problem> found)
    : std::runtime_error(join(found)), problems_(std::move(found)) {}

std::string nearest_name(const std::string& given, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, given.size() / 3) + 1;
  for (const auto& name : known) {
    std::vector<std::size_t> row(name.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < given.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i + 1;
      for (std::size_t j = 0; j < name.size(); ++j) {
        const std::size_t substituted = diagonal + (given[i] == name[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substituted});
      }
    }
    if (row.back() < best_distance) best_distance = row.back(), best = name;
  }
  return best;
}

}  // namespace limlab
