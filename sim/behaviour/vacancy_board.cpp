#include "behaviour/vacancy_board.hpp"

#include <bit>
#include <limits>

#include "base/math.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

void VacancyBoard::list(const World& w) {
  const Posts& p = w.posts;
  start_.fill(0);
  order_.clear();
  for (std::size_t j = 0; j < p.size(); ++j)
    if (p.state[j] == static_cast<std::uint8_t>(PostState::vacant)) {
      order_.push_back(static_cast<std::int32_t>(j));
      ++start_[p.occupation[j] * kPlaces + p.place[j] + 1];
    }
  for (std::size_t b = 1; b < start_.size(); ++b) start_[b] += start_[b - 1];
  listed_.resize(order_.size());
  auto next = start_;
  for (const std::int32_t j : order_)
    listed_[next[p.occupation[j] * kPlaces + p.place[j]]++] =
        Listed{p.key[j],
               j,
               utility_of_wage(p.wage[j]),
               static_cast<std::int16_t>(w.now - p.vacant_since[j]),
               p.occupation[j],
               p.place[j],
               p.sector[j],
               p.education[j],
               p.field[j],
               p.contract[j],
               p.hours[j]};
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    inverse_[o].fill(std::numeric_limits<float>::infinity());
    any_[o] = false;
    for (std::size_t h = 0; h < kPlaces; ++h)
      if (const auto [first, last] = bucket(o, h); last > first)
        inverse_[o][h] = 1.0f / static_cast<float>(last - first), any_[o] = true;
  }
}

// Bit-identical in all versions: 24-bit integers convert exactly and no operation is contracted.
__attribute__((target_clones("avx512f", "avx2", "default"))) std::size_t race(const PerPlace& a,
                                                                              const PerPlace& b,
                                                                              std::uint64_t bits) {
  alignas(64) float when[kLanes];
  const auto low = static_cast<std::uint32_t>(bits), high = static_cast<std::uint32_t>(bits >> 32);
  for (std::uint32_t p = 0; p < kLanes; ++p) {
    std::uint32_t x = (low ^ (p * 0x9E3779B9u)) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13) ^ high) * 0xC2B2AE35u;
    x = (x ^ (x >> 16)) * 0x27D4EB2Fu;
    x ^= x >> 15;
    // -log2 of a uniform: exponent and a polynomial for the mantissa (error 1e-4 is immaterial
    // here).
    const std::int32_t u24 = static_cast<std::int32_t>(x >> 8) | 1;
    const auto f = std::bit_cast<std::uint32_t>(static_cast<float>(u24));
    const float m = std::bit_cast<float>((f & 0x7FFFFFu) | 0x3F800000u);
    const float log2m =
        ((((0.0439333f * m - 0.4095186f) * m + 1.6103291f) * m - 3.5204770f) * m + 5.0699695f) * m -
        2.7942222f;
    const float e = static_cast<float>(24 + 127 - static_cast<std::int32_t>(f >> 23)) - log2m;
    when[p] = (e > 1e-6f ? e : 1e-6f) * a[p] * b[p];
  }
  std::size_t best = kLanes;
  float first = std::numeric_limits<float>::infinity();
  for (std::size_t p = 0; p < kLanes; ++p)
    if (when[p] < first) first = when[p], best = p;
  return best;
}

}  // namespace limlab
