#pragma once
#include <vector>

#include "base/calendar.hpp"
#include "base/id.hpp"
#include "words/label.hpp"

#include <span>

namespace limlab {

enum class EventKind : std::uint8_t {
  birth,
  death,
  move_in,
  move_out,
  move_home,
  status_change,
  application,
  offer,
  refusal,
  hire,
  separation,
  promotion,
  training_start,
  training_end,
  certificate,
  post_created,
  post_destroyed,
  vacancy_opened,
  vacancy_withdrawn,
  count_
};
std::span<const Label> labels(EventKind);

/// One row of the panel. Fields that a kind does not use are 0 (keys), 255 (words) or -1 (wage).
struct Event {
  Key person = 0, post = 0, firm = 0;
  std::int32_t wage = -1;  ///< [cents/month]
  Month month = 0, birth_month = 0;
  std::uint8_t kind = 0, reason = 255, status = 255, sex = 255, education = 255, field = 255,
               sector = 255, occupation = 255, municipality = 255, residence = 255;
};

/// What happened this month to the persons (and posts) that the panel samples. Off by default.
struct EventLog {
  bool on = false;
  std::uint64_t threshold =
      0;  ///< an entity is sampled when its sampling hash is below; all ones = everyone
  std::vector<Event> rows;
  bool samples(Key k) const;  ///< the same entities in every run and scenario
};

}  // namespace limlab
