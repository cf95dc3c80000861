#include "behaviour/firm_turnover.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "behaviour/benefits.hpp"
#include "behaviour/foundations.hpp"

namespace limlab {

FirmTurnover::FirmTurnover(const Params& p)
    : small_(monthly_from_annual(p.real("firms.exit_rate"))),
      size_exponent_(p.real("firms.exit_size_exponent")),
      benefit_career_(p.real("benefit.career")) {
  for (int posts = 0; posts <= 4096; ++posts) by_posts_.push_back(threshold(exit_hazard(posts)));
}

double FirmTurnover::exit_hazard(int posts) const {
  return posts <= 4 ? small_ : small_ * pow_same_bits(posts / 4.0, -size_exponent_);
}

void FirmTurnover::prepare(World& w) const {
  const Firms& f = w.firms;
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!f.alive[i] || f.type[i] != static_cast<std::uint8_t>(FirmType::market)) continue;
    const double hazard = exit_hazard(real_posts_of(f, i));
    w.foundations.exit_firms[f.sector[i]] += static_cast<std::int64_t>(1e6 * hazard);
    w.foundations.exit_jobs[f.sector[i]] +=
        static_cast<std::int64_t>(1e6 * hazard * 1e-3 * f.base_posts[i]);
  }
}

void close_post(World& w, std::size_t j, double benefit_career) {
  switch (static_cast<PostState>(w.posts.state[j])) {
    case PostState::filled:
      lay_off(w, PersonRow(w.posts.holder[j]), SeparationReason::closure, benefit_career);
      break;
    case PostState::reserved:
      release_reserved(w, PersonRow(w.posts.holder[j]), PostAfter::destroyed);
      break;
    case PostState::vacant:
      withdraw_vacancy(w, PostRow(j));
      [[fallthrough]];
    default:
      destroy_post(w, PostRow(j));
  }
}

void FirmTurnover::exits(MonthContext& c) {
  World& w = c.world;
  const Firms& f = w.firms;
  const auto exits = [&](std::size_t i) {
    if (!f.alive[i] || f.type[i] != static_cast<std::uint8_t>(FirmType::market)) return false;
    const auto posts = static_cast<std::size_t>(real_posts_of(f, i));
    return c.luck.block(f.key[i], w.now, purpose::firm_exit)[0] <
           by_posts_[std::min(posts, by_posts_.size() - 1)];
  };
  for (const std::int32_t firm : picker_.pick(c.team, f.size(), exits, 256))
    close(w, static_cast<std::size_t>(firm));
}

void FirmTurnover::close(World& w, std::size_t i) const {
  for (std::int32_t j = w.firms.first_post[i], next; j >= 0; j = next) {
    next = w.posts.next[j];
    close_post(w, static_cast<std::size_t>(j), benefit_career_);
  }
  close_firm(w, FirmRow(i));
}

void FirmTurnover::entries(MonthContext& c, const PostOffers& offers) const {
  World& w = c.world;
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    const double firms = 1e-6 * static_cast<double>(w.foundations.exit_firms[s]);
    if (firms <= 0) continue;
    const double size = static_cast<double>(w.foundations.exit_jobs[s]) /
                        static_cast<double>(w.foundations.exit_firms[s]);
    const int born = poisson_from_bits(c.luck.bits(s + 1, w.now, purpose::firm_entry), firms);
    for (int n = 0; n < born; ++n) {
      const Key key = mix(s + 1, static_cast<std::uint64_t>(w.now), purpose::firm_entry, n);
      const auto bits = c.luck.block(key, w.now, purpose::firm_entry, 1);
      // Where people are: a municipality by its residents.
      const auto place = static_cast<std::uint8_t>(draw_index(
          kMunicipalities, [&](std::size_t h) { return w.surroundings.usual_people[h]; }, bits[0]));
      // At least 0.6 posts, and `size` on average.
      const double least = std::min(0.6, size);
      const double posts =
          least + (size - least) * exponential_from_bits((std::uint64_t{bits[1]} << 32) | bits[2]);
      const auto premium = static_cast<std::int16_t>(static_cast<int>(bits[3] % 121) - 60);
      const FirmRow firm = add_firm(w, {key, static_cast<Sector>(s), place, FirmType::market,
                                        static_cast<std::int32_t>(1000 * posts), premium});
      const int start = std::max(1, w.firms.target[firm.index()]);
      for (int k = 0; k < start; ++k)
        open_vacancy(
            w, create_post(w, offers.like_the_firms_own(w, firm.index(), mix(key, k), c.luck)));
    }
  }
}

}  // namespace limlab
