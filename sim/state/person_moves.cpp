#include <fmt/format.h>

#include "base/errors.hpp"
#include "state/moves.hpp"
#include "state/moves_detail.hpp"

namespace limlab {

using namespace moves_detail;

namespace {

void claim_key(World& w, Key key) {
  if (!w.keys.insert(key))
    throw LawBroken(fmt::format("person key {:016x} given out twice ({})", key, to_string(w.now)));
}

/// Into a row of zeros.
void write_row(World& w, std::size_t i, const NewPerson& n, Presence presence) {
  Persons& p = w.persons;
  p.key[i] = n.key;
  p.post[i] = -1;
  p.birth_month[i] = n.birth_month;
  p.status_since[i] = w.now;
  p.registered_since[i] = p.job_start[i] = p.youngest_child[i] = p.leaves_school[i] = kNever;
  p.presence[i] = static_cast<std::uint8_t>(presence);
  p.sex[i] = static_cast<std::uint8_t>(n.sex);
  p.place[i] = n.place;
  p.origin[i] = static_cast<std::uint8_t>(n.origin);
  p.education[i] = static_cast<std::uint8_t>(n.education);
  p.field[i] = static_cast<std::uint8_t>(n.field);
  p.status[i] = static_cast<std::uint8_t>(n.status);
  p.status_before[i] = Persons::kOutside;
  p.employability[i] = static_cast<std::uint8_t>(n.employability);
  p.occupation[i] = n.occupation;
  p.hours[i] = 38;
}

PersonRow new_row(World& w, const NewPerson& n, Presence presence) {
  claim_key(w, n.key);
  const std::size_t i = fresh_row(w.persons, w.free_persons);
  touch(w, PersonRow(i));
  write_row(w, i, n, presence);
  return PersonRow(i);
}

/// The person leaves the residents: dead or gone. Counted by the status at the last month end.
void count_leaving(World& w, std::size_t i) {
  const std::uint8_t before = w.persons.status_before[i];
  if (before == Persons::kOutside)
    throw LawBroken(fmt::format("person {:016x} arrived and left within {}", w.persons.key[i],
                                to_string(w.now)));
  ++w.ledger.left[before];
}

void free_row(World& w, std::size_t i) {
  touch(w, PersonRow(i));
  w.persons.presence[i] = static_cast<std::uint8_t>(Presence::free_row);
  w.free_persons.push_back(static_cast<std::int32_t>(i));
}

/// Lets go of whatever post the person has, held or reserved, because of `reason`.
void let_go(World& w, PersonRow p, SeparationReason reason, PostAfter after) {
  if (w.persons.post[p.index()] < 0) return;
  if (holds_filled_post(w, p.index()))
    separate(w, p, reason, Status::home, false, after);
  else
    release_reserved(w, p, after);
}

}  // namespace

PersonRow add_initial(World& w, const NewPerson& n, Presence presence) {
  const PersonRow p = new_row(w, n, presence);
  if (presence == Presence::resident)
    w.persons.status_before[p.index()] = static_cast<std::uint8_t>(n.status);
  return p;
}

void claim_initial_keys(World& w, std::span<const Key> keys) {
  w.keys.reserve(2 * keys.size());
  for (const Key key : keys) claim_key(w, key);
}

void write_initial_residents(World& w, std::span<const NewPerson> persons, const Team& team) {
  if (w.persons.size() > 0 || !w.free_persons.empty())
    throw LawBroken("the residents of the start are the first persons of their world");
  // Room for the in-commuters and for the newcomers of the first years.
  for_each_column(w.persons, [&](const char*, auto& column) {
    column.reserve(persons.size() + persons.size() / 6);
    column.resize(persons.size());
  });
  team.for_blocks(persons.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      write_row(w, i, persons[i], Presence::resident);
      w.persons.status_before[i] = w.persons.status[i];
    }
  });
}

PersonRow add_birth(World& w, const NewPerson& n) {
  const PersonRow p = new_row(w, n, Presence::resident);
  ++w.ledger.births;
  log_person(w, p.index(), EventKind::birth);
  return p;
}

PersonRow add_immigrant(World& w, const NewPerson& n) {
  const PersonRow p = new_row(w, n, Presence::resident);
  w.persons.newcomer[p.index()] = 1;
  ++w.ledger.immigration;
  log_person(w, p.index(), EventKind::move_in);
  return p;
}

PersonRow add_non_resident(World& w, const NewPerson& n) {
  return new_row(w, n, Presence::non_resident);
}

void die(World& w, PersonRow p, PostAfter after) {
  const std::size_t i = p.index();
  const bool resident = is_resident(w, i);
  if (resident && at_work(static_cast<Status>(w.persons.status_before[i])) &&
      age_in_years(w.persons.birth_month[i], w.now) >= 55)
    ++w.ledger.deaths_55_at_work;
  let_go(w, p, SeparationReason::death, after);
  if (resident) {
    count_leaving(w, i);
    ++w.ledger.deaths;
    log_person(w, i, EventKind::death);
  }
  free_row(w, i);
}

