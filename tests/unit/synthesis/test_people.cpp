#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "base/errors.hpp"
#include "base/parallel.hpp"
#include "state/digest.hpp"
#include "synthesis/margins.hpp"
#include "synthesis/people_residents.hpp"
#include "synthesis/raking.hpp"

using namespace limlab;

namespace {

const std::filesystem::path kTables =
    std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg";

SynthesisInput at_scale(double scale) {
  SynthesisInput input;
  input.folder = kTables;
  input.scale = scale;
  return input;
}

/// One 1:1 population for all the tests that only look at it.
const World& limburg() {
  static const World world = [] {
    World w;
    make_residents(w, at_scale(1), Luck(20260101, 0), Team(1));
    return w;
  }();
  return world;
}

std::size_t off(std::span<const Margin> rows, double slack = 0) {
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const Margin& m) {
    return !m.within(0.001) && std::abs(m.synthetic - m.declared) > slack;
  }));
}

/// The world's own copy, for tests that spoil it.
std::vector<std::pair<std::string, double>> counts(const World& w, double scale) {
  std::vector<std::pair<std::string, double>> out;
  for (const Margin& m : margins(w, at_scale(scale)))
    out.emplace_back(m.table + m.cell, m.synthetic);
  return out;
}

Status status_of(const Persons& p, std::size_t i) { return static_cast<Status>(p.status[i]); }

}  // namespace

TEST(Raking, MeetsConsistentMarginsAndKeepsTheOdds) {
  // A 2 x 2 table with odds ratio 4, raked to rows 60/40 and columns 50/50.
  std::vector<double> cells = {4, 1, 1, 1};
  const std::vector<Constraint> margins = {{"columns", {0, 1, 0, 1}, {50, 50}},
                                           {"rows", {0, 0, 1, 1}, {60, 40}}};
  EXPECT_LT(rake(cells, margins, 1000, 1e-10), 1e-9);
  EXPECT_NEAR(cells[0] + cells[1], 60, 1e-6);
  EXPECT_NEAR(cells[0] + cells[2], 50, 1e-6);
  EXPECT_NEAR(cells[0] * cells[3] / (cells[1] * cells[2]), 4, 1e-6);
}

TEST(Raking, ZeroCellsStayZeroAndContradictionsAreReported) {
  std::vector<double> cells = {1, 0, 1, 1};
  const std::vector<Constraint> margins = {{"rows", {0, 0, 1, 1}, {10, 30}},
                                           {"columns", {0, 1, 0, 1}, {5, 35}}};
  EXPECT_GT(rake(cells, margins), 0.1);  // column 1 can only take row 2's 30
  EXPECT_EQ(cells[1], 0);
}

TEST(Rounding, KeepsTheTotal) {
  const std::vector<double> shares = {0.3, 0.3, 0.4, 0, 7.1, 1e-9};
  for (std::int64_t total : {0, 1, 7, 1000, 908582}) {
    for (const auto& whole : {round_to_total(shares, total), round_running(shares, total)}) {
      EXPECT_EQ(std::accumulate(whole.begin(), whole.end(), std::int64_t{0}), total);
      const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
      for (std::size_t i = 0; i < shares.size(); ++i)
        EXPECT_LT(std::abs(whole[i] - shares[i] / sum * static_cast<double>(total)), 1 + 1e-9);
    }
  }
}

TEST(Rounding, RunningSumsStayWithinOne) {
  std::vector<double> shares(60, 0.37);
  const auto whole = round_running(shares, 22);
  double exact = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    exact += 22.0 / 60, given += whole[i];
    EXPECT_LE(std::abs(static_cast<double>(given) - exact), 0.5 + 1e-9);
  }
}

