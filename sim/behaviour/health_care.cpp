// Consequences of long illness, recovery, leaving work for home or care, and coming back from it.
#include "behaviour/benefits.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

void settle_illness(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const PersonRow person(row);
  if (!at_work(static_cast<Status>(w.persons.status[row])))
    return change_status(w, person, Status::ill, false);
  const bool resident = w.persons.presence[row] == static_cast<std::uint8_t>(Presence::resident);
  const bool own_boss = static_cast<Status>(w.persons.status[row]) == Status::self_employed;
  if (!resident || own_boss || s.luck(row, purpose::health) < s.rates.keeps_contract())
    fall_ill_keeping_post(w, person,
                          plus(w.now, static_cast<int>(s.rates.settings.reserved_months) - 1));
  else
    separate(w, person, SeparationReason::illness, Status::ill, false, post_after(w, row));
}

void settle_recovery(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const PersonRow person(row);
  const PeopleSettings& set = s.rates.settings;
  if (w.now - w.persons.status_since[row] >= 12 &&
      s.luck(row, purpose::health, 1) < set.heavy_ill_limited) {
    w.persons.health_limited[row] = 1;
    touch(w, person);
  }
  const std::int32_t post = w.persons.post[row];
  if (post >= 0) return hire(w, person, PostRow(post), HireOrigin::return_from_illness);
  if (s.luck(row, purpose::health, 2) < set.recovered_to_jobseeker) {
    const bool registers = s.luck(row, purpose::health, 3) < set.returns_registered;
    change_status(w, person, Status::jobseeker, registers);
    grant_benefit(w, person, set.benefit_career);
  } else {
    leave_for(w, row, SeparationReason::illness, Status::home, false);
  }
}

}  // namespace

void settle_health_care(const PeopleStep& s, const Proposal& p) {
  World& w = s.world();
  const auto row = static_cast<std::size_t>(p.row);
  const PersonRow person(p.row);
  switch (p.what) {
    case What::fall_ill:
      settle_illness(s, row);
      break;
    case What::recover:
      settle_recovery(s, row);
      break;
    case What::reservation_over:
      release_reserved(w, person, post_after(w, row));
      if (w.persons.presence[row] != static_cast<std::uint8_t>(Presence::resident))
        forget_non_resident(w, person);
      break;
    case What::quit_home:
      leave_for(w, row, SeparationReason::care, Status::home, false);
      break;
    default:
      enter_labour_market(w, person);
      change_status(w, person, Status::jobseeker,
                    s.luck(row, purpose::care) < s.rates.settings.returns_registered);
  }
}

}  // namespace limlab
