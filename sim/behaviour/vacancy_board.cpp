#include "behaviour/vacancy_board.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/random.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

namespace {

Listed describe(const World& w, std::size_t j) {
  const Posts& p = w.posts;
  return {p.key[j],
          static_cast<std::int32_t>(j),
          utility_of_wage(p.wage[j]),
          static_cast<std::int16_t>(w.now - p.vacant_since[j]),
          p.occupation[j],
          p.place[j],
          p.sector[j],
          p.education[j],
          p.field[j],
          p.contract[j],
          p.hours[j]};
}

std::size_t bucket_of(const Listed& v) { return v.occupation * kPlaces + v.place; }

}  // namespace

void VacancyBoard::list(const World& w, const Team& team) {
  const auto& open = open_.pick(team, w.posts.size(), [&](std::size_t j) {
    return w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant);
  });
  // Vacancies lie far apart in memory: two passes over them in parallel, the cheap sorting between.
  other_.resize(open.size());
  team.for_blocks(
      open.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k)
          other_[k] = describe(w, static_cast<std::size_t>(open[k]));
      },
      1024);
  sort();
}

void VacancyBoard::renew(const World& w, const std::vector<std::int32_t>& opened) {
  const auto before = [](const Listed& a, const Listed& b) {
    return std::pair(bucket_of(a), a.row) < std::pair(bucket_of(b), b.row);
  };
  fresh_.clear();
  for (const std::int32_t row : opened)
    fresh_.push_back(describe(w, static_cast<std::size_t>(row)));
  std::sort(fresh_.begin(), fresh_.end(), before);
  other_.clear();
  auto next = fresh_.begin();
  for (std::size_t v = 0; v < listed_.size(); ++v) {
    for (; next != fresh_.end() && before(*next, listed_[v]); ++next) other_.push_back(*next);
    if (!taken_[v]) other_.push_back(listed_[v]);
  }
  other_.insert(other_.end(), next, fresh_.end());
  listed_.swap(other_);
  count(listed_);
  index();
}

void VacancyBoard::count(const std::vector<Listed>& vacancies) {
  start_.fill(0);
  for (const Listed& v : vacancies) ++start_[bucket_of(v) + 1];
  for (std::size_t b = 1; b < start_.size(); ++b) start_[b] += start_[b - 1];
}

void VacancyBoard::sort() {
  count(other_);
  listed_.resize(other_.size());
  auto next = start_;
  for (const Listed& v : other_) listed_[static_cast<std::size_t>(next[bucket_of(v)]++)] = v;
  index();
}

/// What searchers read beside the list.
void VacancyBoard::index() {
  taken_.assign(listed_.size(), 0);
  names_.resize(listed_.size() + kRegister);
  for (std::size_t v = 0; v < listed_.size(); ++v)
    names_[v] = static_cast<std::uint32_t>(mix(listed_[v].key));
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    OpenPlaces& at = places_[o];
    at.lanes = 0;
    for (std::size_t h = 0; h < kPlaces; ++h)
      if (const auto [first, last] = bucket(o, h); last > first) {
        at.place[at.lanes] = static_cast<std::uint8_t>(h);
        at.salt[at.lanes] = static_cast<std::uint32_t>(h) * 0x9E3779B9u;
        at.inverse[at.lanes++] = 1.0f / static_cast<float>(last - first);
      }
    while (at.lanes % kRegister != 0) {
      at.place[at.lanes] = 0;
      at.inverse[at.lanes++] = std::numeric_limits<float>::infinity();
    }
  }
}

namespace {

// Inlined in draw_all, so that they are compiled for its processors and their constants stay in
// registers from one draw to the next.
#define LIMLAB_INLINE __attribute__((always_inline)) inline

/// The lane that wins the exponential race of `places` with rates 1 / (inverse[k] * reach[k]): a
/// draw with probability proportional to the rates. kLanes or more when no place has a rate.
LIMLAB_INLINE std::size_t race(const OpenPlaces& places, const float* reach, std::uint64_t bits) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  const auto low = static_cast<std::uint32_t>(bits), high = static_cast<std::uint32_t>(bits >> 32);
  const std::uint32_t* const salt = places.salt.data();
  const float* const inverse = places.inverse.data();
  const auto lanes = static_cast<std::uint32_t>(places.lanes / kRegister * kRegister);
  for (std::uint32_t k = 0; k < lanes; ++k) {
    std::uint32_t x = (low ^ salt[k]) * 0x85EBCA6Bu;
    x = (x ^ (x >> 15) ^ high) * 0xC2B2AE35u;
    // -log2 of a uniform: exponent and a polynomial for the mantissa (error 1e-4 is immaterial
    // here).
    const std::int32_t u24 = static_cast<std::int32_t>(x >> 8) | 1;
    const auto f = std::bit_cast<std::uint32_t>(static_cast<float>(u24));
    const float m = std::bit_cast<float>((f & 0x7FFFFFu) | 0x3F800000u);
    const float log2m =
        ((((0.0439333f * m - 0.4095186f) * m + 1.6103291f) * m - 3.5204770f) * m + 5.0699695f) * m -
        2.7942222f;
    const float e = static_cast<float>(24 + 127 - static_cast<std::int32_t>(f >> 23)) - log2m;
    // Positive floats are ordered as their bits; the lane goes into the lowest six.
    const float t = (e > 1e-6f ? e : 1e-6f) * inverse[k] * reach[k];
    const std::int32_t when = (std::bit_cast<std::int32_t>(t) & ~63) | static_cast<std::int32_t>(k);
    first = when < first ? when : first;
  }
  const std::int32_t never =
      std::bit_cast<std::int32_t>(std::numeric_limits<float>::infinity()) & ~63;
  return first >= never ? kLanes : static_cast<std::size_t>(first & 63);
}