TEST(Integerise, KeepsBlocksExactlyAndMarginsWithinOne) {
  constexpr std::size_t kRows = 30, kColumns = 12;
  std::vector<double> cells;
  std::vector<Block> blocks;
  Constraint columns{"columns", {}, std::vector<double>(kColumns, 0)};
  for (std::size_t r = 0; r < kRows; ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < kColumns; ++c) {
      const double cell = c == 3 ? 0 : static_cast<double>(mix(r, c) % 1000) / 300;
      cells.push_back(cell);
      columns.group.push_back(static_cast<std::int32_t>(c));
      columns.target[c] += cell;
      sum += cell;
    }
    blocks.push_back({r * kColumns, (r + 1) * kColumns, std::llround(sum)});
  }
  const std::vector<Constraint> margins = {columns};
  for (const bool neighbours : {false, true}) {
    const auto whole = integerise(cells, blocks, margins, Team(2), neighbours);
    std::vector<double> by_column(kColumns, 0);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int64_t sum = 0;
      for (std::size_t c = 0; c < kColumns; ++c) {
        const auto n = whole[r * kColumns + c];
        sum += n, by_column[c] += n;
        EXPECT_GE(n, 0);
        if (c == 3) {
          EXPECT_EQ(n, 0);
        }
        if (neighbours) {
          EXPECT_LT(std::abs(n - cells[r * kColumns + c]), 1 + 1e-9);
        }
      }
      EXPECT_EQ(sum, blocks[r].total);
    }
    for (std::size_t c = 0; c < kColumns; ++c)
      EXPECT_NEAR(by_column[c], columns.target[c], 1 + 1e-9);
  }
}

TEST(Residents, EqualThePopulationTableInEveryCell) {
  // Read without the program's own reader: nis,municipality,age_from,male,female,status.
  std::map<std::tuple<std::string, int, int>, int> expected;
  std::vector<std::string> order;
  std::ifstream places(kTables / "municipalities.csv"), table(kTables / "population.csv");
  std::string line;
  bool header = true;
  while (std::getline(places, line)) {
    if (line[0] == '#') continue;
    if (!header) order.push_back(line.substr(0, line.find(',')));
    header = false;
  }
  ASSERT_EQ(order.size(), kMunicipalities);
  header = true;
  int total = 0;
  while (std::getline(table, line)) {
    if (line[0] == '#') continue;
    if (!header) {
      std::istringstream in(line);
      std::string nis, name, age, male, female;
      std::getline(in, nis, ','), std::getline(in, name, ','), std::getline(in, age, ',');
      std::getline(in, male, ','), std::getline(in, female, ',');
      expected[{nis, std::stoi(age), 0}] = std::stoi(male);
      expected[{nis, std::stoi(age), 1}] = std::stoi(female);
      total += std::stoi(male) + std::stoi(female);
    }
    header = false;
  }
  EXPECT_EQ(total, 908582);
  const Persons& p = limburg().persons;
  ASSERT_EQ(p.size(), 908582u);
  std::map<std::tuple<std::string, int, int>, int> seen;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const int band = std::min(100, age_in_years(p.birth_month[i], limburg().now) / 5 * 5);
    ++seen[{order[p.place[i]], band, p.sex[i]}];
  }
  for (const auto& [cell, persons] : expected) EXPECT_EQ(seen[cell], persons) << std::get<0>(cell);
}

TEST(Residents, MeetEveryDeclaredMargin) {
  const auto rows = margins(limburg(), at_scale(1));
  EXPECT_GT(rows.size(), 2500u);
  for (const Margin& m : rows)
    EXPECT_TRUE(m.within(0.001)) << m.table << ": " << m.cell << " declared " << m.declared
                                 << " synthetic " << m.synthetic;
  std::set<std::string> tables;
  for (const Margin& m : rows) {
    tables.insert(m.table);
    EXPECT_FALSE(m.source.empty());
  }
  for (const char* name : {"population by municipality, age and sex", "status by age and sex",
                           "education by age and sex", "flags", "months of registration",
                           "origin by age", "field by education and sex", "labour market"})
    EXPECT_TRUE(tables.count(name)) << name;
}

TEST(Residents, HeadlinesOfTheBaseYear) {
  // The base-year page: not read from the tables. Ranges as stated there.
  const Persons& p = limburg().persons;
  int main_work = 0, students = 0, ill_contract = 0, registered = 0, ilo = 0, ill = 0,
      over_two_years = 0;
  int survey = 0, survey_high = 0, of_25_64 = 0, high_25_64 = 0, older = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const Status s = status_of(p, i);
    const int age = age_in_years(p.birth_month[i], limburg().now);
    const bool high = p.education[i] >= at(Education::bachelor);
    const bool student = p.flags[i] & bit(Flag::working_student),
               sick = p.flags[i] & bit(Flag::ill_with_contract);
    main_work += at_work(s), students += student, ill_contract += sick, ill += s == Status::ill;
    registered += (p.flags[i] & bit(Flag::registered)) != 0,
        ilo += (p.flags[i] & bit(Flag::ilo_unemployed)) != 0;
    if (p.registered_since[i] != kNever && limburg().now - p.registered_since[i] >= 24)
      ++over_two_years;
    if (at_work(s) || student || sick) ++survey, survey_high += high, older += age >= 55;
    if (age >= 25 && age < 65) ++of_25_64, high_25_64 += high;
  }
  EXPECT_NEAR(main_work, 380000, 40);
  EXPECT_NEAR(survey, 404000, 40);
  EXPECT_EQ(students, 12000);
  EXPECT_EQ(ill_contract, 12000);
  EXPECT_NEAR(registered, 28700, 28.7);
  EXPECT_NEAR(ilo, 14000, 14);
  EXPECT_NEAR(ill, 49500, 49.5);
  EXPECT_NEAR(older, 84000, 300);
  EXPECT_GT(over_two_years, 0.27 * registered);
  EXPECT_LT(over_two_years, 0.40 * registered);
  EXPECT_NEAR(100.0 * high_25_64 / of_25_64, 38, 1);
  EXPECT_GT(100.0 * survey_high / survey, 42);
  EXPECT_LT(100.0 * survey_high / survey, 47);
}

