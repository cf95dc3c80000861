#include "behaviour/firm_adjustment.hpp"

#include <algorithm>

#include "behaviour/benefits.hpp"
#include "state/prefetch.hpp"

namespace limlab {

FirmAdjustment::FirmAdjustment(const Params& p)
    : adjustment_(p.real("firms.adjustment")),
      layoff_speed_(p.real("firms.layoff_speed")),
      tolerance_(p.real("firms.tolerance")),
      capacity_recovery_(p.real("firms.capacity_recovery")),
      benefit_career_(p.real("benefit.career")),
      offers_(p) {}

void FirmAdjustment::adjust(MonthContext& c) {
  World& w = c.world;
  constexpr std::size_t kBlock = 128;  // few firms have much to think about
  blocks_.resize(Team::blocks(w.firms.size(), kBlock));
  c.team.for_blocks(
      w.firms.size(),
      [&](std::size_t b, std::size_t begin, std::size_t end) {
        blocks_[b].plans.clear();
        for (std::size_t i = begin; i < end; ++i)
          if (w.firms.alive[i]) think(c, i, blocks_[b]);
      },
      kBlock);
  plans_.clear();
  for (const Block& block : blocks_)
    plans_.insert(plans_.end(), block.plans.begin(), block.plans.end());

  const auto fetch = [&](const Plan& plan) {
    const auto row = static_cast<std::size_t>(plan.row);
    if (plan.what == What::create)
      w.keys.fetch(plan.idea.key);
    else if (plan.what == What::dismiss)
      fetch_row(w.persons, row);
    else
      fetch_row(w.posts, row);
  };
  // Of whoever is dismissed the post, then.
  const auto then = [&](const Plan& plan) {
    const auto row = static_cast<std::size_t>(plan.row);
    if (plan.what == What::dismiss && w.persons.post[row] >= 0)
      fetch_row(w.posts, static_cast<std::size_t>(w.persons.post[row]));
  };
  fetching_ahead(plans_, fetch, then, [&](const Plan& plan) { carry_out(w, plan); });
}

// Reads and writes nothing that another firm changes before it is its turn: its posts are its own,
// and so are those who hold them.
void FirmAdjustment::think(MonthContext& c, std::size_t i, Block& block) const {
  Firms& f = c.world.firms;
  f.capacity[i] -= static_cast<std::int32_t>(capacity_recovery_ * f.capacity[i]);
  const int gap = f.target[i] - posts_of(f, i);
  if (gap > 0) {
    grow(c, i, gap, block);
  } else if (gap < 0 || f.idle[i] > 0) {
    const int left = scrap_open_posts(c.world, i, -gap, block);
    if (left > tolerance_ * f.target[i]) dismiss(c, i, left, block);
  }
}

void FirmAdjustment::grow(const MonthContext& c, std::size_t i, int gap, Block& block) const {
  const World& w = c.world;
  // Idle posts first: they exist already.
  int idle = w.firms.idle[i];
  for (std::int32_t j = w.firms.first_post[i]; j >= 0 && idle > 0; j = w.posts.next[j]) {
    if (w.posts.state[j] != static_cast<std::uint8_t>(PostState::idle)) continue;
    block.plans.push_back({What::advertise, j});
    --idle;
  }
  const auto opening = static_cast<int>(round_stochastic(
      adjustment_ * gap, c.luck.bits(w.firms.key[i], w.now, purpose::firm_rounding)));
  block.created.clear();
  for (int n = 0; n < opening; ++n) {
    const Key key =
        mix(w.firms.key[i], static_cast<std::uint64_t>(w.now), purpose::post_attributes, n);
    block.plans.push_back({What::create, static_cast<std::int32_t>(i),
                           offers_.think_of(w, i, key, c.luck, block.created)});
    block.created.push_back(key);
  }
}

int FirmAdjustment::scrap_open_posts(const World& w, std::size_t i, int surplus, Block& block) {
  int open = w.firms.idle[i] + w.firms.vacant[i];
  for (std::int32_t j = w.firms.first_post[i]; j >= 0 && open > 0; j = w.posts.next[j]) {
    const auto state = static_cast<PostState>(w.posts.state[j]);
    open -= state == PostState::idle || state == PostState::vacant;
    if (state == PostState::idle && surplus <= 0) {
      block.plans.push_back({What::advertise, j});  // wanted after all
    } else if (state == PostState::idle || (state == PostState::vacant && surplus > 0)) {
      block.plans.push_back({What::scrap, j});
      --surplus;
    }
  }
  return surplus;
}

void FirmAdjustment::dismiss(const MonthContext& c, std::size_t i, int surplus,
                             Block& block) const {
  const World& w = c.world;
  const auto leaving = static_cast<std::size_t>(round_stochastic(
      layoff_speed_ * surplus, c.luck.bits(w.firms.key[i], w.now, purpose::firm_rounding, 1)));
  if (leaving == 0) return;
  // Weight 1 / (tenure in years + 1): the recently hired go first, by chance (smallest
  // -log(u)/weight).
  auto& staff = block.staff;
  staff.clear();
  for (std::int32_t j = w.firms.first_post[i]; j >= 0; j = w.posts.next[j]) {
    if (w.posts.state[j] != static_cast<std::uint8_t>(PostState::filled)) continue;
    const std::int32_t p = w.posts.holder[j];
    const double tenure = (w.now - w.persons.job_start[p]) / 12.0;
    const double when = exponential_from_bits(mix(w.persons.key[p], w.firms.key[i],
                                                  static_cast<std::uint64_t>(w.now),
                                                  purpose::dismissal_choice, c.luck.raw_key())) *
                        (1 + tenure);
    staff.push_back({when, j});
  }
  const auto last = staff.begin() + static_cast<std::ptrdiff_t>(std::min(leaving, staff.size()));
  std::partial_sort(staff.begin(), last, staff.end());
  for (auto chosen = staff.begin(); chosen != last; ++chosen)
    block.plans.push_back({What::dismiss, w.posts.holder[chosen->second]});
}

void FirmAdjustment::carry_out(World& w, const Plan& plan) const {
  const PostRow post(plan.row);
  switch (plan.what) {
    case What::advertise:
      open_vacancy(w, post);
      break;
    case What::scrap:
      if (w.posts.state[post.index()] == static_cast<std::uint8_t>(PostState::vacant))
        withdraw_vacancy(w, post);
      destroy_post(w, post);
      break;
    case What::create:
      open_vacancy(w,
                   create_post(w, offers_.draft(w, static_cast<std::size_t>(plan.row), plan.idea)));
      break;
    case What::dismiss:
      lay_off(w, PersonRow(plan.row), SeparationReason::dismissal, benefit_career_);
  }
}

}  // namespace limlab
