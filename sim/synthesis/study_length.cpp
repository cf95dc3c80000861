#include "synthesis/study_length.hpp"

#include <algorithm>

#include "params/table.hpp"
#include "words/job_words.hpp"

namespace limlab {

StudyLengths StudyLengths::read(const std::filesystem::path& folder) {
  StudyLengths out;
  const Table t = Table::read(folder / "study_length.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    const auto heading = from_name<Education>(t.text(r, "heading_for"));
    if (!heading) t.refuse(r, "heading_for", "is no level of education");
    const std::int64_t years = t.integer(r, "years");
    if (years < 1 || years > kLongest) t.refuse(r, "years", "must be 1 to 12");
    out.up_to_[at(*heading)][static_cast<std::size_t>(years)] += t.number(r, "share");
  }
  for (auto& row : out.up_to_) {
    double sum = 0, all = 0;
    for (const double share : row) all += share;
    for (double& share : row) share = all > 0 ? (sum += share) / all : 0;
  }
  return out;
}

int StudyLengths::years_beyond(Education heading_for, int passed, double uniform) const {
  const auto& up_to = up_to_[at(heading_for)];
  const double gone = up_to[static_cast<std::size_t>(std::clamp(passed, 0, kLongest))];
  const double aim = gone + uniform * (1 - gone);
  if (gone >= 1 || up_to.back() <= 0) return 0;
  for (int years = 1; years < kLongest; ++years)
    if (aim < up_to[static_cast<std::size_t>(years)]) return years;
  return kLongest;
}

}  // namespace limlab
