#include "outputs/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace limlab {
namespace {

const Horizon kTwoYears{make_month(2029, 6), 30};  // lives 2029-07 to 2031-12

TEST(Windows, AreCalendarYearsLivedWhole) {
  EXPECT_FALSE(window_of_year(kTwoYears, 2029));
  const auto w = window_of_year(kTwoYears, 2030);
  ASSERT_TRUE(w);
  EXPECT_EQ(kTwoYears.month_at(w->first), make_month(2030, 1));
  EXPECT_EQ(kTwoYears.month_at(w->last), make_month(2030, 12));
  EXPECT_FALSE(window_of_year(kTwoYears, 2032));
  const auto usual = usual_windows(kTwoYears);
  ASSERT_EQ(usual.size(), 2u);
  EXPECT_EQ(usual[0].name, "2030");
  EXPECT_EQ(usual[1].name, "2031");
}

TEST(Windows, OfAShortRunAreItsLastMonths) {
  const auto usual = usual_windows({make_month(2026, 3), 4});
  ASSERT_EQ(usual.size(), 1u);
  EXPECT_EQ(usual[0].first, 1u);
  EXPECT_EQ(usual[0].last, 4u);
}

TEST(Readings, ReadEveryKind) {
  Record r(kTwoYears);
  const Window w{"test", 2, 3};
  for (std::size_t t = 0; t <= 3; ++t) {
    r.row(Series::hires, t)[0] = 10 * static_cast<int>(t);  // Limburg, resident, jobseeker
    r.row(Series::hires, t)[2 * 7] = 1000;                  // outside: not read
    *r.real_row(Series::tension_ratio, t) = t == 2 ? std::nan("") : 4;
    r.row(Series::vacancies_filled, t)[1] = static_cast<int>(t);
    r.real_row(Series::vacancy_duration, t)[1] = t == 3 ? 2.0 : 5.0;
  }
  const std::vector<Cells> here{cells_of(Series::hires, {{Dim::place, 0, 0}})};
  EXPECT_EQ(here[0].cells.size(), 14u);
  const auto value = [&](Reads how, std::vector<Cells> parts) {
    return Reading{"g", "n", "u", "t", how, std::move(parts)}.value(r, w, 0.1);
  };
  EXPECT_NEAR(value(Reads::flow, here), 500, 1e-9);
  EXPECT_NEAR(value(Reads::level, here), 250, 1e-9);
  EXPECT_NEAR(value(Reads::so_far, here), 600, 1e-9);
  EXPECT_NEAR(value(Reads::at_end, here), 300, 1e-9);
  EXPECT_NEAR(value(Reads::rate, {cells_of(Series::tension_ratio)}), 4, 1e-12);
  // Two filled after 5 months, three after 2.
  EXPECT_NEAR(
      value(Reads::mean, {cells_of(Series::vacancy_duration), cells_of(Series::vacancies_filled)}),
      16.0 / 5, 1e-12);
}

TEST(Readings, SharesMeansAndSeriesByYear) {
  Record r(kTwoYears);
  const Window w{"2030", 7, 18};  // ends on 1 January 2031, the third entry of the year axis
  const auto match = [&](std::size_t year, Occupation o, EducationMatch e) -> std::int32_t& {
    return r.row(Series::job_match,
                 year)[(at(o) * count_of<EducationMatch> + at(e)) * count_of<FieldMatch>];
  };
  match(2, Occupation::o21, EducationMatch::more) = 30;
  match(2, Occupation::o25, EducationMatch::matched) = 10;
  match(1, Occupation::o25, EducationMatch::matched) = 1000;  // a year before: not read
  r.real_row(Series::mean_wage, 2)[at(Occupation::o21)] = 4000;
  r.real_row(Series::mean_wage, 2)[at(Occupation::o25)] = 6000;
  r.real_row(Series::mean_wage, 2)[at(Occupation::o11)] = std::nan("");  // nobody holds one
  const auto value = [&](Reads how, std::vector<Cells> parts) {
    return Reading{"g", "n", "u", "t", how, std::move(parts)}.value(r, w, 0.1);
  };
  const std::size_t more = at(EducationMatch::more);
  const Cells over = cells_of(Series::job_match, {{Dim::education_match, more, more}}),
              all = cells_of(Series::job_match);
  EXPECT_DOUBLE_EQ(value(Reads::share, {over, all}), 75);
  EXPECT_DOUBLE_EQ(value(Reads::level, {all}), 400);
  EXPECT_DOUBLE_EQ(value(Reads::mean, {cells_of(Series::mean_wage), all}), 4500);
  const std::size_t second = at(Occupation::o25);
  EXPECT_DOUBLE_EQ(
      value(Reads::rate, {cells_of(Series::mean_wage, {{Dim::occupation, second, second}})}), 6000);
  EXPECT_TRUE(std::isnan(
      value(Reads::share, {cells_of(Series::hire_match), cells_of(Series::hire_match)})));
}

TEST(Readings, SwingsOfFlowsAreThoseOfTheirYearlySums) {
  Record r(kTwoYears);
  for (std::size_t t = 1; t < kTwoYears.times(); ++t) {
    r.row(Series::hires, t)[0] = t % 2 != 0 ? 90 : 10;  // a season that comes back
    *r.row(Series::commuters_in, t) = static_cast<std::int32_t>(t * t);
  }
  const Window w{"test", 19, 30};
  const auto swing = [&](Series s) {
    return Reading{"g", "n", "u", "t", Reads::swing, {cells_of(s)}}.value(r, w, 0.1);
  };
  EXPECT_NEAR(swing(Series::hires), 0, 1e-9);
  // Changes of a square over twelve months rise by 24 a month: 19 of them.
  EXPECT_NEAR(swing(Series::commuters_in), 240 * std::sqrt(19 * 20 / 12.0), 1e-9);
}

Comparison tiny() {
  Comparison c;
  c.horizon = kTwoYears, c.scale = 0.5, c.replicates = {0, 1}, c.windows = {{"2030", 7, 18}};
  c.readings = headlines();
  c.runs = {{"a.h5", "base", {}}, {"b.h5", "more \"jobs\"", {}}};
  for (int k = 0; k < 2; ++k) {
    Record a(kTwoYears, k), b(kTwoYears, k);
    for (std::size_t t = 0; t < kTwoYears.times(); ++t) {
      *a.row(Series::commuters_in, t) = 100 + 10 * k;
      *b.row(Series::commuters_in, t) = 103 + 12 * k;
    }
    b.digest[9 - static_cast<std::size_t>(k)] = "00000000000000ff";
    c.add({a, b});
  }
  c.finish();
  return c;
}

TEST(Comparison, PairsReplicatesAndTellsWhereRunsPart) {
  const Comparison c = tiny();
  ASSERT_EQ(c.pairs.size(), 1u);
  EXPECT_EQ(c.pairs[0].first_difference, 8);  // the earliest over the replicates
  for (std::size_t i = 0; i < c.readings.size(); ++i)
    if (c.readings[i].name == "commuters_in") {
      const PairedDifference& e = c.pairs[0].effects[i][0];
      EXPECT_DOUBLE_EQ(e.a, 210);         // mean of 200 and 220
      EXPECT_DOUBLE_EQ(e.difference, 8);  // 6 and 10
    }
  const std::string text = comparison_text(c, false);
  EXPECT_NE(text.find("equal up to 2030-01"), std::string::npos);
  EXPECT_NE(text.find("in-commuters"), std::string::npos);
  EXPECT_NE(comparison_json(c).find("\"b\": \"more \\\"jobs\\\"\""), std::string::npos);
  EXPECT_NE(comparison_csv(c).find("base,\"more \"\"jobs\"\"\",headline,commuters_in"),
            std::string::npos);
}

TEST(Comparison, OfARunWithItselfIsEqual) {
  Comparison c;
  c.horizon = kTwoYears, c.replicates = {0}, c.windows = usual_windows(kTwoYears);
  c.readings = headlines();
  c.runs = {{"a.h5", "base", {}}, {"a.h5", "base", {}}};
  const Record a(kTwoYears);
  c.add({a, a});
  c.finish();
  EXPECT_EQ(c.pairs[0].first_difference, -1);
  EXPECT_NE(comparison_text(c, false).find("equal in every month"), std::string::npos);
}

TEST(PostBalance, AddsUpWhenLawFourHolds) {
  // 50 filled here = 60 residents at work - 20 out + 10 in; 100 residents.
  Record r(kTwoYears);
  const auto person = [&](Status s, int n) {
    r.row(Series::persons, 1)[at(s) * count_of<Sex> * kAgeGroups * count_of<Education>] = n;
  };
  person(Status::employee, 60), person(Status::jobseeker, 5), person(Status::home, 6);
  person(Status::ill, 7), person(Status::retired, 9), person(Status::pupil, 13);
  r.row(Series::population, 1)[0] = 100;
  *r.row(Series::commuters_out, 1) = 20;
  *r.row(Series::commuters_in, 1) = 10;
  r.row(Series::jobs_filled, 1)[3] = 50;
  double sum = 0, filled = 0;
  for (const Reading& reading : post_balance())
    (reading.name == "filled" ? filled : sum) += reading.value(r, {"", 1, 1}, 1);
  EXPECT_DOUBLE_EQ(filled, 50);
  EXPECT_DOUBLE_EQ(sum, filled);
}

}  // namespace
}  // namespace limlab