void emigrate(World& w, PersonRow p, PostAfter after) {
  const std::size_t i = p.index();
  const std::int32_t post = w.persons.post[i];
  std::uint8_t reason = 255;
  if (post >= 0 && holds_filled_post(w, i) && !in_limburg(w.posts.place[post])) {
    // The job goes with him: neither a separation nor a hire, and the post leaves the model.
    ++w.ledger.moves[at(MoveReason::emigrant_keeps_job_outside)];
    reason = static_cast<std::uint8_t>(MoveReason::emigrant_keeps_job_outside);
    w.posts.holder[post] = -1;
    w.persons.post[i] = -1;
    set_post_state(w, static_cast<std::size_t>(post), PostState::idle);
    destroy_post(w, PostRow(post));
  } else {
    let_go(w, p, SeparationReason::migration, after);
  }
  count_leaving(w, i);
  ++w.ledger.emigration;
  log_person(w, i, EventKind::move_out, reason);
  free_row(w, i);
}

void emigrate_keeping_job(World& w, PersonRow p, std::uint8_t new_place) {
  const std::size_t i = p.index();
  if (!holds_filled_post(w, i) || !in_limburg(w.posts.place[w.persons.post[i]]))
    throw LawBroken(fmt::format("person {:016x} has no post in Limburg to keep", w.persons.key[i]));
  count_leaving(w, i);
  ++w.ledger.emigration;
  ++w.ledger.moves[at(MoveReason::emigrant_keeps_job_here)];
  log_person(w, i, EventKind::move_out,
             static_cast<std::uint8_t>(MoveReason::emigrant_keeps_job_here));
  touch(w, p);
  w.persons.presence[i] = static_cast<std::uint8_t>(Presence::non_resident);
  w.persons.status_before[i] = Persons::kOutside;
  w.persons.place[i] = new_place;
}

void settle_here(World& w, PersonRow p, std::uint8_t new_place) {
  const std::size_t i = p.index();
  touch(w, p);
  w.persons.presence[i] = static_cast<std::uint8_t>(Presence::resident);
  w.persons.status_before[i] = Persons::kOutside;
  w.persons.place[i] = new_place;
  ++w.ledger.immigration;
  ++w.ledger.moves[at(MoveReason::settler_keeps_job_here)];
  log_person(w, i, EventKind::move_in,
             static_cast<std::uint8_t>(MoveReason::settler_keeps_job_here));
}

void bring_outside_job(World& w, PersonRow p, PostRow post) {
  const std::size_t i = p.index();
  ++w.ledger.moves[at(MoveReason::arrival_keeps_job_outside)];
  link(w, i, post.index(), PostState::filled);
  w.persons.job_start[i] = w.now;
  set_status(w, i, Status::employee);
  log_job(w, i, post.index(), EventKind::status_change,
          static_cast<std::uint8_t>(MoveReason::arrival_keeps_job_outside));
}

void forget_non_resident(World& w, PersonRow p) { free_row(w, p.index()); }

void move_home(World& w, PersonRow p, std::uint8_t new_place) {
  touch(w, p);
  w.persons.place[p.index()] = new_place;
  log_person(w, p.index(), EventKind::move_home);
}

void change_status(World& w, PersonRow p, Status next, bool registered) {
  const std::size_t i = p.index();
  if (at_work(next) || holds_filled_post(w, i))
    throw LawBroken(
        fmt::format("change_status of person {:016x} to {}: posts go through hire and separate",
                    w.persons.key[i], labels(next)[at(next)].name));
  set_status(w, i, next);
  set_registered(w, p, registered);
  log_person(w, i, EventKind::status_change);
}

void set_registered(World& w, PersonRow p, bool registered) {
  const std::size_t i = p.index();
  const bool before = (w.persons.flags[i] & bit(Flag::registered)) != 0;
  if (registered == before) return;
  set_flag(w, p, Flag::registered, registered);
  w.persons.registered_since[i] = registered ? w.now : kNever;
  if (!registered) w.persons.benefit[i] = 0, set_flag(w, p, Flag::ilo_unemployed, false);
}

void set_flag(World& w, PersonRow p, Flag flag, bool on) {
  touch(w, p);
  auto& flags = w.persons.flags[p.index()];
  flags = static_cast<std::uint8_t>(on ? flags | bit(flag) : flags & ~bit(flag));
}

void attain(World& w, PersonRow p, Education education, Field field) {
  const std::size_t i = p.index();
  touch(w, p);
  w.persons.education[i] = static_cast<std::uint8_t>(education);
  w.persons.field[i] = static_cast<std::uint8_t>(field);
  log_person(w, i, EventKind::certificate);
}

void enter_labour_market(World& w, PersonRow p) {
  const std::size_t i = p.index();
  if (w.persons.entered[i]) return;
  touch(w, p);
  w.persons.entered[i] = 1;
  if (is_resident(w, i) && age_in_years(w.persons.birth_month[i], w.now) < 35) {
    ++w.ledger.first_entries[w.persons.education[i]][w.persons.field[i]];
    log_person(w, i, EventKind::status_change, kFirstEntry);
  }
}

}  // namespace limlab
