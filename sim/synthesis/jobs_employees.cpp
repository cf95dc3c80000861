#include <algorithm>
#include <array>

#include "base/errors.hpp"
#include "base/side_by_side.hpp"
#include "state/moves.hpp"
#include "synthesis/hash_order.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

constexpr Key kCommuterKey = 0x636F6D6D75746572ull;

/// Who works where in which occupation, waiting for a post.
using Takers = std::vector<std::vector<std::int32_t>>;  ///< by workplace × occupation

/// A resident and the workplace x occupation that he is dealt to.
struct Dealt {
  std::size_t cell;
  std::int32_t person;
};

/// The residents of one municipality: first occupations by education, sex and field, then
/// workplaces.
std::vector<Dealt> deal_residents(const World& w, const Plan& plan,
                                  const std::vector<std::int32_t>& persons, std::size_t home,
                                  const Flows& flows) {
  if (persons.empty()) return {};
  std::vector<std::uint8_t> occupation;
  std::vector<int> counts;
  for (std::size_t o = 0; o < kOccupations; ++o) {
    int n = 0;
    for (std::size_t work = 0; work < kPlaces; ++work) n += flows.at(home, work, o);
    if (n > 0) occupation.push_back(static_cast<std::uint8_t>(o)), counts.push_back(n);
  }
  const auto dealt = deal(w, plan, persons, occupation, counts);
  std::vector<std::vector<std::pair<std::uint64_t, std::int32_t>>> by_kind(occupation.size());
  for (std::size_t k = 0; k < persons.size(); ++k)
    by_kind[dealt[k]].emplace_back(
        plan.bits(w.persons.key[static_cast<std::size_t>(persons[k])], purpose::synth_match, 1),
        persons[k]);
  std::vector<Dealt> out;
  out.reserve(persons.size());
  for (std::size_t k = 0; k < by_kind.size(); ++k) {
    order_by_hash(by_kind[k]);
    std::size_t next = 0;
    for (std::size_t work = 0; work < kPlaces; ++work)
      for (int n = 0; n < flows.at(home, work, occupation[k]); ++n)
        out.push_back({work * kOccupations + occupation[k], by_kind[k][next++].second});
  }
  return out;
}

/// Posts that ask a field first take the least schooled person of that field who qualifies; the
/// rest pair off from the best educated and the most asking down.
void pair_off(const World& w, Plan& plan, std::vector<std::int32_t>& persons,
              std::vector<std::size_t>& posts) {
  if (persons.size() != posts.size())
    throw LawBroken("as many persons as posts were expected at one place and occupation");
  if (persons.empty()) return;
  const auto field = at(plan.tables.occupations[plan.posts[posts[0]].occupation].field);
  const Persons& p = w.persons;
  auto level_of = [&](std::int32_t i) { return level(p.education[static_cast<std::size_t>(i)]); };
  // Lowest first, so that both lists are used up from the back.
  std::sort(persons.begin(), persons.end(), [&](std::int32_t a, std::int32_t b) {
    const auto ka = p.key[static_cast<std::size_t>(a)], kb = p.key[static_cast<std::size_t>(b)];
    return level_of(a) != level_of(b) ? level_of(a) < level_of(b) : ka < kb;
  });
  std::sort(posts.begin(), posts.end(), [&](std::size_t a, std::size_t b) {
    const auto &x = plan.posts[a], &y = plan.posts[b];
    return x.education != y.education ? x.education < y.education : x.key < y.key;
  });
  std::array<std::vector<std::int32_t>, kLevels> schooled, other;
  for (const auto i : persons)
    (p.field[static_cast<std::size_t>(i)] == field ? schooled : other)[level_of(i)].push_back(i);
  std::vector<std::size_t> left;
  for (auto j = posts.rbegin(); j != posts.rend(); ++j) {
    auto& post = plan.posts[*j];
    std::size_t l = level(post.education);
    while (post.field != 0 && l < kLevels && schooled[l].empty()) ++l;
    if (post.field == 0 || l == kLevels) {
      left.push_back(*j);
    } else {
      post.holder = schooled[l].back();
      schooled[l].pop_back();
    }
  }
  std::size_t next = 0;
  for (std::size_t l = kLevels; l-- > 0;)
    for (auto* group : {&other[l], &schooled[l]})
      for (const auto i : *group) plan.posts[left[next++]].holder = i;
}

}  // namespace