TEST(Residents, AreConsistentInThemselves) {
  const World& w = limburg();
  const Persons& p = w.persons;
  std::vector<Key> keys = p.key;
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
  std::size_t bad = 0;
  std::string first;
  const auto expect = [&](bool good, std::size_t i, const char* what) {
    if (!good && bad++ == 0) first = std::string(what) + " in row " + std::to_string(i);
  };
  for (std::size_t i = 0; i < p.size(); ++i) {
    const Status s = status_of(p, i);
    const int months = w.now - p.birth_month[i], age = months / 12;
    const bool school = s == Status::pupil || s == Status::student;
    expect(months >= 0, i, "born in the future");
    expect((s == Status::child) == (age < 12), i, "child");
    expect(age < 12 || age >= 18 || s == Status::pupil, i, "compulsory school");
    expect((p.education[i] == 0) == (s == Status::child || s == Status::pupil), i, "education");
    expect(s != Status::student || p.education[i] == at(Education::medium), i,
           "student holds medium");
    expect(age <= 65 || at_work(s) || s == Status::retired, i, "beyond the legal age");
    expect(school == (p.leaves_school[i] != kNever), i, "end of school");
    // Who began in September stays nine years at most (study_length.csv).
    expect(!school || (p.leaves_school[i] > w.now && p.leaves_school[i] <= w.now + 9 * 12 - 6), i,
           "leaves later");
    expect(school == (p.heading_for[i] != 0), i, "heading");
    expect(p.status_since[i] <= w.now && p.status_since[i] >= p.birth_month[i], i, "status since");
    const bool registered = p.flags[i] & bit(Flag::registered);
    expect(registered == (p.registered_since[i] != kNever), i, "registered");
    expect(!registered || w.now - p.registered_since[i] <= std::max(11, months - 18 * 12), i,
           "registered as a child");
    expect(p.experience[i] >= 0 && p.experience[i] <= std::max(0, months - 17 * 12), i,
           "experience");
    expect(at_work(s) || p.experience[i] == 0 ||
               (p.occupation[i] < count_of<Occupation> && p.wage[i] > 100000),
           i, "last job");
    expect(!at_work(s) || p.entered[i] == 1, i, "entered");
    expect(!school || p.entered[i] == 0, i, "entered from school");
    expect(p.youngest_child[i] == kNever || p.youngest_child[i] >= p.birth_month[i] + 14 * 12, i,
           "child of a child");
    expect(p.benefit[i] == 0 || registered, i, "benefit");
    expect(p.hours[i] == 38 || p.hours[i] == 30 || p.hours[i] == 24 || p.hours[i] == 16, i,
           "hours");
    expect(p.post[i] < 0, i, "post");
  }
  EXPECT_EQ(bad, 0u) << first;
}

TEST(Residents, SpellsFollowTheTwoTypes) {
  // Heckman and Singer on the Flemish stock of 2025: the slow type is about 83 % of the registered.
  const Persons& p = limburg().persons;
  double slow = 0, registered = 0, slow_at_work = 0, working = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const bool low = p.employability[i] == at(Employability::low);
    if (p.registered_since[i] != kNever) ++registered, slow += low;
    if (at_work(status_of(p, i))) ++working, slow_at_work += low;
  }
  EXPECT_NEAR(slow / registered, 0.83, 0.03);
  EXPECT_LT(slow_at_work / working, 0.2);
}

