#pragma once
#include <algorithm>

#include "behaviour/people_tables.hpp"
#include "state/world.hpp"

namespace limlab {

enum class ChildAge : std::uint8_t { none, under_3, from_3_to_5, from_6_to_11, count_ };

/// Own start of working life against the usual one: -12 ... +18 months.
inline constexpr int kEarliestStart = -12;

/// One person as the hazards see him this month, gathered from the columns of state.
struct PersonFacts {
  std::size_t row = 0;
  Status status = Status::child;
  Sex sex = Sex::male;
  Education education = Education::none_or_in_school;
  Employability employability = Employability::middle;
  Origin origin = Origin::belgian;
  bool resident = true, registered = false, benefit = false;
  std::uint8_t flags = 0, place = 0, occupation = kNoOccupation;
  int age_months = 0, age = 0;  ///< age in years 0 … 120
  int months = 0;               ///< in the present status
  int tenure = 0;               ///< months in the present job
  int experience = 0;           ///< months in earlier jobs
  int start_shift = 0;          ///< own start of working life against the usual one [months]
  int registered_months = 0;
  ChildAge child = ChildAge::none;
  Contract contract = Contract::permanent;  ///< of the post held or reserved
  std::int32_t post = -1;
  Month birth_month = 0;
  Month cohort = 0;  ///< birth month that pension rules go by
  const World* world =
      nullptr;  ///< where `row` is; none for somebody made up, whom no measure reaches

  bool works() const { return at_work(status); }
};

/// The present month, and the month whose rules by year of birth hold: the present one, or the
/// start for ever when the population is constant.
struct Clock {
  Month now = 0, rules_of = 0;
};

inline PersonFacts facts_of(const World& w, const Clock& clock, std::size_t i) {
  const Persons& p = w.persons;
  PersonFacts f;
  f.row = i;
  f.world = &w;
  f.status = static_cast<Status>(p.status[i]);
  f.sex = static_cast<Sex>(p.sex[i]);
  f.education = static_cast<Education>(p.education[i]);
  f.employability = static_cast<Employability>(p.employability[i]);
  f.origin = static_cast<Origin>(p.origin[i]);
  f.resident = p.presence[i] == static_cast<std::uint8_t>(Presence::resident);
  f.flags = p.flags[i];
  f.registered = (f.flags & bit(Flag::registered)) != 0;
  f.benefit = p.benefit[i] != 0;
  f.place = p.place[i];
  f.occupation = p.occupation[i];
  f.birth_month = p.birth_month[i];
  f.age_months = std::clamp(clock.now - f.birth_month, 0, kAges * 12 - 1);
  f.age = f.age_months / 12;
  f.cohort = plus(f.birth_month, clock.rules_of - clock.now);
  f.months = std::max(0, clock.now - p.status_since[i]);
  f.post = p.post[i];
  f.experience = p.experience[i];
  f.start_shift = static_cast<int>((p.key[i] >> 7) % 31) + kEarliestStart;  // fixed for life
  if (p.job_start[i] != kNever) f.tenure = std::max(0, clock.now - p.job_start[i]);
  if (p.registered_since[i] != kNever)
    f.registered_months = std::max(0, clock.now - p.registered_since[i]);
  if (p.youngest_child[i] != kNever) {
    const int child = (clock.now - p.youngest_child[i]) / 12;
    if (child < 12)
      f.child = child < 3   ? ChildAge::under_3
                : child < 6 ? ChildAge::from_3_to_5
                            : ChildAge::from_6_to_11;
  }
  if (f.post >= 0)
    f.contract = static_cast<Contract>(w.posts.contract[static_cast<std::size_t>(f.post)]);
  return f;
}

/// Asks for what facts_of reads of a row and the screen of the hazards has not read already.
inline void fetch_facts(const Persons& p, std::size_t i) {
  __builtin_prefetch(&p.post[i]), __builtin_prefetch(&p.origin[i]);
  __builtin_prefetch(&p.place[i]), __builtin_prefetch(&p.occupation[i]);
  __builtin_prefetch(&p.experience[i]), __builtin_prefetch(&p.youngest_child[i]);
}

}  // namespace limlab
