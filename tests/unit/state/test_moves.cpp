#include <gtest/gtest.h>

#include "base/errors.hpp"
#include "base/parallel.hpp"
#include "state/digest.hpp"
#include "state/job_match.hpp"
#include "state/moves.hpp"

namespace limlab {
namespace {

struct MovesTest : testing::Test {
  World w;
  PersonRow person;
  FirmRow firm;
  PostRow post;
  void SetUp() override {
    w.start = w.now = make_month(2025, 12);
    person =
        add_initial(w, {.key = 1, .birth_month = make_month(1960, 1), .status = Status::jobseeker},
                    Presence::resident);
    firm = add_firm(w, {.key = 2, .sector = Sector::C, .base_posts = 1000});
    post = add_initial_post(w, {.key = 3, .firm = firm, .sector = Sector::C, .wage = 300'000});
    w.now = plus(w.now, 1);
  }
  Count hires(Place p, Residence r) const {
    Count n = 0;
    for (const Count c : w.ledger.hires[at(p)][at(r)]) n += c;
    return n;
  }
};

TEST(JobMatch, ComparesWhatIsAskedWithWhatTheHolderHas) {
  const auto education = [](Education has, Education asked) {
    return education_match(static_cast<std::uint8_t>(has), static_cast<std::uint8_t>(asked));
  };
  EXPECT_EQ(education(Education::medium, Education::bachelor), EducationMatch::less);
  EXPECT_EQ(education(Education::master, Education::master), EducationMatch::matched);
  EXPECT_EQ(education(Education::none_or_in_school, Education::low), EducationMatch::matched);
  EXPECT_EQ(education(Education::low, Education::none_or_in_school), EducationMatch::matched);
  EXPECT_EQ(education(Education::medium, Education::none_or_in_school), EducationMatch::more);
  const auto field = [](Field has, Field asked) {
    return field_match(static_cast<std::uint8_t>(has), static_cast<std::uint8_t>(asked));
  };
  EXPECT_EQ(field(Field::stem, Field::general), FieldMatch::any);
  EXPECT_EQ(field(Field::stem, Field::stem), FieldMatch::matched);
  EXPECT_EQ(field(Field::general, Field::stem), FieldMatch::other);
}

TEST_F(MovesTest, AFilledVacancyTellsDistanceMatchAndWage) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  EXPECT_EQ(w.ledger.filled_routes[0][0], 1);
  EXPECT_EQ(w.ledger.filled_match[at(EducationMatch::matched)][at(FieldMatch::any)], 1);
  EXPECT_EQ(w.ledger.filled_wages[at(Sector::C)], 300'000);
  // Nothing more when somebody comes back to a reserved post: no vacancy was filled.
  fall_ill_keeping_post(w, person, plus(w.now, 6));
  hire(w, person, post, HireOrigin::return_from_illness);
  EXPECT_EQ(w.ledger.filled_routes[0][0], 1);
  EXPECT_EQ(w.ledger.filled_wages[at(Sector::C)], 300'000);
}

TEST_F(MovesTest, AHireFillsAVacancyAndIsCountedOnce) {
  open_vacancy(w, post);
  EXPECT_EQ(w.ledger.opened[at(Sector::C)], 1);
  w.now = plus(w.now, 2);
  hire(w, person, post, HireOrigin::jobseeker);
  EXPECT_EQ(w.ledger.filled[at(Sector::C)], 1);
  EXPECT_EQ(w.ledger.vacancy_age[at(Sector::C)], 2);
  EXPECT_EQ(w.ledger.self_starts[at(Sector::C)], 0);
  EXPECT_EQ(hires(Place::limburg, Residence::resident), 1);
  EXPECT_EQ(w.firms.filled[firm.index()], 1);
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(MovesTest, IllnessKeepsThePostAndReturnIsAStartWithoutAVacancy) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  const Month began = w.persons.job_start[person.index()];
  w.now = plus(w.now, 1);
  fall_ill_keeping_post(w, person, plus(w.now, 12));
  EXPECT_EQ(w.firms.reserved[firm.index()], 1);
  EXPECT_TRUE(w.persons.flags[person.index()] & bit(Flag::ill_with_contract));
  EXPECT_EQ(first_broken_law(w), "");
  hire(w, person, post, HireOrigin::return_from_illness);
  EXPECT_EQ(w.ledger.self_starts[at(Sector::C)], 1);
  EXPECT_EQ(w.persons.job_start[person.index()], began);
  EXPECT_FALSE(w.persons.flags[person.index()] & bit(Flag::ill_with_contract));
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(MovesTest, JobChangeOpensTheNextVacancyOfTheChain) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  const PostRow other = create_post(w, {.key = 4, .firm = firm, .sector = Sector::C});
  open_vacancy(w, other);
  leave_for_other_job(w, person, PostAfter::vacant);
  hire(w, person, other, HireOrigin::other_job);
  EXPECT_EQ(w.posts.state[post.index()], static_cast<std::uint8_t>(PostState::vacant));
  EXPECT_EQ(w.ledger.separations[0][0][at(SeparationReason::job_change)], 1);
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(MovesTest, DeathAtWorkCountsSeparationAndDeath) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  w.persons.status_before[person.index()] = w.persons.status[person.index()];
  die(w, person, PostAfter::idle);
  EXPECT_EQ(w.ledger.deaths, 1);
  EXPECT_EQ(w.ledger.deaths_55_at_work, 1);
  EXPECT_EQ(w.ledger.left[at(Status::employee)], 1);
  EXPECT_EQ(w.ledger.separations[0][0][at(SeparationReason::death)], 1);
  EXPECT_EQ(w.posts.state[post.index()], static_cast<std::uint8_t>(PostState::idle));
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(MovesTest, EmigrantKeepsJobAndSettlesAgain) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  emigrate_keeping_job(w, person, place_of(OutsideMarket::antwerp));
  EXPECT_EQ(w.ledger.emigration, 1);
  EXPECT_EQ(w.ledger.moves[at(MoveReason::emigrant_keeps_job_here)], 1);
  EXPECT_EQ(first_broken_law(w), "");
  settle_here(w, person, 3);
  EXPECT_EQ(w.ledger.immigration, 1);
  EXPECT_EQ(first_broken_law(w), "");
}

TEST_F(MovesTest, NobodyArrivesAndLeavesInOneMonth) {
  const PersonRow child = add_birth(w, {.key = 9, .birth_month = w.now});
  EXPECT_THROW(die(w, child, PostAfter::idle), LawBroken);
}

TEST_F(MovesTest, RefusesWhatWouldBreakALink) {
  EXPECT_THROW(separate(w, person, SeparationReason::quit, Status::home, false, PostAfter::vacant),
               LawBroken);
  EXPECT_THROW(change_status(w, person, Status::employee, false), LawBroken);
  EXPECT_THROW(withdraw_vacancy(w, post), LawBroken);
  EXPECT_THROW(add_birth(w, {.key = 1}), LawBroken) << "a key is never given out twice";
  open_vacancy(w, post);
  EXPECT_THROW(destroy_post(w, post), LawBroken);
  hire(w, person, post, HireOrigin::jobseeker);
  EXPECT_THROW(hire(w, person, post, HireOrigin::jobseeker), LawBroken);
}

// A leaver of 55 or over sets off a chain; a job changer hands it on; who comes from nowhere ends
// it.
TEST_F(MovesTest, ChainsFromLeaversAreFollowedToTheirEnd) {
  const auto someone = [&](Key key, int birth_year) {
    return add_initial(
        w, {.key = key, .birth_month = make_month(birth_year, 1), .status = Status::jobseeker},
        Presence::resident);
  };
  const PersonRow old = someone(51, 1962), changer = someone(52, 1985), seeker = someone(53, 1985);
  const PostRow first = create_post(w, {.key = 61, .firm = firm, .sector = Sector::C});
  const PostRow second = create_post(w, {.key = 62, .firm = firm, .sector = Sector::C});
  for (const PostRow p : {first, second}) open_vacancy(w, p);
  hire(w, old, first, HireOrigin::jobseeker);
  hire(w, changer, second, HireOrigin::jobseeker);
  EXPECT_EQ(w.ledger.refills_55, decltype(w.ledger.refills_55){});
  separate(w, old, SeparationReason::retirement, Status::retired, false, PostAfter::vacant);
  EXPECT_EQ(w.ledger.vacated_55_sector[at(Sector::C)], 1);
  EXPECT_EQ(w.posts.chain_55[first.index()], 1 + at(Sector::C));
  leave_for_other_job(w, changer, PostAfter::vacant, first);
  hire(w, changer, first, HireOrigin::other_job);
  EXPECT_EQ(w.posts.chain_55[first.index()], 0);
  EXPECT_EQ(w.posts.chain_55[second.index()], 1 + at(Sector::C));
  EXPECT_EQ(w.ledger.refills_55, decltype(w.ledger.refills_55){});
  w.persons.experience[seeker.index()] = 60;
  hire(w, seeker, second, HireOrigin::jobseeker);
  EXPECT_EQ(w.ledger.refills_55[at(Sector::C)][at(Refill::jobseeker)], 1);
  EXPECT_EQ(w.posts.chain_55[second.index()], 0);
  // A quit below 55 starts none; a post that ends with its holder of 55 or over is not replaced.
  separate(w, seeker, SeparationReason::quit, Status::home, false, PostAfter::vacant);
  EXPECT_EQ(w.posts.chain_55[second.index()], 0);
}

// Every column of the state is in the digest: change one value anywhere and it changes. Not so the
// other end of a link, and the status of the month before, which is written anew before anybody
// reads it.
bool column_counts(const Persons&, std::string_view name) {
  return name != "status_before" && name != "post";
}
bool column_counts(const Posts&, std::string_view name) { return name != "previous"; }
template <class Columns>
bool column_counts(const Columns&, std::string_view) {
  return true;
}
template <class Columns>
void expect_every_column_counts(World& w, Columns& columns, std::size_t row, int& tested) {
  const Team team(1);
  const std::uint64_t before = digest(w, team);
  for_each_column(columns, [&](const char* name, auto& column) {
    const auto kept = column[row];
    // Links point at rows: any other row, or none, is another link.
    column[row] = static_cast<std::remove_cvref_t<decltype(kept)>>(kept == 0  ? -1
                                                                   : kept < 0 ? 0
                                                                              : kept - 1);
    const bool counts = column_counts(columns, name);
    EXPECT_EQ(digest(w, team) != before, counts) << name;
    column[row] = kept;
    ++tested;
  });
  EXPECT_EQ(digest(w, team), before);
}

TEST_F(MovesTest, DigestSeesEveryColumn) {
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  create_post(w, {.key = 5, .firm = firm});
  add_firm(w, {.key = 6});
  int tested = 0;
  expect_every_column_counts(w, w.persons, person.index(), tested);
  expect_every_column_counts(w, w.posts, post.index(), tested);
  // next of a post with a neighbour, and alive of a firm, are part of it.
  expect_every_column_counts(w, w.firms, firm.index(), tested);
  add_row(w.training), w.training.state[0] = 1;
  expect_every_column_counts(w, w.training, 0, tested);
  EXPECT_EQ(tested, 28 + 19 + 17 + 10);
  const Team team(1);
  const std::uint64_t before = digest(w, team);
  for_each_field(w.surroundings, [&](const char* name, auto& field) {
    auto* raw = reinterpret_cast<std::int32_t*>(&field);
    raw[0] += 1;
    EXPECT_NE(digest(w, team), before) << name;
    raw[0] -= 1;
  });
  w.province.cycle += 1;
  EXPECT_NE(digest(w, team), before);
}

TEST_F(MovesTest, RunningDigestSeesWhatIsTouched) {
  const Team team(2);
  RunningDigest running;
  EXPECT_EQ(running.of(w, team), digest(w, team));
  open_vacancy(w, post);
  hire(w, person, post, HireOrigin::jobseeker);
  add_birth(w, {.key = 7});
  EXPECT_EQ(running.of(w, team), digest(w, team));
  separate(w, person, SeparationReason::quit, Status::home, false, PostAfter::destroyed);
  emigrate(w, person, PostAfter::vacant);
  EXPECT_EQ(running.of(w, team), digest(w, team));
  // Another one has to learn everything, whatever the first has seen.
  EXPECT_EQ(RunningDigest().of(w, team), digest(w, team));
}

TEST_F(MovesTest, RunningDigestFindsOutWhoWritesWithoutATouch) {
  const Team team(1);
  RunningDigest running;
  running.of(w, team);
  w.persons.wage[person.index()] += 1;
  EXPECT_NE(running.of(w, team), digest(w, team));
  add_birth(w, {.key = 7});  // more than a quarter of the rows: all are seen
  EXPECT_THROW(running.of(w, team), LawBroken);
}

TEST_F(MovesTest, DigestDoesNotDependOnRowNumbersOrThreads) {
  World other;
  other.start = other.now = make_month(2025, 12);
  const PersonRow gone = add_initial(other, {.key = 77}, Presence::non_resident);
  const PersonRow p = add_initial(
      other, {.key = 1, .birth_month = make_month(1960, 1), .status = Status::jobseeker},
      Presence::resident);
  const FirmRow f = add_firm(other, {.key = 2, .sector = Sector::C, .base_posts = 1000});
  const PostRow j =
      add_initial_post(other, {.key = 3, .firm = f, .sector = Sector::C, .wage = 300'000});
  forget_non_resident(other, gone);
  other.now = plus(other.now, 1);
  for (World* world : {&w, &other}) open_vacancy(*world, world == &w ? post : j);
  hire(w, person, post, HireOrigin::jobseeker);
  hire(other, p, j, HireOrigin::jobseeker);
  EXPECT_EQ(digest(w, Team(1)), digest(other, Team(3)));
}

}  // namespace
}  // namespace limlab