constexpr std::uint32_t kChunk = 256;

/// Smallest hash of (seed, names[k]), k < count, in whole registers; k is in its lowest eight bits.
LIMLAB_INLINE std::uint32_t smallest_in_chunk(const std::uint32_t* names, std::uint32_t count,
                                              std::uint32_t whole, std::uint32_t seed) {
  std::uint32_t least = ~0u;
  for (std::uint32_t k = 0; k < whole; ++k) {
    std::uint32_t x = (names[k] ^ seed) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13)) * 0xC2B2AE35u;
    x = ((x ^ (x >> 16)) & ~(kChunk - 1)) | k;
    x = k < count ? x : ~0u;
    least = x < least ? x : least;
  }
  return least;
}

/// Index of the smallest hash of (seed, names[k]), k < n, n > 0: a keyed choice in which another
/// entry changes only the draws it wins. Ties go to the first. Reads up to kRegister - 1 names
/// more.
LIMLAB_INLINE std::size_t smallest_hash(const std::uint32_t* names, std::size_t n,
                                        std::uint32_t seed) {
  // Most buckets fit in a register.
  if (n <= kRegister)
    return smallest_in_chunk(names, static_cast<std::uint32_t>(n), kRegister, seed) & (kChunk - 1);
  std::uint32_t smallest = ~0u;
  std::size_t best = 0;
  for (std::size_t from = 0; from < n; from += kChunk) {
    const auto count = static_cast<std::uint32_t>(n - from < kChunk ? n - from : kChunk);
    const std::uint32_t least = smallest_in_chunk(
        names + from, count, (count + kRegister - 1) / kRegister * kRegister, seed);
    if ((least | (kChunk - 1)) >= (smallest | (kChunk - 1)) && from > 0) continue;
    smallest = least;
    best = from + (least & (kChunk - 1));
  }
  return best;
}

/// What a draw reads of the board.
struct BoardView {
  const OpenPlaces* places;
  const std::int32_t* start;
  const std::uint32_t* names;
};

// Bit-identical in all versions: 24-bit integers convert exactly and no operation is contracted.
// One loop for all draws, so that constants stay in registers; races first, so that the names of a
// bucket are on their way.
__attribute__((target_clones("avx512f", "avx2", "default"))) void draw_all(const BoardView& board,
                                                                           const VacancyDraw* draws,
                                                                           std::size_t n,
                                                                           std::int32_t* found) {
  for (std::size_t k = 0; k < n; ++k) {
    const VacancyDraw& d = draws[k];
    const OpenPlaces& at = board.places[d.occupation];
    const std::size_t lane = race(at, d.reach, d.luck);
    found[k] =
        lane < kLanes ? static_cast<std::int32_t>(d.occupation * kPlaces + at.place[lane]) : -1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    if (found[k] < 0) continue;
    const auto bucket = static_cast<std::size_t>(found[k]);
    const std::int32_t first = board.start[bucket];
    const auto low = static_cast<std::uint32_t>(draws[k].luck),
               high = static_cast<std::uint32_t>(draws[k].luck >> 32);
    found[k] =
        first + static_cast<std::int32_t>(smallest_hash(
                    board.names + first, static_cast<std::size_t>(board.start[bucket + 1] - first),
                    high ^ (low * 0x9E3779B9u)));
  }
}

}  // namespace

void VacancyBoard::draw(const VacancyDraw* draws, std::size_t n, std::int32_t* found) const {
  draw_all({places_.data(), start_.data(), names_.data()}, draws, n, found);
}

}  // namespace limlab
