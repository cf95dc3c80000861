// Consequences of birth and death. A newborn gets the mother's municipality and origin; 105 boys to
// 100 girls; the hidden type as common as among children at the start.
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

constexpr double kBoys = 1.05 / 2.05;

Employability draw_employability(const InitialPrevalence& n, Education e, double uniform) {
  std::array<double, count_of<Employability>> cumulative{};
  double sum = 0;
  for (std::size_t k = 0; k < cumulative.size(); ++k)
    cumulative[k] = sum += static_cast<double>(n.employability[at(e)][k]) + 1e-9;
  return static_cast<Employability>(pick(cumulative, uniform));
}

Key child_of(const PeopleStep& s, std::size_t mother) {
  return mix(s.key(mother), static_cast<std::uint64_t>(s.world().now), purpose::birth, 0);
}

void give_birth(const PeopleStep& s, std::size_t mother) {
  World& w = s.world();
  NewPerson child;
  child.key = child_of(s, mother);
  child.birth_month = w.now;
  child.sex = s.luck(mother, purpose::birth) < kBoys ? Sex::male : Sex::female;
  child.place = w.persons.place[mother];
  child.origin = static_cast<Origin>(w.persons.origin[mother]);
  child.employability = draw_employability(s.rates.initial, Education::none_or_in_school,
                                           s.luck(mother, purpose::birth, 1));
  add_birth(w, child);
  w.persons.youngest_child[mother] = w.now;
  touch(w, PersonRow(mother));
}

}  // namespace

void settle_death(const PeopleStep& s, std::size_t row) {
  die(s.world(), PersonRow(row), post_after(s.world(), row));
}

void settle_births(const PeopleStep& s, const std::vector<std::int32_t>& mothers) {
  World& w = s.world();
  fetching_ahead(
      mothers, [&](std::int32_t mother) { fetch_row(w.persons, static_cast<std::size_t>(mother)); },
      [&](std::int32_t mother) { w.keys.fetch(child_of(s, static_cast<std::size_t>(mother))); },
      [&](std::int32_t mother) { give_birth(s, static_cast<std::size_t>(mother)); });
}

}  // namespace limlab
