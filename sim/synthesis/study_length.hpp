#pragma once
#include <array>
#include <filesystem>

#include "words/person_words.hpp"

namespace limlab {

/// Whole years between the first enrolment in higher education and leaving it for good, by the
/// attainment that a student leaves with (medium: without a further diploma).
/// Source: scenarios/limburg/study_length.csv.
class StudyLengths {
 public:
  /// UserError with file, line and column when the table cannot be used.
  static StudyLengths read(const std::filesystem::path& folder);

  static constexpr int kLongest = 12;
  /// Years of a beginner; `uniform` in [0, 1).
  int years(Education heading_for, double uniform) const {
    return years_beyond(heading_for, 0, uniform);
  }
  /// Years of somebody still there after `passed` years: drawn among the longer ones only, so that
  /// a stock looks like what cohorts have left of themselves. 0 when nobody stays that long.
  int years_beyond(Education heading_for, int passed, double uniform) const;

 private:
  /// Share that stays at most so many years [heading_for][years].
  std::array<std::array<double, kLongest + 1>, count_of<Education>> up_to_{};
};

}  // namespace limlab
