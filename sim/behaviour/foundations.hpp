#pragma once
#include "state/world.hpp"

namespace limlab {

/// Fills World::foundations from the initial world: kinds of posts by sector, wage norms by
/// occupation, where diplomas work. Once per run, before the first month.
void lay_foundations(World&);

/// A kind of post of a sector, drawn by number of posts from a random word; null when it has none.
const Foundations::PostTemplate* draw_kind(const Foundations&, std::size_t sector,
                                           std::uint32_t word);

/// The same, among the kinds of one occupation; null where the sector had none at the start.
const Foundations::PostTemplate* draw_kind(const Foundations&, std::size_t sector,
                                           std::size_t occupation, std::uint64_t bits);

/// Draws an index with probability proportional to `weight(i)`, i < n, from 64 random bits; n when
/// all weights are zero.
template <class Weight>
std::size_t draw_index(std::size_t n, Weight&& weight, std::uint64_t bits) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < n; ++i) total += weight(i);
  if (total <= 0) return n;
  auto left = static_cast<std::int64_t>(bits % static_cast<std::uint64_t>(total));
  for (std::size_t i = 0; i < n; ++i)
    if ((left -= weight(i)) < 0) return i;
  return n - 1;
}

/// Posts of a sector by occupation at the start.
std::array<double, count_of<Occupation>> posts_by_occupation(const Foundations&,
                                                             std::size_t sector);

}  // namespace limlab
