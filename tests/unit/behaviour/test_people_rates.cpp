// The people half: random words, parameters, upper bounds of the screen, benefit waves, births of
// keys.
#include <gtest/gtest.h>

#include "behaviour/benefits.hpp"
#include "tests/support/people_world.hpp"

namespace limlab {
namespace {

using testing::PeopleWorld;

TEST(PeopleParameters, AreFullyDeclared) {
  ParameterBook book;
  declare_people_parameters(book);
  for (const std::string& fault : book.faults()) ADD_FAILURE() << fault;
  EXPECT_GE(book.names().size(), 50u);
}

/// A mixed province of every status, so that no level is degenerate.
void populate(PeopleWorld& w, int size) {
  for (int age = 0; age < 96; age += 3)
    for (const Sex sex : {Sex::male, Sex::female}) {
      PeopleWorld::Kind k;
      k.age = age, k.sex = sex;
      const auto put = [&](Status s, int n, Education e, int months, bool registered = false) {
        k.status = s, k.education = e, k.months = months, k.registered = registered;
        w.add(n * size, k);
      };
      if (age < 12) {
        put(Status::child, 10, Education::none_or_in_school, 30);
        continue;
      }
      if (age < 18) {
        put(Status::pupil, 10, Education::none_or_in_school, 30);
        continue;
      }
      if (age >= 66) {
        put(Status::retired, 10, Education::medium, 30);
        continue;
      }
      if (age < 24) put(Status::student, 5, Education::medium, 14);
      for (const Education e :
           {Education::low, Education::medium, Education::bachelor, Education::master}) {
        put(Status::employee, 8, e, 40), put(Status::self_employed, 1, e, 90);
        put(Status::jobseeker, 1, e, 5, true), put(Status::ill, 1, e, 50);
      }
      put(Status::jobseeker, 1, Education::low, 40, true), put(Status::home, 3, Education::low, 70);
      put(Status::training, 1, Education::low, 3, true),
          put(Status::early_exit, 1, Education::low, 20);
    }
}

/// The person of `f` as the only row of a world, so that measures can reach him.
void embody(World& one, PersonFacts& f) {
  Persons& p = one.persons;
  if (p.size() == 0) add_row(p);
  p.status[0] = static_cast<std::uint8_t>(f.status), p.sex[0] = static_cast<std::uint8_t>(f.sex);
  p.education[0] = static_cast<std::uint8_t>(f.education), p.birth_month[0] = f.birth_month;
  p.origin[0] = static_cast<std::uint8_t>(f.origin), p.occupation[0] = f.occupation;
  p.place[0] = f.place, p.post[0] = -1, p.flags[0] = f.flags;
  p.registered_since[0] = kNever, p.youngest_child[0] = kNever;
  f.world = &one, f.row = 0;
}

/// Draws people of all kinds; with `one`, each is put there before he is asked.
void expect_bounds(const PeopleRates& r, std::uint64_t draws, World* one = nullptr) {
  const Luck luck(7, 0);
  for (std::uint64_t k = 0; k < draws; ++k) {
    const auto a = luck.block(k, 1, 1), b = luck.block(k, 2, 1);
    PersonFacts f;
    f.status = static_cast<Status>(a[0] % count_of<Status>);
    f.sex = static_cast<Sex>(a[1] % 2);
    f.education = static_cast<Education>(a[2] % count_of<Education>);
    f.age_months = static_cast<int>(a[3] % (kAges * 12)), f.age = f.age_months / 12;
    // Bounds hold all year long; measures are made for January.
    const int month = one != nullptr ? 1 : 1 + static_cast<int>(k % 12);
    f.birth_month = f.cohort = plus(make_month(2026, month), -f.age_months);
    f.start_shift = kEarliestStart + static_cast<int>(a[3] / (kAges * 12) % 31);
    f.employability = static_cast<Employability>(b[0] % 3);
    f.origin = static_cast<Origin>((b[0] >> 8) % count_of<Origin>);
    f.place = static_cast<std::uint8_t>((b[0] >> 16) % kMunicipalities);
    f.registered = (b[1] & 1) != 0, f.benefit = (b[1] & 2) != 0;
    f.flags = static_cast<std::uint8_t>((b[1] >> 8) & 0x3F);
    f.months = static_cast<int>(b[2] % 80), f.tenure = static_cast<int>((b[2] >> 8) % 300);
    f.experience = static_cast<int>((b[2] >> 20) % 500);
    f.child = static_cast<ChildAge>(b[3] % 4);
    f.contract = static_cast<Contract>((b[3] >> 4) % count_of<Contract>);
    f.occupation = static_cast<std::uint8_t>((b[3] >> 8) % count_of<Occupation>);
    if (one != nullptr) embody(*one, f);
    const auto bound = r.bounds(f.status, f.sex, f.education, f.age);
    const std::string who = std::string(labels(f.status)[at(f.status)].name) + " " +
                            std::to_string(f.age) + " " + std::to_string(at(f.sex)) + " " +
                            std::to_string(at(f.education));
    const double slack = 1e-12;
    const bool seeks = f.status == Status::jobseeker;
    if (seeks && f.months == 1) continue;  // always looked at
    const double career =
        r.career_share(f.status, f.employability, seeks ? f.registered : f.tenure >= 24);
    ASSERT_LE(r.death(f), bound.low[0] + slack) << who;
    ASSERT_LE(r.birth(f), bound.high[0] + slack) << who;
    ASSERT_LE(r.leave_abroad(f) + r.leave_belgium(f), bound.low[1] + slack) << who;
    ASSERT_LE(r.move_home(f.age), bound.high[1] + slack) << who;
    if (f.status <= Status::student) {
      ASSERT_LE(r.flip_student_job(f), bound.high[3] * career + slack) << who;
      continue;
    }
    ASSERT_LE(std::min(1.0, r.retire(f) + r.early_exit(f)), bound.low[3] + slack) << who;
    if (f.status == Status::ill) {
      f.months = std::max(1, f.months);
      ASSERT_LE(r.recover(f), bound.low[2] + slack) << who;
    } else {
      ASSERT_LE(r.fall_ill(f), bound.low[2] + slack) << who;
    }
    if (f.works()) {
      ASSERT_LE(r.quit_home(f), bound.high[2] + slack) << who;
    }
    if (f.works()) {
      ASSERT_LE(r.separate(f) + r.stop(f), bound.high[3] * career + slack) << who;
    }
    if (f.status == Status::jobseeker) {
      ASSERT_LE(r.flip_ilo(f), bound.high[2] + slack) << who;
      ASSERT_LE(r.drop_out(f) + r.start_training(f) + r.start_work_care(f) + r.register_later(f),
                bound.high[3] + slack)
          << who;
    }
    if (f.status == Status::home) {
      ASSERT_LE(r.return_from_home(f), bound.high[3] * career + slack) << who;
    }
  }
}

TEST(PeopleRates, BoundsAreNeverBelowAHazard) {
  PeopleWorld w;
  populate(w, 3);
  expect_bounds(w.people({}, 0.002)->rates(), 400'000);
}

TEST(PeopleRates, BoundsHoldWhateverMeasuresDo) {
  PeopleWorld w;
  populate(w, 3);
  const auto people = w.people({}, 0.002);
  const Luck luck(8, 0);
  for (std::uint64_t round = 0; round < 12; ++round) {
    PeopleRates r = people->rates();
    Terms terms;
    terms.month = make_month(2026, 1);
    terms.legal_age = static_cast<double>(luck.bits(round, 1, 1) % 97) - 36;
    terms.early_age = static_cast<double>(luck.bits(round, 2, 1) % 97) - 36;
    terms.early_career = static_cast<double>(luck.bits(round, 3, 1) % 97) - 36;
    for (std::size_t k = 0; k < count_of<Rate>; ++k)
      for (std::uint64_t n = 0; n < round % 3; ++n) {
        const auto b = luck.block(100 * round + k, static_cast<Month>(n), 4);
        Target target;
        if (b[0] % 2) target.ranges["age"] = {b[0] % 60, 40 + b[0] % 60};
        if (b[1] % 3 == 0) target.words["sex"] = {"female"};
        if (b[1] % 5 == 0) target.words["education"] = {"low", "master"};
        RateChange c;
        c.group = Group(target, w.geography);
        c.multiplier = c.most_multiplier = b[2] % 4 ? (b[2] % 300) / 100.0 : 1;
        c.delta = c.most_delta = b[3] % 3 ? 0 : (b[3] % 200) / 1000.0 - 0.1;
        terms.rates[k].push_back(c);
        terms.rates_in_force += b[0];
      }
    r.set_terms(terms);
    World one;
    expect_bounds(r, 30'000, &one);
  }
}

// A bound of 1 used to wrap round to 0 in the lanes of the screen, and a measure that made an event
// certain made it impossible.
TEST(HazardPass, NobodyEscapesWhatAMeasureMakesCertain) {
  PeopleWorld w;
  PeopleWorld::Kind k;
  k.age = 35, k.status = Status::jobseeker, k.months = 30, k.registered = true;
  w.add(2000, k);
  Terms terms;
  terms.month = make_month(2026, 1);
  RateChange certain;
  certain.group = Group(Target{}, w.geography);
  certain.delta = certain.most_delta = 1;
  terms.rates[at(Rate::dropout)].push_back(certain);
  terms.rates_in_force = 1;
  const auto people = w.people({{"migration.from_abroad", 0}, {"migration.from_belgium", 0}});
  w.run(*people, 1, 1, 1, terms);
  EXPECT_EQ(w.count(Status::jobseeker), 0);
}

TEST(Benefits, EndInTheAnnouncedWaves) {
  PeopleWorld w;
  populate(w, 1);
  const auto people = w.people();
  PersonFacts f;
  f.status = Status::jobseeker, f.benefit = true, f.registered = true, f.age = 40,
  f.age_months = 480;
  const auto over = [&](int months, int year, int month) {
    f.registered_months = months;
    return benefit_is_over(people->rates(), f, people->rates().clock(make_month(year, month)));
  };
  EXPECT_FALSE(over(300, 2025, 12));
  EXPECT_TRUE(over(241, 2026, 1));
  EXPECT_FALSE(over(200, 2026, 2));
  EXPECT_TRUE(over(200, 2026, 3));
  EXPECT_FALSE(over(30, 2026, 3));
  EXPECT_TRUE(over(30, 2026, 4));
  EXPECT_FALSE(over(15, 2026, 6));
  EXPECT_TRUE(over(15, 2026, 7));
  EXPECT_FALSE(over(15, 2026, 8));
  EXPECT_TRUE(over(24, 2027, 1));
}

TEST(InitialPrevalence, GivesTheSameRatesAfterARestart) {
  PeopleWorld w;
  populate(w, 1);
  const auto before = w.people();
  const InitialPrevalence kept = before->initial();
  Params params(w.book);
  PeopleMonth after(params, w.folder, w.geography, 1);
  after.restore(kept);
  PersonFacts f;
  f.status = Status::employee, f.age = 30, f.age_months = 360;
  EXPECT_EQ(before->rates().fall_ill(f), after.rates().fall_ill(f));
  EXPECT_EQ(before->rates().separate(f), after.rates().separate(f));
  EXPECT_GT(after.rates().separate(f), 0);
}

}  // namespace
}  // namespace limlab
