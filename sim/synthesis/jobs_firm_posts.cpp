#include <algorithm>
#include <numeric>

#include "base/errors.hpp"
#include "synthesis/hash_order.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

constexpr Key kPostKey = 0x706F737400000000ull;

/// What a post of a sector is to be.
struct Item {
  PostState state;
  std::uint8_t occupation;
  std::uint64_t order;
};

void add_items(const Plan& plan, const WholeTable& table, std::size_t s, PostState state,
               std::vector<Item>& out) {
  for (std::size_t o = 0; o < kOccupations; ++o)
    for (int k = 0; k < table(s, o); ++k)
      out.push_back({state, static_cast<std::uint8_t>(o),
                     plan.bits(mix(kPostKey, s, out.size()), purpose::synth_shuffle)});
}

/// The posts of a sector, in keyed order.
std::vector<Item> shuffled_items(const Plan& plan, std::size_t s) {
  std::vector<Item> items;
  add_items(plan, plan.totals.filled_posts, s, PostState::filled, items);
  add_items(plan, plan.totals.reserved_posts, s, PostState::reserved, items);
  add_items(plan, plan.totals.vacant_posts, s, PostState::vacant, items);
  HashOrder<Item>().put(
      items, [](const Item& i) { return i.order; },
      [](const Item& a, const Item& b) {
        return a.order != b.order ? a.order < b.order : a.occupation < b.occupation;
      });
  return items;
}

/// Posts trade places inside their sector until every municipality has its number of filled posts
/// (and so of others). Which posts a municipality has by sector does not change.
void settle_filled(Plan& plan, const PlaceTargets& targets) {
  std::array<int, kMunicipalities> over{};
  std::array<std::array<std::vector<std::size_t>, kMunicipalities>, kSectors> filled, open;
  for (std::size_t i = 0; i < plan.posts.size(); ++i) {
    const auto& p = plan.posts[i];
    over[p.place] += p.state == PostState::filled;
    (p.state == PostState::filled ? filled : open)[p.sector][p.place].push_back(i);
  }
  for (std::size_t p = 0; p < kMunicipalities; ++p) over[p] -= targets.filled[p];
  for (std::size_t a = 0; a < kMunicipalities; ++a)
    for (std::size_t b = 0; b < kMunicipalities; ++b)
      for (std::size_t s = 0; s < kSectors; ++s)
        while (over[a] > 0 && over[b] < 0 && !filled[s][a].empty() && !open[s][b].empty()) {
          const std::size_t i = filled[s][a].back(), j = open[s][b].back();
          filled[s][a].pop_back(), open[s][b].pop_back();
          std::swap(plan.posts[i].state, plan.posts[j].state);
          std::swap(plan.posts[i].occupation, plan.posts[j].occupation);
          filled[s][b].push_back(j), open[s][a].push_back(i);
          --over[a], ++over[b];
        }
}

/// Occupation columns of filled posts by sector, for posts outside: what the sector is, given the
/// work.
std::vector<double> sectors_of(const JobTables& t, std::size_t o) {
  std::vector<double> out(kSectors);
  for (std::size_t s = 0; s < kSectors; ++s) out[s] = t.employees[s][o];
  return out;
}

}  // namespace

PlannedPost& Plan::add(std::uint8_t sector, std::uint8_t occupation, std::uint8_t place,
                       PostState state) {
  PlannedPost p;
  p.key = mix(kPostKey, 0x6B6579ull, posts.size());
  p.sector = sector, p.occupation = occupation, p.place = place, p.state = state;
  posts.push_back(p);
  return posts.back();
}

void plan_firm_posts(Plan& plan, const PlaceTargets& targets) {
  std::array<std::vector<const PlannedFirm*>, kSectors> firms;
  for (const auto& f : plan.firms)
    if (!plan.tables.classes[f.size_class].sheltered) firms[f.sector].push_back(&f);
  std::array<std::vector<Item>, kSectors> items_of;
  plan.team.for_blocks(
      kSectors,
      [&](std::size_t s, std::size_t, std::size_t) { items_of[s] = shuffled_items(plan, s); }, 1);
  for (std::size_t s = 0; s < kSectors; ++s) {
    const std::vector<Item>& items = items_of[s];
    std::size_t next = 0;
    for (const auto* f : firms[s])
      for (int k = 0; k < f->size; ++k, ++next) {
        if (next >= items.size()) throw LawBroken("firms are larger than their sector");
        plan.add(static_cast<std::uint8_t>(s), items[next].occupation, f->place, items[next].state)
            .firm = f->row;
      }
    if (next != items.size()) throw LawBroken("firms are smaller than their sector");
  }
  settle_filled(plan, targets);
}

void plan_outside_posts(Plan& plan, const std::array<int, kOutsideMarkets>& counts,
                        PostState state) {
  const JobTables& t = plan.tables;
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    std::vector<double> weights(kOccupations);
    for (std::size_t o = 0; o < kOccupations; ++o) {
      for (std::size_t s = 0; s < kSectors; ++s) weights[o] += t.employees[s][o];
      weights[o] *=
          t.markets[m].tilt[static_cast<std::size_t>(major_group(static_cast<Occupation>(o)))];
      if (state == PostState::vacant) weights[o] *= t.occupations[o].vacancy;
    }
    const auto by_occupation = apportion(weights, counts[m]);
    for (std::size_t o = 0; o < kOccupations; ++o) {
      const auto by_sector = apportion(sectors_of(t, o), by_occupation[o]);
      for (std::size_t s = 0; s < kSectors; ++s)
        for (int k = 0; k < by_sector[s]; ++k)
          plan.add(static_cast<std::uint8_t>(s), static_cast<std::uint8_t>(o),
                   static_cast<std::uint8_t>(kMunicipalities + m), state);
    }
  }
}

}  // namespace limlab::jobs
