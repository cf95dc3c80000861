#include <algorithm>
#include <numeric>

#include "synthesis/hash_order.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

constexpr std::size_t kSexes = count_of<Sex>, kFields = count_of<Field>;
constexpr std::size_t kGroups = kLevels * kSexes * kFields;

std::size_t group_of(const Persons& p, std::size_t i) {
  return (level(p.education[i]) * kSexes + p.sex[i]) * kFields + p.field[i];
}

}  // namespace

double affinity(const JobTables::OccupationRow& o, std::size_t level_index, std::uint8_t sex,
                std::uint8_t field) {
  const double by_sex = sex == static_cast<std::uint8_t>(Sex::female) ? o.women : 1 - o.women;
  const double by_field = field == at(o.field) ? std::max(1.0, o.field_pull) : 1.0;
  return (o.holders[level_index] + 1e-4) * (by_sex + 1e-4) * by_field;
}

std::vector<std::size_t> deal(const World& w, const Plan& plan,
                              const std::vector<std::int32_t>& persons,
                              const std::vector<std::uint8_t>& occupation,
                              const std::vector<int>& counts) {
  const Persons& p = w.persons;
  const std::size_t kinds = occupation.size();
  std::vector<std::vector<std::pair<std::uint64_t, std::size_t>>> members(kGroups);
  for (std::size_t k = 0; k < persons.size(); ++k) {
    const auto i = static_cast<std::size_t>(persons[k]);
    members[group_of(p, i)].emplace_back(plan.bits(p.key[i], purpose::synth_match), k);
  }
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < kGroups; ++g)
    if (!members[g].empty()) groups.push_back(g);
  RealTable t(groups.size(), kinds);
  std::vector<int> rows;
  for (std::size_t r = 0; r < groups.size(); ++r) {
    const std::size_t g = groups[r];
    rows.push_back(static_cast<int>(members[g].size()));
    for (std::size_t k = 0; k < kinds; ++k)
      t(r, k) = rows[r] * counts[k] *
                affinity(plan.tables.occupations[occupation[k]], g / (kSexes * kFields),
                         static_cast<std::uint8_t>(g / kFields % kSexes),
                         static_cast<std::uint8_t>(g % kFields));
  }
  rake(t, {rows.begin(), rows.end()}, {counts.begin(), counts.end()}, 20);
  const WholeTable whole = make_whole(t, rows, counts);
  std::vector<std::size_t> out(persons.size());
  for (std::size_t r = 0; r < groups.size(); ++r) {
    auto& people = members[groups[r]];
    order_by_hash(people);
    std::size_t next = 0;
    for (std::size_t k = 0; k < kinds; ++k)
      for (int n = 0; n < whole(r, k); ++n) out[people[next++].second] = k;
  }
  return out;
}

void ask_education(Plan& plan) {
  std::vector<std::vector<std::size_t>> posts(kOccupations);
  for (std::size_t j = 0; j < plan.posts.size(); ++j) posts[plan.posts[j].occupation].push_back(j);
  const auto ask = [&](std::size_t o, std::size_t, std::size_t) {
    std::vector<std::pair<std::uint64_t, std::size_t>> list;
    list.reserve(posts[o].size());
    for (const std::size_t j : posts[o])
      list.emplace_back(plan.bits(plan.posts[j].key, purpose::synth_post, 0), j);
    order_by_hash(list);
    const auto& row = plan.tables.occupations[o];
    const auto asked =
        apportion({row.asked.begin(), row.asked.end()}, static_cast<int>(list.size()));
    std::size_t next = 0;
    for (std::size_t l = 0; l < kLevels; ++l)
      for (int k = 0; k < asked[l]; ++k) {
        auto& post = plan.posts[list[next++].second];
        post.education = static_cast<std::uint8_t>(education_of(l));
        const bool asks = plan.uniform(post.key, purpose::synth_post, 1) < row.field_share;
        post.field = asks ? static_cast<std::uint8_t>(row.field) : std::uint8_t{0};
      }
  };
  plan.team.for_blocks(kOccupations, ask, 1);
}

}  // namespace limlab::jobs