FlowTask flow_task(const Plan& plan, PostState state) {
  FlowTask task;
  const Totals& t = plan.totals;
  const bool filled = state == PostState::filled;
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    task.homes[p] = static_cast<int>((filled ? t.employees : t.ill)[p].size());
  for (std::size_t m = 0; m < kOutsideMarkets && filled; ++m)
    task.homes[kMunicipalities + m] = t.in_commuters[m];
  for (const auto& q : plan.posts)
    if (q.state == state) ++task.works(q.place, q.occupation);
  return task;
}

std::int32_t add_outsider(World& w, const Plan& plan, Key key, std::uint8_t home,
                          std::size_t occupation, Status status) {
  const auto& o = plan.tables.occupations[occupation];
  auto u = [&](std::uint32_t draw) { return plan.uniform(key, purpose::synth_outside, draw); };
  NewPerson n;
  n.key = key;
  n.place = home;
  n.status = status;
  n.sex = u(0) < o.women ? Sex::female : Sex::male;
  double left = u(1);
  std::size_t l = 0;
  while (l + 1 < kLevels && left >= o.holders[l]) left -= o.holders[l++];
  n.education = education_of(l);
  const int youngest = l == 3 ? 24 : l == 2 ? 22 : 19;
  // Ages spread evenly to 60, thinning to 65 (assumed).
  const double age = u(2) < 0.93 ? youngest + u(3) * (60 - youngest) : 60 + 5 * u(3) * u(4);
  n.birth_month = plus(plan.start, -static_cast<int>(12 * age));
  n.field = u(5) < std::max(0.35, o.field_share) ? o.field
            : u(6) < 0.5                         ? Field::general
                         : static_cast<Field>(1 + static_cast<int>(u(7) * 5));
  n.origin = u(8) < 0.85 ? Origin::belgian : Origin::eu;
  n.employability = u(9) < 0.2   ? Employability::low
                    : u(9) < 0.7 ? Employability::middle
                                 : Employability::high;
  n.occupation = static_cast<std::uint8_t>(occupation);
  const PersonRow row = add_initial(w, n, Presence::non_resident);
  Persons& p = w.persons;
  p.experience[row.index()] = static_cast<Month>(std::max(0.0, 12 * (age - youngest) * 0.92));
  p.entered[row.index()] = 1;
  p.digital[row.index()] = 1;
  return row.value;
}

EmployeeFlows employee_flows(const Plan& plan) {
  EmployeeFlows out;
  side_by_side(
      plan.team,
      {[&] { out.filled = make_flows(flow_task(plan, PostState::filled), plan.tables, plan.map); },
       [&] {
         out.reserved = make_flows(flow_task(plan, PostState::reserved), plan.tables, plan.map);
       }});
  return out;
}

void place_employees(World& w, Plan& plan, PostState state, const Flows& flows) {
  const bool filled = state == PostState::filled;
  const auto& persons = filled ? plan.totals.employees : plan.totals.ill;
  std::array<std::vector<Dealt>, kMunicipalities> dealt;
  plan.team.for_blocks(
      kMunicipalities,
      [&](std::size_t home, std::size_t, std::size_t) {
        dealt[home] = deal_residents(w, plan, persons[home], home, flows);
      },
      1);
  Takers takers(kPlaces * kOccupations);
  for (const auto& of_home : dealt)
    for (const auto& [cell, person] : of_home) takers[cell].push_back(person);
  for (std::size_t home = kMunicipalities; home < kPlaces && filled; ++home)
    for (std::size_t work = 0; work < kMunicipalities; ++work)
      for (std::size_t o = 0; o < kOccupations; ++o)
        for (int k = 0; k < flows.at(home, work, o); ++k)
          takers[work * kOccupations + o].push_back(
              add_outsider(w, plan, mix(kCommuterKey, home, work * kOccupations + o, k),
                           static_cast<std::uint8_t>(home), o, Status::employee));
  std::vector<std::vector<std::size_t>> posts(kPlaces * kOccupations);
  for (std::size_t j = 0; j < plan.posts.size(); ++j)
    if (plan.posts[j].state == state)
      posts[std::size_t{plan.posts[j].place} * kOccupations + plan.posts[j].occupation].push_back(
          j);
  plan.team.for_blocks(
      posts.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c) pair_off(w, plan, takers[c], posts[c]);
      },
      32);
}

}  // namespace limlab::jobs
