#include "outputs/summary.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/support/small_province.hpp"

namespace limlab {
namespace {

using testing::HasSubstr;

std::string text(double scale = 1) {
  return summary(test::SmallProvince().run(1), test::small_geography(), scale, {1.25, 2, 0.5, 2});
}

TEST(Summary, FitsAHundredColumns) {
  std::istringstream in(text());
  for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 100u) << line;
}

TEST(Summary, ShowsEveryReadingAndTheEvidence) {
  const std::string s = text();
  for (const char* part :
       {"residents", "registered jobseekers", "ILO unemployed", "vacancies", "100,000", "70,000",
        "exits from work at 55+ less returns", "first entries under 35, gross", "nearest",
        "4,800-5,500", "44.8 %", "11.5 %", "person-months", "only 14 of 120 months"})
    EXPECT_THAT(s, HasSubstr(part));
}

TEST(Summary, DividesByTheScale) {
  const Record r = test::SmallProvince().run(1);
  EXPECT_THAT(summary_stocks(r, test::small_geography(), 0.01),
              HasSubstr(grouped(100.0 * static_cast<double>(r.total(Series::population, 0)))));
}

TEST(Summary, TheTenYearReadings) {
  Record r(Horizon{make_month(2025, 12), 120});
  for (std::size_t t = 1; t <= 120; ++t) {
    *r.row(Series::exits_55, t) = 900;
    *r.row(Series::reentries_55, t) = 100;
    *r.row(Series::outflow_ageing, t) = 800;
    *r.row(Series::inflow_youth, t) = 700;
    *r.row(Series::young_active_leavers, t) = 150;
  }
  r.row(Series::employed, 0)[9] = 150'000;    // 45-49 at the start
  r.row(Series::employed, 120)[11] = 51'000;  // 55-59 ten years on
  const std::string s = summary_ten_years(r, 1);
  EXPECT_THAT(s, HasSubstr("96,000"));            // 120 x 800
  EXPECT_THAT(s, HasSubstr("99,000   nearest"));  // 150,000 - 51,000
  EXPECT_THAT(s, HasSubstr("66,000   nearest"));  // 120 x (700 - 150)
}

TEST(Summary, GroupsDigits) {
  EXPECT_EQ(grouped(908582), "908,582");
  EXPECT_EQ(grouped(-1234567.4), "-1,234,567");
  EXPECT_EQ(grouped(12), "12");
  EXPECT_EQ(grouped(-0.2), "0");
}

TEST(Summary, ARunWithoutMonthsIsNoAccident) {
  const Record r(Horizon{make_month(2025, 12), 0});
  EXPECT_THAT(summary(r, test::small_geography(), 1, {}), HasSubstr("residents"));
}

}  // namespace
}  // namespace limlab