TEST(Residents, ShufflingEducationBreaksTheReport) {
  World w = limburg();
  // Everyone over 25 takes the education of somebody else over 25.
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < w.persons.size(); ++i)
    if (w.now - w.persons.birth_month[i] >= 25 * 12) rows.push_back(i);
  for (std::size_t k = rows.size() - 1; k > 0; --k)
    std::swap(w.persons.education[rows[k]], w.persons.education[rows[mix(k) % (k + 1)]]);
  EXPECT_GT(off(margins(w, at_scale(1))), 100u);
}

TEST(Residents, SwappingTwoHundredFlagsBreaksTheReport) {
  World w = limburg();
  int left = 200;
  for (std::size_t i = 0; i < w.persons.size() && left > 0; ++i)
    if (w.persons.flags[i] & bit(Flag::working_student)) w.persons.flags[i] = 0, --left;
  EXPECT_GT(off(margins(w, at_scale(1))), 0u);
}

TEST(Residents, SmallScalesKeepTotalsAndNearlyEveryCell) {
  for (const double scale : {0.1, 0.01}) {
    World w;
    make_residents(w, at_scale(scale), Luck(5, 0), Team(1));
    EXPECT_EQ(w.persons.size(), static_cast<std::size_t>(std::llround(908582 * scale)));
    const auto rows = margins(w, at_scale(scale));
    std::map<std::string, double> place, declared, band, declared_band;
    for (const Margin& m : rows)
      if (m.table == "population by municipality, age and sex") {
        EXPECT_LT(std::abs(m.synthetic - m.declared), 1) << m.cell;
        const auto space = m.cell.rfind(' ', m.cell.rfind(' ') - 1);
        place[m.cell.substr(0, space)] += m.synthetic,
            declared[m.cell.substr(0, space)] += m.declared;
        const auto age = m.cell.substr(space + 1, m.cell.rfind(' ') - space - 1);
        band[age] += m.synthetic, declared_band[age] += m.declared;
      }
    EXPECT_EQ(place.size(), kMunicipalities);
    for (const auto& [name, persons] : place) EXPECT_NEAR(persons, declared[name], 1) << name;
    for (const auto& [age, persons] : band) EXPECT_NEAR(persons, declared_band[age], 1) << age;
    EXPECT_LT(off(rows), 60u) << scale;
    EXPECT_EQ(off(rows, 3), 0u) << scale;
  }
}

TEST(Residents, AnySeedMeetsTheSameMarginsWithOtherPeople) {
  World a, b, again;
  make_residents(a, at_scale(0.1), Luck(1, 0), Team(1));
  make_residents(b, at_scale(0.1), Luck(2, 0), Team(1));
  make_residents(again, at_scale(0.1), Luck(1, 0), Team(1));
  const Team one(1), three(3);
  EXPECT_EQ(digest(a, one), digest(again, three));
  EXPECT_NE(digest(a, one), digest(b, one));
  EXPECT_EQ(a.persons.key, b.persons.key);
  EXPECT_EQ(off(margins(a, at_scale(0.1)), 3), 0u);
  EXPECT_EQ(off(margins(b, at_scale(0.1)), 3), 0u);
  const auto first = counts(a, 0.1), second = counts(b, 0.1);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_NEAR(first[i].second, second[i].second, 4) << first[i].first;
}

TEST(Residents, BadInputIsTheUsersError) {
  World w;
  EXPECT_THROW(make_residents(w, at_scale(0), Luck(1, 0), Team(1)), UserError);
  EXPECT_THROW(make_residents(w, at_scale(2), Luck(1, 0), Team(1)), UserError);
  SynthesisInput nowhere = at_scale(1);
  nowhere.folder = "/nowhere";
  EXPECT_THROW(make_residents(w, nowhere, Luck(1, 0), Team(1)), UserError);
}

TEST(MarginReport, TextAndJson) {
  const std::vector<Margin> rows = {{"flags", "a \"b\"", 10, 12, 8, 13, "assumed"},
                                    {"flags", "c", 10, 10.5, 0, 0, "x"}};
  EXPECT_FALSE(rows[0].within(0.001));
  EXPECT_TRUE(rows[1].within(0.001));
  const std::string text = margins_text(rows), json = margins_json(rows);
  EXPECT_NE(text.find("flags (2 cells, 1 off"), std::string::npos) << text;
  EXPECT_NE(
      json.find("\"cell\":\"a \\\"b\\\"\",\"declared\":10,\"synthetic\":12,\"low\":8,\"high\":13"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find("\"low\":null"), std::string::npos);
}
