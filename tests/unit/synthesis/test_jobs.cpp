#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/errors.hpp"
#include "base/parallel.hpp"
#include "params/geography.hpp"
#include "stand_in.hpp"
#include "state/digest.hpp"
#include "synthesis/flows_integers.hpp"
#include "synthesis/jobs.hpp"
#include "synthesis/people_residents.hpp"

namespace limlab {
namespace {

SynthesisInput at_scale(double scale) {
  SynthesisInput input;
  input.folder = std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios" / "limburg";
  input.scale = scale;
  return input;
}

World province(double scale, std::uint64_t seed) {
  const SynthesisInput input = at_scale(scale);
  const Luck luck(seed, 0);
  World w;
  make_residents(w, input, luck, Team(1));
  make_jobs(w, input, luck, Team(1));
  return w;
}

const World& full() {
  static const World w = province(1, 1);
  return w;
}

bool reported(const Margin& m) { return m.table.find("(reported") != std::string::npos; }

double margin(const std::vector<Margin>& rows, const std::string& table, const std::string& cell) {
  for (const auto& m : rows)
    if (m.table == table && m.cell == cell) return m.synthetic;
  ADD_FAILURE() << table << " has no cell " << cell;
  return 0;
}

TEST(WholeNumbers, ApportionKeepsTheTotalAndTheProportion) {
  EXPECT_EQ(apportion({1, 1, 1}, 4), (std::vector<int>{2, 1, 1}));
  EXPECT_EQ(apportion({0, 0}, 3), (std::vector<int>{2, 1}));
  EXPECT_EQ(apportion({70, 20, 10}, 10), (std::vector<int>{7, 2, 1}));
}

TEST(WholeNumbers, MakeWholeMeetsBothMargins) {
  RealTable t(3, 4);
  for (std::size_t i = 0; i < 12; ++i) t.cells[i] = 0.1 + double(i % 5) * 0.37;
  const std::vector<int> rows = {5, 1, 4}, columns = {2, 3, 1, 4};
  rake(t, {5, 1, 4}, {2, 3, 1, 4}, 50);
  const WholeTable whole = make_whole(t, rows, columns);
  for (std::size_t r = 0; r < 3; ++r)
    EXPECT_EQ(whole(r, 0) + whole(r, 1) + whole(r, 2) + whole(r, 3), rows[r]);
  for (std::size_t c = 0; c < 4; ++c)
    EXPECT_EQ(whole(0, c) + whole(1, c) + whole(2, c), columns[c]);
  EXPECT_THROW(make_whole(t, {5, 1, 5}, columns), LawBroken);
}

TEST(Jobs, LawsHoldAndTotalsAreThoseOfTheBaseYear) {
  const World& w = full();
  EXPECT_EQ(first_broken_law(w), "");
  std::array<int, 4> here{}, outside{};
  int in = 0, out = 0, pool = 0, own_account_ill = 0;
  for (std::size_t j = 0; j < w.posts.size(); ++j) {
    own_account_ill += w.posts.state[j] == static_cast<std::uint8_t>(PostState::reserved) &&
                       w.posts.contract[j] == static_cast<std::uint8_t>(Contract::own_account);
    ++(in_limburg(w.posts.place[j]) ? here : outside)[w.posts.state[j]];
    if (w.posts.state[j] != 0) continue;
    const bool resident = in_limburg(w.persons.place[static_cast<std::size_t>(w.posts.holder[j])]);
    in += !resident, out += resident && !in_limburg(w.posts.place[j]);
  }
  for (std::size_t i = 0; i < w.persons.size(); ++i)
    pool += w.persons.presence[i] == static_cast<std::uint8_t>(Presence::non_resident) &&
            w.persons.post[i] < 0;
  EXPECT_NEAR(here[0], 333'500, 335);
  EXPECT_EQ(here[1], 11'500);
  EXPECT_NEAR(here[2] + outside[2], 12'000, 12);
  EXPECT_NEAR(own_account_ill, 1'400, 4);
  EXPECT_EQ(in, 44'000);
  EXPECT_EQ(out, 90'500);
  EXPECT_EQ(w.firms.size(), 21'500u);
  EXPECT_NEAR(pool, 0.06 * 44'000, 4);
}

TEST(Jobs, EveryDeclaredMarginIsMet) {
  for (const auto& m : job_margins(full(), at_scale(1))) {
    if (!reported(m)) {
      EXPECT_TRUE(m.within(0.001)) << m.table << " | " << m.cell << ": " << m.declared
                                   << " declared, " << m.synthetic << " synthetic";
    }
    EXPECT_FALSE(m.source.empty());
  }
}

TEST(Jobs, MarginsNoticePostsInTheWrongSectorOrPlace) {
  World w = full();
  for (std::size_t j = 0, moved = 0; moved < 200; ++j)
    if (w.posts.state[j] == 0 && w.posts.sector[j] == at(Sector::C) && w.posts.firm[j] >= 0)
      w.posts.sector[j] = at(Sector::Q), ++moved;
  const auto rows = job_margins(w, at_scale(1));
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                          [](const Margin& m) { return !reported(m) && !m.within(0.001); }));
}

TEST(Jobs, HoldersMostlyQualifyAndWorkWhereTheirTradeIs) {
  const World& w = full();
  int qualify = 0, employees = 0, nurses = 0, nurses_in_care = 0, asked = 0, schooled = 0;
  for (std::size_t j = 0; j < w.posts.size(); ++j) {
    if (w.posts.state[j] != 0 || w.posts.contract[j] >= at(Contract::own_account)) continue;
    const auto i = static_cast<std::size_t>(w.posts.holder[j]);
    ++employees;
    qualify += w.persons.education[i] >= w.posts.education[j];
    if (w.posts.field[j] != 0) ++asked, schooled += w.persons.field[i] == w.posts.field[j];
    if (w.posts.occupation[j] == at(Occupation::o22))
      ++nurses, nurses_in_care += w.posts.sector[j] == at(Sector::Q);
  }
  EXPECT_GT(double(qualify) / employees, 0.93);
  EXPECT_GT(double(schooled) / asked, 0.7);
  EXPECT_GT(double(nurses_in_care) / nurses, 0.85);
}

TEST(Jobs, BorderMunicipalitiesWorkInTheNetherlands) {
  // Statistics Netherlands 2018: over 10 % of the residents (read: at work) of these four.
  const World& w = full();
  const Geography map = Geography::read(at_scale(1).folder);
  for (const char* name : {"Voeren", "Hamont-Achel", "Lanaken", "Kinrooi"}) {
    const std::size_t home = map.municipality(name);
    int at_work = 0, there = 0;
    for (std::size_t j = 0; j < w.posts.size(); ++j) {
      if (w.posts.state[j] != 0 ||
          w.persons.place[static_cast<std::size_t>(w.posts.holder[j])] != home)
        continue;
      ++at_work;
      there += w.posts.place[j] == place_of(OutsideMarket::dutch_limburg) ||
               w.posts.place[j] == place_of(OutsideMarket::brainport);
    }
    EXPECT_GT(double(there) / at_work, 0.095) << name;
    EXPECT_LT(double(there) / at_work, 0.30) << name;
  }
}

TEST(Jobs, FirmSizesHaveTheFlemishTail) {
  std::vector<int> sizes(full().firms.target.begin(), full().firms.target.end());
  auto from = [&](int least) {
    return double(std::count_if(sizes.begin(), sizes.end(), [&](int s) { return s >= least; }));
  };
  // Exponents of P(size >= s) between the class limits: 1.01 and 1.05 in Flanders 2020.
  EXPECT_NEAR(std::log(from(10) / from(50)) / std::log(5.0), 1.01, 0.08);
  EXPECT_NEAR(std::log(from(50) / from(250)) / std::log(5.0), 1.05, 0.08);
}

TEST(Jobs, TenureVacancyAgeAndPayAreThoseOfTheEvidence) {
  const auto rows = job_margins(full(), at_scale(1));
  const double mean = margin(rows, "tenure (reported)", "mean [years]");
  EXPECT_GT(mean, 10.1);  // Acerta 2009-2019 and OECD 2002
  EXPECT_LT(mean, 11.6);
  EXPECT_NEAR(margin(rows, "tenure (reported)", "median [years]"), 7.75, 0.8);
  EXPECT_NEAR(margin(rows, "pay (reported)", "mean full-time [EUR/month]"), 4444, 30);
  double age = 0;
  int open = 0;
  for (std::size_t j = 0; j < full().posts.size(); ++j)
    if (full().posts.state[j] == at(PostState::vacant))
      age += full().start - full().posts.vacant_since[j], ++open;
  EXPECT_NEAR(age / open, 2.3, 0.1);  // geometric: open ages have the mean of the completed ones
}

TEST(Jobs, ThinnedWorldsKeepTheirLawsAndTotals) {
  for (const double scale : {0.01, 0.05, 0.37}) {
    const World w = province(scale, 3);
    EXPECT_EQ(first_broken_law(w), "") << scale;
    const auto rows = job_margins(w, at_scale(scale));
    for (const auto& m : rows)
      if (m.table == "in-commuters by market" || m.table == "residents working outside by market" ||
          m.table == "posts by state" || m.table == "filled posts by sector: employees") {
        EXPECT_TRUE(m.within(0.001)) << scale << " " << m.table << " | " << m.cell << ": "
                                     << m.declared << " declared, " << m.synthetic << " synthetic";
      }
    EXPECT_NEAR(double(w.firms.size()), 21'500 * scale, 40) << scale;
  }
}

TEST(Jobs, TheSeedDecidesWhoAndNotHowMany) {
  const Team team(2);
  const World a = province(0.05, 1), b = province(0.05, 1), c = province(0.05, 2);
  EXPECT_EQ(digest(a, team), digest(b, team));
  EXPECT_NE(digest(a, team), digest(c, team));
  const auto rows_a = job_margins(a, at_scale(0.05)), rows_c = job_margins(c, at_scale(0.05));
  for (const auto& m : rows_a)
    if (!reported(m) && m.table.find("sector") != std::string::npos) {
      EXPECT_NEAR(m.synthetic, margin(rows_c, m.table, m.cell), 1.0) << m.table << " " << m.cell;
    }
}

TEST(Jobs, AnotherPopulationGetsWorkToo) {
  const SynthesisInput input = at_scale(0.1);
  const Luck luck(5, 0);
  World w = test::stand_in(input, luck);
  make_jobs(w, input, luck, Team(1));
  EXPECT_EQ(first_broken_law(w), "");
}

TEST(Jobs, TooFewEmployeesIsTheUsersError) {
  World w;
  EXPECT_THROW(make_jobs(w, at_scale(0.1), Luck(1, 0), Team(1)), UserError);
}

}  // namespace
}  // namespace limlab
