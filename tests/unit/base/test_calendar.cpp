#include <gtest/gtest.h>

#include "base/calendar.hpp"
#include "base/errors.hpp"

namespace limlab {
namespace {

TEST(Calendar, RoundTrip) {
  for (int year = 1900; year <= 2200; year += 7)
    for (int month = 1; month <= 12; ++month) {
      const Month m = make_month(year, month);
      EXPECT_EQ(year_of(m), year);
      EXPECT_EQ(month_of_year(m), month);
      EXPECT_EQ(parse_month(to_string(m)), m);
    }
}

TEST(Calendar, RefusesWhatIsNotAMonth) {
  for (const char* text :
       {"", "2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-01 ", "abcd-ef", "1899-12"})
    EXPECT_FALSE(parse_month(text)) << text;
}

TEST(Calendar, MonthEnds) {
  EXPECT_EQ(month_end_in_days(make_month(1970, 1)), 30);
  EXPECT_EQ(month_end_in_days(make_month(2024, 2)) - month_end_in_days(make_month(2024, 1)), 29);
}

TEST(NearestName, FindsATypo) {
  EXPECT_EQ(nearest_name("serach.rounds", {"search.rounds", "match.base"}), "search.rounds");
  EXPECT_EQ(nearest_name("zzzzzz", {"search.rounds"}), "");
}

}  // namespace
}  // namespace limlab
