#include <fmt/format.h>

#include <algorithm>

#include "base/errors.hpp"
#include "state/job_match.hpp"
#include "state/moves.hpp"
#include "state/moves_detail.hpp"

namespace limlab {

using namespace moves_detail;

namespace moves_detail {

void set_post_state(World& w, std::size_t post, PostState next) {
  const std::int32_t firm = w.posts.firm[post];
  if (firm >= 0) {
    Firms& f = w.firms;
    std::vector<std::int32_t>* counts[] = {&f.filled, &f.vacant, &f.reserved, &f.idle};
    --(*counts[w.posts.state[post]])[firm];
    ++(*counts[at(next)])[firm];
  }
  touch(w, PostRow(post));
  w.posts.state[post] = static_cast<std::uint8_t>(next);
  if (next != PostState::vacant) w.posts.vacant_since[post] = kNever;
}

void link(World& w, std::size_t person, std::size_t post, PostState state) {
  touch(w, PersonRow(person));
  w.posts.holder[post] = static_cast<std::int32_t>(person);
  w.persons.post[person] = static_cast<std::int32_t>(post);
  set_post_state(w, post, state);
}

void set_status(World& w, std::size_t i, Status next) {
  touch(w, PersonRow(i));
  if (w.persons.status[i] != static_cast<std::uint8_t>(next)) w.persons.status_since[i] = w.now;
  w.persons.status[i] = static_cast<std::uint8_t>(next);
}

void log_person(World& w, std::size_t i, EventKind kind, std::uint8_t reason) {
  if (!w.events.on || !w.events.samples(w.persons.key[i])) return;
  const Persons& p = w.persons;
  Event e;
  e.person = p.key[i];
  e.month = w.now;
  e.birth_month = p.birth_month[i];
  e.kind = static_cast<std::uint8_t>(kind);
  e.reason = reason;
  e.status = p.status[i];
  e.sex = p.sex[i];
  e.education = p.education[i];
  e.field = p.field[i];
  e.municipality = p.place[i];
  e.occupation = p.occupation[i];
  e.residence = static_cast<std::uint8_t>(residence_index(w, i));
  w.events.rows.push_back(e);
}

void log_job(World& w, std::size_t i, std::size_t post, EventKind kind, std::uint8_t reason) {
  if (!w.events.on || !w.events.samples(w.persons.key[i])) return;
  log_person(w, i, kind, reason);
  Event& e = w.events.rows.back();
  e.post = w.posts.key[post];
  e.firm = w.posts.firm[post] >= 0 ? w.firms.key[w.posts.firm[post]] : 0;
  e.sector = w.posts.sector[post];
  e.occupation = w.posts.occupation[post];
  e.municipality = w.posts.place[post];
  e.wage = w.posts.wage[post];
}

void log_post(World& w, std::size_t post, EventKind kind) {
  if (!w.events.on || !w.events.samples(w.posts.key[post])) return;
  Event e;
  e.post = w.posts.key[post];
  e.month = w.now;
  e.kind = static_cast<std::uint8_t>(kind);
  e.sector = w.posts.sector[post];
  e.occupation = w.posts.occupation[post];
  e.municipality = w.posts.place[post];
  w.events.rows.push_back(e);
}

}  // namespace moves_detail

namespace {

Status status_of(Contract c) {
  return c == Contract::own_account ? Status::self_employed
         : c == Contract::sheltered ? Status::sheltered
                                    : Status::employee;
}

/// Unlinks and gives the post its next state: vacancies opened and posts destroyed are counted.
void vacate(World& w, std::size_t person, std::size_t post, PostAfter after) {
  touch(w, PersonRow(person));
  w.posts.holder[post] = -1;
  w.persons.post[person] = -1;
  set_post_state(w, post, PostState::idle);
  w.posts.ends[post] = kNever;
  if (after == PostAfter::vacant) open_vacancy(w, PostRow(post));
  if (after == PostAfter::destroyed) destroy_post(w, PostRow(post));
}

void book_experience(World& w, std::size_t i) {
  touch(w, PersonRow(i));
  Persons& p = w.persons;
  if (p.job_start[i] != kNever)
    p.experience[i] = static_cast<Month>(std::min(900, p.experience[i] + w.now - p.job_start[i]));
  p.job_start[i] = kNever;
}

void take_up(World& w, std::size_t i, std::size_t post) {
  link(w, i, post, PostState::filled);
  Persons& p = w.persons;
  p.job_start[i] = w.now;
  p.occupation[i] = w.posts.occupation[post];
  p.wage[i] = w.posts.wage[post];
  p.hours[i] = w.posts.hours[post];
  p.benefit[i] = 0;
  p.flags[i] = static_cast<std::uint8_t>(
      p.flags[i] &
      ~(bit(Flag::ill_with_contract) | bit(Flag::working_student) | bit(Flag::working_pensioner)));
  set_registered(w, PersonRow(i), false);
  set_flag(w, PersonRow(i), Flag::ilo_unemployed, false);
  set_status(w, i, status_of(static_cast<Contract>(w.posts.contract[post])));
}

constexpr int kOlder = 55;

bool is_older(const World& w, std::size_t i) {
  return age_in_years(w.persons.birth_month[i], w.now) >= kOlder;
}

/// Somebody who leaves work lets go of a post: counted and marked when he is 55 or over, so that it
/// is known who comes in his place.
void vacate_for_good(World& w, std::size_t i, std::size_t j, PostAfter after) {
  const bool counts = in_limburg(w.posts.place[j]) && is_older(w, i);
  const std::uint8_t sector = w.posts.sector[j];
  if (counts) {
    ++w.ledger.vacated_55_age[age_group(age_in_years(w.persons.birth_month[i], w.now))];
    ++w.ledger.vacated_55_sector[sector];
    ++w.ledger.vacated_55_occupation[w.posts.occupation[j]];
    ++w.ledger.vacated_55_municipality[w.posts.place[j]];
  }
  vacate(w, i, j, after);
  if (!counts) return;
  if (after == PostAfter::destroyed)
    ++w.ledger.refills_55[sector][at(Refill::not_replaced)];
  else
    w.posts.chain_55[j] = static_cast<std::uint8_t>(1 + sector);
}

/// What the person hired is to the chain that ends with him.
Refill refill_of(const World& w, std::size_t i, HireOrigin origin) {
  if (!is_resident(w, i)) return Refill::commuter_in;
  if (origin == HireOrigin::other_job) return Refill::returning_commuter;
  if (w.persons.newcomer[i] != 0) return Refill::migrant;
  if (is_older(w, i)) return Refill::older_worker;
  if (origin == HireOrigin::school ||
      (w.persons.experience[i] == 0 && age_in_years(w.persons.birth_month[i], w.now) < 35))
    return Refill::young_entrant;
  return origin == HireOrigin::inactive ? Refill::inactive : Refill::jobseeker;
}

/// Who takes up a vacancy: how far he travels, how he matches the post, what he starts at.
void count_filled_vacancy(World& w, std::size_t i, std::size_t j) {
  count_sector(w, w.ledger.filled, j);
  count_sector(w, w.ledger.vacancy_age, j, w.now - w.posts.vacant_since[j]);
  ++w.ledger.filled_routes[w.persons.place[i]][w.posts.place[j]];
  if (!in_limburg(w.posts.place[j])) return;
  ++w.ledger.filled_match[at(education_match(w.persons.education[i], w.posts.education[j]))]
                         [at(field_match(w.persons.field[i], w.posts.field[j]))];
  w.ledger.filled_wages[w.posts.sector[j]] += w.posts.wage[j];
}

/// The filled post that the person is about to leave, counted as a separation; `what` for the
/// message.
std::size_t count_separation(World& w, std::size_t i, SeparationReason reason, const char* what) {
  if (!holds_filled_post(w, i))
    throw LawBroken(
        fmt::format("{} of person {:016x}, who holds no filled post", what, w.persons.key[i]));
  const auto j = static_cast<std::size_t>(w.persons.post[i]);
  ++w.ledger.separations[place_index(w, j)][residence_index(w, i)][at(reason)];
  return j;
}

}  // namespace

void hire(World& w, PersonRow person, PostRow post_row, HireOrigin origin) {
  const std::size_t i = person.index(), j = post_row.index();
  const auto state = static_cast<PostState>(w.posts.state[j]);
  const bool returns = state == PostState::reserved && w.posts.holder[j] == person.value;
  if (!returns && (w.persons.post[i] >= 0 || w.posts.holder[j] >= 0))
    throw LawBroken(fmt::format("hire of person {:016x} into post {:016x}: one of them is taken",
                                w.persons.key[i], w.posts.key[j]));
  if (!is_resident(w, i) && !in_limburg(w.posts.place[j]))
    throw LawBroken(
        fmt::format("hire of person {:016x}, who lives elsewhere, into outside post {:016x}",
                    w.persons.key[i], w.posts.key[j]));
  if (state == PostState::vacant)
    count_filled_vacancy(w, i, j);
  else
    count_sector(w, w.ledger.self_starts, j);
  ++w.ledger.hires[place_index(w, j)][residence_index(w, i)][at(origin)];
  if (w.posts.measure[j] != 0) ++w.ledger.measure_hires[residence_index(w, i)][at(origin)];
  if (std::uint8_t& chain = w.posts.chain_55[j]; chain != 0) {
    ++w.ledger.refills_55[chain - 1u][at(refill_of(w, i, origin))];
    chain = 0;
  }
  w.persons.newcomer[i] = 0;
  const Month kept_start = w.persons.job_start[i];
  take_up(w, i, j);
  if (returns) {
    w.persons.job_start[i] = kept_start;  // an illness does not break the employment relation
    w.posts.ends[j] = kNever;
  }
  log_job(w, i, j, EventKind::hire, static_cast<std::uint8_t>(origin));
}

void separate(World& w, PersonRow person, SeparationReason reason, Status next, bool registered,
              PostAfter after) {
  const std::size_t i = person.index();
  if (at_work(next))
    throw LawBroken(
        fmt::format("separation of person {:016x} into a status at work", w.persons.key[i]));
  const std::size_t j = count_separation(w, i, reason, "separation");
  set_status(w, i, next);
  set_registered(w, person, registered);
  log_job(w, i, j, EventKind::separation, static_cast<std::uint8_t>(reason));
  book_experience(w, i);
  vacate_for_good(w, i, j, after);
}

void leave_for_other_job(World& w, PersonRow person, PostAfter after, PostRow taken) {
  const std::size_t i = person.index();
  constexpr auto reason = SeparationReason::job_change;
  const std::size_t j = count_separation(w, i, reason, "job change");
  log_job(w, i, j, EventKind::separation, static_cast<std::uint8_t>(reason));
  book_experience(w, i);
  // The post left goes on with the chain of the post taken.
  std::uint8_t chain = 0;
  if (taken && in_limburg(w.posts.place[j])) {
    std::swap(chain, w.posts.chain_55[taken.index()]);
    touch(w, taken);
  }
  vacate(w, i, j, after);
  if (chain != 0 && after == PostAfter::destroyed)
    ++w.ledger.refills_55[chain - 1u][at(Refill::not_replaced)];
  else
    w.posts.chain_55[j] = chain;
}

void fall_ill_keeping_post(World& w, PersonRow person, Month reserved_until) {
  const std::size_t i = person.index();
  constexpr auto reason = SeparationReason::illness;
  const std::size_t j = count_separation(w, i, reason, "illness with a contract");
  set_post_state(w, j, PostState::reserved);
  w.posts.ends[j] = reserved_until;
  set_status(w, i, Status::ill);
  set_flag(w, person, Flag::ill_with_contract, true);
  log_job(w, i, j, EventKind::separation, static_cast<std::uint8_t>(reason));
}

void release_reserved(World& w, PersonRow person, PostAfter after) {
  const std::size_t i = person.index();
  const std::int32_t j = w.persons.post[i];
  if (j < 0 || w.posts.state[j] != static_cast<std::uint8_t>(PostState::reserved))
    throw LawBroken(
        fmt::format("person {:016x} has no reserved post to release", w.persons.key[i]));
  set_flag(w, person, Flag::ill_with_contract, false);
  book_experience(w, i);
  vacate_for_good(w, i, static_cast<std::size_t>(j), after);
}

void count_applications(World& w, Sector s, Count n) { w.ledger.applications[at(s)] += n; }

void note_application(World& w, PersonRow p, PostRow j, EventKind kind) {
  log_job(w, p.index(), j.index(), kind, 255);
}

void place_initial(World& w, PersonRow person, PostRow post, Month job_start,
                   Month reserved_until) {
  const std::size_t i = person.index(), j = post.index();
  const bool ill = static_cast<Status>(w.persons.status[i]) == Status::ill;
  link(w, i, j, ill ? PostState::reserved : PostState::filled);
  w.persons.job_start[i] = job_start;
  w.persons.occupation[i] = w.posts.occupation[j];
  w.persons.wage[i] = w.posts.wage[j];
  w.persons.hours[i] = w.posts.hours[j];
  if (ill) {
    w.posts.ends[j] = reserved_until;
    set_flag(w, person, Flag::ill_with_contract, true);
  }
}

}  // namespace limlab
