#include "behaviour/firm_adjustment.hpp"

#include <algorithm>

#include "behaviour/benefits.hpp"

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
  Firms& f = w.firms;
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!f.alive[i]) continue;
    f.capacity[i] -= static_cast<std::int32_t>(capacity_recovery_ * f.capacity[i]);
    const int posts = posts_of(f, i);
    const int gap = f.target[i] - posts;
    if (gap > 0) {
      grow(c, i, gap);
    } else if (gap < 0 || f.idle[i] > 0) {
      const int left = scrap_open_posts(c, i, -gap);
      if (left > tolerance_ * f.target[i]) dismiss(c, i, left);
    }
  }
}

void FirmAdjustment::grow(MonthContext& c, std::size_t i, int gap) const {
  World& w = c.world;
  // Idle posts first: they exist already.
  for (std::int32_t j = w.firms.first_post[i]; j >= 0 && w.firms.idle[i] > 0; j = w.posts.next[j])
    if (w.posts.state[j] == static_cast<std::uint8_t>(PostState::idle)) open_vacancy(w, PostRow(j));
  const auto opening = static_cast<int>(round_stochastic(
      adjustment_ * gap, c.luck.bits(w.firms.key[i], w.now, purpose::firm_rounding)));
  for (int n = 0; n < opening; ++n) {
    const Key key =
        mix(w.firms.key[i], static_cast<std::uint64_t>(w.now), purpose::post_attributes, n);
    open_vacancy(w, create_post(w, offers_.like_the_firms_own(w, i, key, c.luck)));
  }
}

int FirmAdjustment::scrap_open_posts(MonthContext& c, std::size_t i, int surplus) const {
  World& w = c.world;
  int open = w.firms.idle[i] + w.firms.vacant[i];
  for (std::int32_t j = w.firms.first_post[i], next; j >= 0 && open > 0; j = next) {
    next = w.posts.next[j];
    const auto state = static_cast<PostState>(w.posts.state[j]);
    open -= state == PostState::idle || state == PostState::vacant;
    if (state == PostState::idle && surplus <= 0) {
      open_vacancy(w, PostRow(j));  // wanted after all
    } else if (state == PostState::idle || (state == PostState::vacant && surplus > 0)) {
      if (state == PostState::vacant) withdraw_vacancy(w, PostRow(j));
      destroy_post(w, PostRow(j));
      --surplus;
    }
  }
  return surplus;
}

void FirmAdjustment::dismiss(MonthContext& c, std::size_t i, int surplus) {
  World& w = c.world;
  const auto leaving = static_cast<std::size_t>(round_stochastic(
      layoff_speed_ * surplus, c.luck.bits(w.firms.key[i], w.now, purpose::firm_rounding, 1)));
  if (leaving == 0) return;
  // Weight 1 / (tenure in years + 1): the recently hired go first, by chance (smallest
  // -log(u)/weight).
  staff_.clear();
  for (std::int32_t j = w.firms.first_post[i]; j >= 0; j = w.posts.next[j]) {
    if (w.posts.state[j] != static_cast<std::uint8_t>(PostState::filled)) continue;
    const std::int32_t p = w.posts.holder[j];
    const double tenure = (w.now - w.persons.job_start[p]) / 12.0;
    const double when = exponential_from_bits(mix(w.persons.key[p], w.firms.key[i],
                                                  static_cast<std::uint64_t>(w.now),
                                                  purpose::dismissal_choice, c.luck.raw_key())) *
                        (1 + tenure);
    staff_.push_back({when, j});
  }
  const auto last = staff_.begin() + static_cast<std::ptrdiff_t>(std::min(leaving, staff_.size()));
  std::partial_sort(staff_.begin(), last, staff_.end());
  for (auto chosen = staff_.begin(); chosen != last; ++chosen) {
    const PersonRow person(w.posts.holder[chosen->second]);
    const bool resident = in_limburg(w.persons.place[person.index()]);
    separate(w, person, SeparationReason::dismissal, Status::jobseeker, resident,
             PostAfter::destroyed);
    if (resident) grant_benefit(w, person, benefit_career_);
  }
}

}  // namespace limlab
