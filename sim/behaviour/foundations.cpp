#include "behaviour/foundations.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "behaviour/experience.hpp"

namespace limlab {

namespace {

void learn_posts(World& w) {
  // A kind is a number, its words a byte each: kinds are in the order of their words.
  std::array<std::unordered_map<std::uint64_t, std::int32_t>, count_of<Sector>> kinds;
  // Norm of an occupation: what firms offer to somebody of usual experience before their premium.
  // Set so that offers at the norm, to the holders of today in their firms, come to what they earn.
  std::array<double, count_of<Occupation>> paid{}, offered{};
  const Posts& p = w.posts;
  for (std::size_t j = 0; j < p.size(); ++j) {
    if (p.state[j] == kFreePost || !in_limburg(p.place[j])) continue;
    if (p.contract[j] == static_cast<std::uint8_t>(Contract::own_account)) {
      ++w.foundations.own_account[p.occupation[j]][p.sector[j]];
    } else {
      std::uint64_t kind = 0;
      for (const std::uint8_t word :
           {p.occupation[j], p.education[j], p.field[j], p.hours[j], p.contract[j]})
        kind = kind << 8 | word;
      ++kinds[p.sector[j]][kind];
      if (p.state[j] != static_cast<std::uint8_t>(PostState::filled)) continue;
      const int premium = p.firm[j] >= 0 ? w.firms.wage_premium[p.firm[j]] : 0;
      paid[p.occupation[j]] += p.wage[j];
      offered[p.occupation[j]] +=
          (1 + 1e-3 * premium) *
          experience_factor(experience_of(w, static_cast<std::size_t>(p.holder[j])));
    }
  }
  for (std::size_t s = 0; s < kinds.size(); ++s) {
    w.foundations.templates[s].clear();
    std::int32_t up_to = 0;
    std::vector<std::pair<std::uint64_t, std::int32_t>> in_order(kinds[s].begin(), kinds[s].end());
    std::sort(in_order.begin(), in_order.end());
    for (const auto& [kind, posts] : in_order) {
      const auto word = [kind = kind](int from_last) {
        return static_cast<std::uint8_t>(kind >> 8 * from_last);
      };
      up_to += posts;
      w.foundations.templates[s].push_back(
          {word(4), word(3), word(2), word(1), word(0), posts, up_to});
    }
  }
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    w.foundations.norm_wage[o] =
        offered[o] > 0 ? static_cast<std::int32_t>(paid[o] / offered[o]) : 300'000;
}

void learn_work(World& w) {
  const Persons& p = w.persons;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p.presence[i] == static_cast<std::uint8_t>(Presence::resident) &&
        at_work(static_cast<Status>(p.status[i])) && p.occupation[i] != kNoOccupation)
      ++w.foundations.work_of[p.education[i]][p.field[i]][p.occupation[i]];
}

void learn_commutes(World& w) {
  const Posts& p = w.posts;
  for (std::size_t j = 0; j < p.size(); ++j) {
    if (p.state[j] == kFreePost) continue;
    if (p.contract[j] != static_cast<std::uint8_t>(Contract::own_account))
      ++w.foundations.posts_at[p.place[j]];
    if (p.state[j] == static_cast<std::uint8_t>(PostState::vacant))
      ++w.foundations.open_posts[p.place[j]];
    if (p.holder[j] >= 0 && p.contract[j] != static_cast<std::uint8_t>(Contract::own_account))
      ++w.foundations.commutes[w.persons.place[p.holder[j]]][p.place[j]];
  }
}

}  // namespace

const Foundations::PostTemplate* draw_kind(const Foundations& f, std::size_t sector,
                                           std::uint32_t word) {
  const auto& kinds = f.templates[sector];
  if (kinds.empty()) return nullptr;
  const auto at = static_cast<std::int32_t>((std::uint64_t{word} * kinds.back().up_to) >> 32);
  return &*std::upper_bound(kinds.begin(), kinds.end(), at,
                            [](std::int32_t x, const auto& kind) { return x < kind.up_to; });
}

const Foundations::PostTemplate* draw_kind(const Foundations& f, std::size_t sector,
                                           std::size_t occupation, std::uint64_t bits) {
  // Kinds of an occupation are neighbours: learn_posts lists them in the order of their words.
  const auto& kinds = f.templates[sector];
  const auto first = std::lower_bound(
      kinds.begin(), kinds.end(), occupation,
      [](const auto& kind, std::size_t wanted) { return kind.occupation < wanted; });
  const std::int32_t before = first == kinds.begin() ? 0 : std::prev(first)->up_to;
  const auto last = std::upper_bound(
      first, kinds.end(), occupation,
      [](std::size_t wanted, const auto& kind) { return wanted < kind.occupation; });
  const std::int32_t posts = first == last ? 0 : std::prev(last)->up_to - before;
  if (posts <= 0) return nullptr;
  const auto drawn = before + static_cast<std::int32_t>(bits % static_cast<std::uint64_t>(posts));
  return &*std::upper_bound(first, last, drawn,
                            [](std::int32_t x, const auto& kind) { return x < kind.up_to; });
}

std::array<double, count_of<Occupation>> posts_by_occupation(const Foundations& f,
                                                             std::size_t sector) {
  std::array<double, count_of<Occupation>> posts{};
  for (const auto& kind : f.templates[sector]) posts[kind.occupation] += kind.posts;
  return posts;
}

void lay_foundations(World& w) {
  w.foundations = {};
  learn_posts(w);
  learn_work(w);
  learn_commutes(w);
}

}  // namespace limlab
