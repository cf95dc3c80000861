// Random lives: whatever happens, in whatever order, people and posts stay linked both ways and
// every change of a stock is counted by exactly one flow.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random.hpp"
#include "state/moves.hpp"

namespace limlab {
namespace {

struct Stocks {
  int residents = 0, jobs_filled = 0, in = 0, out = 0, posts = 0, vacant = 0;
};

Stocks count(const World& w) {
  Stocks s;
  for (std::size_t i = 0; i < w.persons.size(); ++i) {
    const auto presence = static_cast<Presence>(w.persons.presence[i]);
    if (presence == Presence::free_row) continue;
    const bool resident = presence == Presence::resident;
    s.residents += resident;
    const std::int32_t j = w.persons.post[i];
    if (j < 0 || w.posts.state[j] != static_cast<std::uint8_t>(PostState::filled)) continue;
    if (in_limburg(w.posts.place[j]))
      s.in += !resident;
    else
      s.out += resident;
  }
  for (std::size_t j = 0; j < w.posts.size(); ++j) {
    if (w.posts.state[j] == kFreePost || !in_limburg(w.posts.place[j])) continue;
    ++s.posts;
    s.jobs_filled += w.posts.state[j] == static_cast<std::uint8_t>(PostState::filled);
    s.vacant += w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant);
  }
  return s;
}

template <class Flows>
int total(const Flows& flows) {
  int sum = 0;
  for (const auto& f : flows)
    if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(f)>>)
      sum += f;
    else
      sum += total(f);
  return sum;
}

/// Does one thing to a person and a post drawn at random, if it can be done to them.
void something(World& w, std::uint64_t draw) {
  const auto i = static_cast<std::size_t>((draw >> 8) % w.persons.size());
  const auto j = static_cast<std::size_t>((draw >> 24) % w.posts.size());
  const PersonRow person(i);
  const PostRow post(j);
  if (w.persons.presence[i] == 0) return;
  const bool resident = w.persons.presence[i] == static_cast<std::uint8_t>(Presence::resident);
  const bool old = w.persons.status_before[i] != Persons::kOutside;
  const std::int32_t held = w.persons.post[i];
  const bool filled =
      held >= 0 && w.posts.state[held] == static_cast<std::uint8_t>(PostState::filled);
  const bool reserved = held >= 0 && !filled;
  const auto after = static_cast<PostAfter>((draw >> 40) % 3);
  const auto post_state = w.posts.state[j];
  const bool vacant = post_state == static_cast<std::uint8_t>(PostState::vacant);
  const bool idle = post_state == static_cast<std::uint8_t>(PostState::idle);
  const bool own = w.posts.contract[j] == static_cast<std::uint8_t>(Contract::own_account);
  const bool in_reach = resident || in_limburg(w.posts.place[j]);
  switch (draw % 14) {
    case 0:
      if (held < 0 && vacant && in_reach) hire(w, person, post, HireOrigin::jobseeker);
      break;
    case 1:
      if (filled) separate(w, person, SeparationReason::quit, Status::jobseeker, resident, after);
      break;
    case 2:
      if (filled && vacant && in_reach && held != static_cast<std::int32_t>(j)) {
        leave_for_other_job(w, person, after);
        hire(w, person, post, HireOrigin::other_job);
      }
      break;
    case 3:
      if (filled && w.persons.status[i] == static_cast<std::uint8_t>(Status::employee))
        fall_ill_keeping_post(w, person, plus(w.now, 12));
      break;
    case 4:
      if (reserved) hire(w, person, PostRow(held), HireOrigin::return_from_illness);
      break;
    case 5:
      if (reserved) release_reserved(w, person, after);
      break;
    case 6:
      if (resident && old) die(w, person, after);
      break;
    case 7:
      if (resident && old) emigrate(w, person, after);
      break;
    case 8:
      if (resident && old && filled && in_limburg(w.posts.place[held]))
        emigrate_keeping_job(w, person, place_of(OutsideMarket::liege));
      break;
    case 9:
      if (!resident && filled && in_limburg(w.posts.place[held])) settle_here(w, person, 5);
      break;
    case 10:
      if (idle) open_vacancy(w, post);
      break;
    case 11:
      if (vacant) withdraw_vacancy(w, post);
      break;
    case 12:
      if (idle) destroy_post(w, post);
      break;
    default:
      if (held < 0 && idle && own && in_reach) hire(w, person, post, HireOrigin::jobseeker);
  }
}

RC_GTEST_PROP(Moves, StocksAndFlowsAgreeWhateverHappens,
              (const std::vector<std::uint64_t>& draws)) {
  World w;
  w.start = w.now = make_month(2025, 12);
  for (int n = 0; n < 24; ++n) {
    NewPerson who{.key = static_cast<Key>(1 + n), .birth_month = make_month(1950 + 2 * n, 1)};
    who.status = Status::jobseeker;
    const bool here = n % 6 != 0;
    who.place =
        here ? static_cast<std::uint8_t>(n % kMunicipalities) : place_of(OutsideMarket::antwerp);
    add_initial(w, who, here ? Presence::resident : Presence::non_resident);
  }
  const FirmRow firm = add_firm(w, {.key = 1000, .sector = Sector::Q});
  for (int n = 0; n < 16; ++n) {
    NewPost p;
    p.key = static_cast<Key>(2000 + n);
    p.sector = Sector::Q;
    if (n % 4 == 0)
      p.place = place_of(OutsideMarket::antwerp);
    else if (n % 4 == 1)
      p.contract = Contract::own_account;
    else
      p.firm = firm;
    const PostRow post = add_initial_post(w, p);
    if (n % 2 == 0) open_initial_vacancy(w, post, w.now);
  }
  w.now = plus(w.now, 1);
  const Stocks before = count(w);
  for (const std::uint64_t d : draws)
    for (std::uint64_t k = 0; k < 20; ++k) something(w, mix(d, k));
  const Stocks now = count(w);
  const Ledger& l = w.ledger;
  RC_ASSERT(first_broken_law(w) == "");
  RC_ASSERT(now.residents - before.residents == l.births + l.immigration - l.deaths - l.emigration);
  RC_ASSERT(total(l.left) == l.deaths + l.emigration);
  RC_ASSERT(now.posts - before.posts == total(l.posts_created) - total(l.posts_destroyed));
  RC_ASSERT(now.vacant - before.vacant == total(l.opened) - total(l.filled) - total(l.withdrawn));
  RC_ASSERT(total(l.hires[0]) == total(l.filled) + total(l.self_starts));
  RC_ASSERT(now.jobs_filled - before.jobs_filled == total(l.hires[0]) - total(l.separations[0]));
  RC_ASSERT(now.in - before.in == total(l.hires[0][1]) - total(l.separations[0][1]) +
                                      l.moves[at(MoveReason::emigrant_keeps_job_here)] -
                                      l.moves[at(MoveReason::settler_keeps_job_here)]);
  RC_ASSERT(now.out - before.out == total(l.hires[1][0]) - total(l.separations[1][0]) +
                                        l.moves[at(MoveReason::arrival_keeps_job_outside)] -
                                        l.moves[at(MoveReason::emigrant_keeps_job_outside)]);
}

}  // namespace
}  // namespace limlab
