#include "outputs/job_matches.hpp"

#include <limits>
#include <vector>

#include "outputs/add_to.hpp"
#include "state/job_match.hpp"

namespace limlab {

namespace {

void count_holder(const World& w, std::size_t j, MatchCounts& c) {
  const Posts& p = w.posts;
  const auto i = static_cast<std::size_t>(p.holder[j]);
  const std::uint8_t education = w.persons.education[i], field = w.persons.field[i];
  const bool here = in_limburg(p.place[j]);
  if (w.persons.presence[i] == static_cast<std::uint8_t>(Presence::resident)) {
    const std::size_t place = at(here ? Place::limburg : Place::outside);
    const std::size_t job = place * count_of<Occupation> + p.occupation[j];
    ++c.residents[(job * count_of<Education> + education) * count_of<Field> + field];
  }
  if (p.contract[j] == static_cast<std::uint8_t>(Contract::own_account)) return;
  ++c.routes[w.persons.place[i]][p.place[j]];
  if (!here) return;
  const std::size_t kind = at(education_match(education, p.education[j])) * count_of<FieldMatch> +
                           at(field_match(field, p.field[j]));
  ++c.matches[p.occupation[j] * MatchCounts::kKinds + kind];
  c.wages[p.occupation[j]] += p.wage[j];
}

}  // namespace

void MatchCounts::add(const MatchCounts& o) {
  add_to(residents, o.residents), add_to(matches, o.matches), add_to(wages, o.wages);
  for (std::size_t home = 0; home < kPlaces; ++home) add_to(routes[home], o.routes[home]);
}

std::int32_t MatchCounts::staff(std::size_t occupation) const {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < kKinds; ++k) sum += matches[occupation * kKinds + k];
  return sum;
}

MatchCounts count_matches(const World& w, const Team& team) {
  const std::size_t rows_at_once = Team::even_block(w.posts.size(), 65536);
  std::vector<MatchCounts> parts(Team::blocks(w.posts.size(), rows_at_once));
  team.for_blocks(
      w.posts.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t j = begin; j < end; ++j)
          if (w.posts.state[j] == static_cast<std::uint8_t>(PostState::filled))
            count_holder(w, j, parts[block]);
      },
      rows_at_once);
  MatchCounts sum;
  for (const MatchCounts& part : parts) sum.add(part);
  return sum;
}

double mean_distance(const Routes& routes, const Distances& km, const Ends& ends) {
  std::int64_t travellers = 0;
  double sum = 0;
  for (std::size_t home = 0; home < kPlaces; ++home)
    for (std::size_t work = 0; work < kPlaces; ++work) {
      const bool here = in_limburg(static_cast<std::uint8_t>(home)),
                 there = in_limburg(static_cast<std::uint8_t>(work));
      if (!(here ? ends.from_limburg : ends.from_outside) ||
          !(there ? ends.to_limburg : ends.to_outside))
        continue;
      travellers += routes[home][work];
      sum += routes[home][work] * double{km[home][work]};
    }
  return travellers > 0 ? sum / static_cast<double>(travellers)
                        : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace limlab
