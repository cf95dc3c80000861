#pragma once
#include <concepts>
#include <type_traits>
#include <vector>

#include "base/calendar.hpp"
#include "base/id.hpp"
#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

struct PersonKind {};
struct PostKind {};
struct FirmKind {};
using PersonRow = Row<PersonKind>;
using PostRow = Row<PostKind>;
using FirmRow = Row<FirmKind>;

/// Every resident of Limburg, and non-residents who work or look for work here, one row each. Rows
/// are reused after death or departure; `key` never is. Integers only, so that a digest can be
/// exact.
struct Persons {
  std::vector<Key> key;  ///< persistent id
  std::vector<std::int32_t>
      post;  ///< Posts row held or reserved, -1 none [written by hire, separate]
  std::vector<std::int32_t> wage;   ///< full-time gross of the present or last job [cents/month]
  std::vector<Month> birth_month;   ///< [month]
  std::vector<Month> status_since;  ///< month the present status began [change_status]
  std::vector<Month>
      registered_since;  ///< registration with the public service, kNever = none [change_status]
  std::vector<Month> job_start;   ///< start of the present job, kNever = none [hire, separate]
  std::vector<Month> experience;  ///< months in earlier jobs, present job not included [separate]
  std::vector<Month> youngest_child;  ///< birth month of the youngest child, kNever = none [births]
  std::vector<Month>
      leaves_school;  ///< month the pupil or student leaves, kNever = not decided [school]
  std::vector<std::uint8_t> presence;  ///< Presence
  std::vector<std::uint8_t> sex;       ///< Sex
  std::vector<std::uint8_t> place;   ///< home: municipality or outside market (words/geography.hpp)
  std::vector<std::uint8_t> origin;  ///< Origin
  std::vector<std::uint8_t> education;    ///< Education attained
  std::vector<std::uint8_t> field;        ///< Field of the highest attainment
  std::vector<std::uint8_t> heading_for;  ///< Education a pupil or student will leave with [school]
  std::vector<std::uint8_t> status;       ///< Status [change_status, hire, separate]
  std::vector<std::uint8_t>
      status_before;                ///< Status at the last month end, kOutside = not a resident
  std::vector<std::uint8_t> flags;  ///< bits of Flag
  std::vector<std::uint8_t> employability;  ///< Employability, hidden
  std::vector<std::uint8_t>
      occupation;  ///< Occupation of the present or last job or training, kNoOccupation
  std::vector<std::uint8_t> hours;           ///< weekly hours of the present job, or wanted [hours]
  std::vector<std::uint8_t> health_limited;  ///< 1 = work-limiting health
  std::vector<std::uint8_t> digital;         ///< 1 = at least basic digital skills
  std::vector<std::uint8_t> entered;         ///< 1 = has entered the labour market once
  std::vector<std::uint8_t> benefit;         ///< 1 = receives an unemployment benefit
  std::vector<std::uint8_t>
      newcomer;  ///< 1 = came to live here during the run, not hired since [add_immigrant, hire]

  static constexpr std::uint8_t kOutside = static_cast<std::uint8_t>(Status::count_);

  std::size_t size() const { return key.size(); }
};

/// Calls f(name, column) for every column: the one list that digest, checkpoint, memory report and
/// resizing share, so that none can forget a column.
template <class P, class F>
requires std::same_as<std::remove_const_t<P>, Persons>
void for_each_column(P& p, F&& f) {
  f("key", p.key), f("post", p.post), f("wage", p.wage), f("birth_month", p.birth_month);
  f("status_since", p.status_since), f("registered_since", p.registered_since);
  f("job_start", p.job_start), f("experience", p.experience), f("youngest_child", p.youngest_child);
  f("leaves_school", p.leaves_school), f("presence", p.presence), f("sex", p.sex);
  f("place", p.place), f("origin", p.origin), f("education", p.education), f("field", p.field);
  f("heading_for", p.heading_for), f("status", p.status), f("status_before", p.status_before);
  f("flags", p.flags), f("employability", p.employability), f("occupation", p.occupation);
  f("hours", p.hours), f("health_limited", p.health_limited), f("digital", p.digital);
  f("entered", p.entered), f("benefit", p.benefit), f("newcomer", p.newcomer);
}

}  // namespace limlab
