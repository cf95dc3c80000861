#include "outputs/observer.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <cmath>

#include "base/errors.hpp"
#include "base/random.hpp"
#include "outputs/kpis.hpp"
#include "tests/support/small_province.hpp"

namespace limlab {
namespace {

using test::SmallProvince;
using testing::IsEmpty;

const Record& record() {
  static const Record r = SmallProvince().run(1);
  return r;
}

TEST(Observer, LawsOneToSevenHold) { EXPECT_THAT(test::broken_laws(record()), IsEmpty()); }

TEST(Observer, TheLawCheckerSeesAStrayPerson) {
  Record r = record();
  ++r.row(Series::persons, 3)[0];
  EXPECT_FALSE(test::broken_laws(r).empty());
}

TEST(Observer, TheStateStaysWhole) {
  SmallProvince().run(1, [](const World& w) { EXPECT_EQ(first_broken_law(w), ""); });
}

TEST(Observer, InitialFlowsAreZero) {
  for (const SeriesSpec& s : catalogue()) {
    if (s.unit.ends_with("/month") && s.kind == Kind::whole) {
      EXPECT_EQ(record().total(s.id, 0), 0) << s.name;
    }
  }
}

TEST(Observer, ThreadsDoNotMatter) {
  for (const int threads : {2, 3, 7}) {
    const Record other = SmallProvince().run(threads);
    EXPECT_EQ(other.whole, record().whole);
    EXPECT_EQ(other.digest, record().digest);
  }
}

TEST(Observer, ExitsAndReturnsOf55Plus) {
  const Record& r = record();
  // Month 1: one retires at 60, one dies at work at 58. Month 3: one of 61 comes back.
  EXPECT_EQ(r.total(Series::exits_55, 1), 2);
  EXPECT_EQ(r.total(Series::exits_to_retirement, 1), 1);
  EXPECT_NEAR(*r.real_row(Series::exit_age, 1), 60 + 4.0 / 12, 1e-12);
  EXPECT_EQ(r.total(Series::reentries_55, 3), 1);
  EXPECT_EQ(r.total(Series::outflow_ageing, 3), -1);
  // A newcomer of 60 without a job is neither.
  EXPECT_EQ(r.total(Series::exits_55, 2), 0);
}

TEST(Observer, FirstEntriesAreTheInflow) {
  EXPECT_EQ(record().total(Series::inflow_youth, 1), 1);
  EXPECT_EQ(record().total(Series::inflow_youth, 4), 1);
  EXPECT_EQ(record().total(Series::first_entries, 1, SmallProvince::kMonths), 2);
}

TEST(Observer, RegistrationByDuration) {
  const Record& r = record();
  const auto cell = [&](Series s, std::size_t t, std::size_t c) { return r.row(s, t)[c]; };
  EXPECT_EQ(cell(Series::registered_by_duration, 0, 0), 2);
  EXPECT_EQ(cell(Series::registered_by_duration, 0, 1), 2);
  EXPECT_EQ(cell(Series::registered_by_duration, 0, 2), 2);
  EXPECT_EQ(cell(Series::registered_exits_by_duration, 1, 0), 1);  // hired after two months
  EXPECT_EQ(cell(Series::registered_to_work_by_duration, 1, 0), 1);
  EXPECT_EQ(cell(Series::registered_exits_by_duration, 4, 2), 1);  // falls ill after 80 months
  EXPECT_EQ(cell(Series::registered_to_work_by_duration, 4, 2), 0);
  for (std::size_t t = 1; t < r.horizon.times(); ++t)
    EXPECT_EQ(r.total(Series::registered_by_duration, t),
              cell(Series::flags, t, at(Flag::registered)));
}

TEST(Observer, WhoHasWorkByHomeAndField) {
  const Record& r = record();
  for (std::size_t t = 0; t < r.horizon.times(); ++t) {
    EXPECT_EQ(r.total(Series::at_work_municipal, t), r.at_work_of(t)) << t;
    EXPECT_EQ(r.total(Series::at_work_field, t), r.at_work_of(t)) << t;
    const std::int32_t registered = r.row(Series::flags, t)[at(Flag::registered)];
    EXPECT_EQ(r.total(Series::registered_municipal, t), registered) << t;
    EXPECT_EQ(r.total(Series::registered_field, t), registered) << t;
    for (std::size_t m = 0; m < kMunicipalities; ++m)
      EXPECT_LE(r.row(Series::at_work_municipal, t)[m] + r.row(Series::registered_municipal, t)[m],
                r.row(Series::residents, t)[m]);
  }
}

TEST(Observer, YoungActiveMovers) {
  // Month 2: two of 22 and 24 with jobs and one of 30 leave; one of 33 and one of 28 arrive at
  // work.
  EXPECT_EQ(record().total(Series::young_active_leavers, 2), 3);
  EXPECT_EQ(record().total(Series::young_active_arrivals, 2), 2);
  EXPECT_EQ(record().total(Series::young_active_leavers, 1), 0);
}

TEST(Observer, RatesAreDefinedAsTheySay) {
  const Record& r = record();
  const double employed = 20 + 3 + 1 + 1 + 1 + 1;  // at work, ill with a contract, working student
  EXPECT_EQ(static_cast<double>(r.total(Series::employed, 0)), employed);
  EXPECT_DOUBLE_EQ(*r.real_row(Series::unemployment_rate, 0), 100 * 6 / (employed + 6));
  EXPECT_DOUBLE_EQ(*r.real_row(Series::tension_ratio, 0), 6 / (4 * 0.8));
  EXPECT_DOUBLE_EQ(*r.real_row(Series::ilo_unemployment_rate, 0), 100 * 4 / (employed + 4));
}

TEST(Observer, MoneyIsExact) {
  const Record& r = record();
  // 5 of the 20 posts are in Q, all full-time: 3,000 EUR a month and 10,000 EUR of value added.
  EXPECT_EQ(r.real_row(Series::wage_bill, 0)[at(Sector::Q)], 5 * 3000.0);
  EXPECT_EQ(r.real_row(Series::value_added, 0)[at(Sector::Q)], 5 * 10'000.0);
  EXPECT_EQ(r.real_row(Series::wage_bill, 0)[at(Sector::G)], 0.0);  // own account
  EXPECT_EQ(r.real_row(Series::value_added, 0)[at(Sector::G)], 10'000.0);
}

TEST(Observer, YearsAreFirstOfJanuary) {
  const Record& r = record();
  ASSERT_EQ(r.horizon.years(), 2u);  // initial state, 1 January 2027
  EXPECT_EQ(r.horizon.year_at(0), 2026);
  EXPECT_EQ(r.horizon.year_at(1), 2027);
  EXPECT_EQ(r.total(Series::population_municipal, 0), r.total(Series::population, 0));
  EXPECT_EQ(r.total(Series::population_municipal, 1), r.total(Series::population, 12));
  const double* kpi = r.real_row(Series::kpi_value, 0);
  EXPECT_EQ(kpi[at(Kpi::high_skilled_jobs)], 11);  // ten of 22, the in-commuter's of 21
  EXPECT_EQ(kpi[at(Kpi::sheltered_jobs)], 1);
  EXPECT_EQ(kpi[at(Kpi::net_outcommuting_highly_educated_20_39)], 3 - 1);
  EXPECT_TRUE(std::isnan(kpi[at(Kpi::exit_age)]));
  EXPECT_FALSE(std::isnan(r.real_row(Series::kpi_value, 1)[at(Kpi::exit_age)]));
}

TEST(Observer, WhoHoldsWhichPost) {
  const Record& r = record();
  const std::size_t december[] = {0, 12};
  for (std::size_t year = 0; year < 2; ++year)
    EXPECT_EQ(r.total(Series::at_work_occupation, year), r.at_work_of(december[year])) << year;
  const auto cell = [&](Place p, Occupation o, Education e) {
    const std::size_t job = at(p) * count_of<Occupation> + at(o);
    return r.row(Series::at_work_occupation,
                 0)[(job * count_of<Education> + at(e)) * count_of<Field> + at(Field::stem)];
  };
  EXPECT_EQ(cell(Place::outside, Occupation::o25, Education::bachelor), 3);
  EXPECT_EQ(cell(Place::limburg, Occupation::o52, Education::medium), 1);  // own account
  EXPECT_EQ(cell(Place::limburg, Occupation::o21, Education::master), 0);  // no resident
  // Employers' posts here ask for no education and no field: twenty, the sheltered one, and the
  // in-commuter's. Who has lower secondary has what they ask, all others have more.
  const auto matches = [&](EducationMatch e) {
    std::int32_t n = 0;
    for (std::size_t o = 0; o < count_of<Occupation>; ++o)
      n += r.row(
          Series::job_match,
          0)[(o * count_of<EducationMatch> + at(e)) * count_of<FieldMatch> + at(FieldMatch::any)];
    return n;
  };
  EXPECT_EQ(matches(EducationMatch::matched), 1);
  EXPECT_EQ(matches(EducationMatch::more), 21);
  EXPECT_EQ(r.total(Series::job_match, 0), 22);
  EXPECT_EQ(r.real_row(Series::mean_wage, 0)[at(Occupation::o72)], 3000);
  EXPECT_TRUE(std::isnan(r.real_row(Series::mean_wage, 0)[at(Occupation::o11)]));
}

TEST(Observer, EveryVacancyFilledHasAMatchAndAWage) {
  const Record& r = record();
  std::int64_t filled = 0;
  for (std::size_t t = 0; t < r.horizon.times(); ++t) {
    EXPECT_EQ(r.total(Series::hire_match, t), r.total(Series::vacancies_filled, t)) << t;
    for (std::size_t s = 0; t > 0 && s < count_of<Sector>; ++s) {
      const std::int32_t n = r.row(Series::vacancies_filled, t)[s];
      const double wage = r.real_row(Series::hire_wage, t)[s];
      EXPECT_EQ(n == 0, std::isnan(wage)) << t << " " << s;
      if (n > 0) {
        EXPECT_EQ(wage, 3000) << t << " " << s;
      }
      filled += n;
    }
  }
  EXPECT_GT(filled, 4);
}

TEST(Observer, VacanciesOutsideAreThoseOfNoLimburgWorkplace) {
  SmallProvince().run(2, [](const World& w) {
    std::int32_t here = 0, outside = 0;
    for (std::size_t j = 0; j < w.posts.size(); ++j)
      if (w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant))
        ++(in_limburg(w.posts.place[j]) ? here : outside);
    const Team team(1);
    EXPECT_EQ(count_posts(w, team).outside_vacancies, outside);
    EXPECT_GT(here, outside);
  });
  std::int64_t seen = 0;
  for (std::size_t t = 0; t < record().horizon.times(); ++t)
    seen += record().total(Series::outside_vacancies, t);
  EXPECT_GT(seen, 0) << "the script opens some";
}

TEST(Observer, DistancesAreMeansOverRoutes) {
  Distances km{};
  Routes routes{};
  const std::size_t outside = kMunicipalities;
  km[0][1] = 10, km[1][0] = 30, km[0][outside] = 50, km[outside][0] = 70;
  routes[0][1] = 3, routes[1][0] = 1, routes[0][outside] = 2, routes[outside][0] = 1;
  EXPECT_DOUBLE_EQ(mean_distance(routes, km, {.to_outside = false}), (30 + 30 + 70) / 5.0);
  EXPECT_DOUBLE_EQ(mean_distance(routes, km, {.from_outside = false}), (30 + 30 + 100) / 6.0);
  EXPECT_DOUBLE_EQ(mean_distance(routes, km, {.to_limburg = false}), 50);
  EXPECT_TRUE(std::isnan(mean_distance(Routes{}, km, {})));
}

TEST(Observer, RefusesAMonthOutOfTurn) {
  SmallProvince province;
  const Team team(1);
  const auto no_digest = [] { return std::uint64_t{0}; };
  Observer observer(province.world, test::small_geography(), 3, Params(test::output_book()),
                    test::flat_value_added());
  observer.observe(province.world, team, no_digest);
  EXPECT_THROW(observer.observe(province.world, team, no_digest), LawBroken);
}

TEST(Observer, DeclaredParametersAreComplete) {
  EXPECT_THAT(test::output_book().faults(), IsEmpty());
}

TEST(Catalogue, IsInOrderAndComplete) {
  ASSERT_EQ(catalogue().size(), count_of<Series>);
  for (std::size_t i = 0; i < count_of<Series>; ++i) {
    EXPECT_EQ(at(catalogue()[i].id), i);
    EXPECT_FALSE(catalogue()[i].en.empty() || catalogue()[i].nl.empty() ||
                 catalogue()[i].meaning.empty());
  }
  for (std::size_t i = 0; i < count_of<Dim>; ++i) {
    EXPECT_EQ(at(dimensions()[i].id), i);
    const auto labels = axis_labels(static_cast<Dim>(i), test::small_geography());
    if (i >= 2) {
      EXPECT_EQ(labels.size(), size_of(static_cast<Dim>(i), Horizon{})) << dimensions()[i].name;
    }
  }
  for (std::size_t i = 0; i < count_of<Kpi>; ++i) EXPECT_EQ(at(kpi_catalogue()[i].id), i);
  EXPECT_THAT(describe_outputs(false), testing::HasSubstr("outflow_ageing"));
  EXPECT_THAT(describe_outputs(true), testing::HasSubstr("\"name\": \"transitions\""));
}

// Not a check but a measurement: --gtest_also_run_disabled_tests --gtest_filter=*Speed*
TEST(Observer, DISABLED_SpeedAtFullSize) {
  World w;
  w.start = w.now = make_month(2025, 12);
  for (Key k = 1; k <= 950'000; ++k) {
    NewPerson n;
    n.key = k;
    n.birth_month = plus(w.now, -static_cast<int>(mix(k) % 1080));
    n.sex = static_cast<Sex>(mix(k, 2) % 2);
    n.place = static_cast<std::uint8_t>(mix(k, 3) % kMunicipalities);
    n.education = static_cast<Education>(mix(k, 4) % 5);
    n.status = k <= 430'000 ? Status::employee : static_cast<Status>(mix(k, 5) % 3 == 0 ? 12 : 9);
    const PersonRow p = add_initial(w, n, Presence::resident);
    if (k > 430'000) continue;
    NewPost j;
    j.key = k + 10'000'000;
    j.sector = static_cast<Sector>(mix(k, 6) % 19);
    j.occupation = static_cast<Occupation>(mix(k, 7) % 37);
    j.place = static_cast<std::uint8_t>(mix(k, 8) % kPlaces);
    j.wage = 300'000;
    place_initial(w, p, add_initial_post(w, j), w.now);
  }
  const Team team(2);
  Observer observer(w, test::small_geography(), 60, Params(test::output_book()),
                    test::flat_value_added());
  for (int month = 0; month <= 30; ++month) {
    w.now = plus(w.start, month);
    const auto begin = std::chrono::steady_clock::now();
    observer.observe(w, team, [] { return std::uint64_t{0}; });
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    printf("%d: %.2f ms\n", month, took.count());
  }
}

}  // namespace
}  // namespace limlab
