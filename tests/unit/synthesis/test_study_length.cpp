#include "synthesis/study_length.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/errors.hpp"
#include "tests/support/temp_folder.hpp"

namespace limlab {
namespace {

StudyLengths shipped() {
  return StudyLengths::read(std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg");
}

double mean_years(const StudyLengths& s, Education heading, int passed = 0) {
  double sum = 0;
  constexpr int n = 10'000;
  for (int k = 0; k < n; ++k) sum += s.years_beyond(heading, passed, (k + 0.5) / n);
  return sum / n;
}

TEST(StudyLength, BeginnersOfTheTableKeepTheStudentsOfTheEvidence) {
  // 31,108 students of 18-24 (29,687-33,813) and 3,000 older (2,000-4,500) on 6,800 beginners a
  // year: a mean stay of 4.65 to 5.65 years. 30 % leave without a degree; 36 % of the others with a
  // master.
  const StudyLengths s = shipped();
  const double mean = 0.30 * mean_years(s, Education::medium) +
                      0.70 * 0.64 * mean_years(s, Education::bachelor) +
                      0.70 * 0.36 * mean_years(s, Education::master);
  EXPECT_GT(mean, 4.65);
  EXPECT_LT(mean, 5.65);
}

TEST(StudyLength, WhoIsStillThereStaysLongerThanHeHasBeen) {
  const StudyLengths s = shipped();
  for (const Education e : {Education::medium, Education::bachelor, Education::master})
    for (int passed = 0; passed <= StudyLengths::kLongest; ++passed)
      for (const double u : {0.0, 0.3, 0.999999}) {
        const int years = s.years_beyond(e, passed, u);
        if (years > 0) {
          EXPECT_GT(years, passed);
        }
        EXPECT_LE(years, StudyLengths::kLongest);
      }
  EXPECT_EQ(s.years(Education::bachelor, 0), 3);
  EXPECT_EQ(s.years(Education::master, 0), 5);
  EXPECT_EQ(s.years_beyond(Education::medium, 6, 0.5), 0) << "nobody stays that long";
  EXPECT_GT(mean_years(s, Education::bachelor, 4), mean_years(s, Education::bachelor) + 1);
}

TEST(StudyLength, RefusesWhatItCannotUse) {
  for (const char* row :
       {"clever,3,100", "bachelor,0,100", "bachelor,13,100", "bachelor,three,100"}) {
    const test::TempFolder folder;
    folder.write("study_length.csv", std::string("heading_for,years,share\n") + row + "\n");
    EXPECT_THROW(StudyLengths::read(folder.path()), UserError) << row;
  }
}

}  // namespace
}  // namespace limlab
