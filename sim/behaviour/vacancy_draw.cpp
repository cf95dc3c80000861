// Where a look falls: some twenty thousand races a month at scale 0.1, among the places that have
// vacancies of an occupation, eight places at a time.
#include "behaviour/vacancy_draw.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace limlab {

// Vectors are passed between functions that are always inlined: no ABI is concerned.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace {

using Words = std::uint32_t __attribute__((vector_size(32)));
using Ints = std::int32_t __attribute__((vector_size(32)));
using Floats = float __attribute__((vector_size(32)));

// Inlined in draw_vacancies, so that they are compiled for its processors and their constants stay
// in registers from one draw to the next.
#define LIMLAB_INLINE __attribute__((always_inline)) inline

constexpr Ints kInOrder{0, 1, 2, 3, 4, 5, 6, 7};

template <class Vector, class Cell>
LIMLAB_INLINE Vector load(const Cell* from) {
  Vector v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}

template <class Vector>
LIMLAB_INLINE Vector smaller(Vector a, Vector b) {
  return a < b ? a : b;
}
/// The smallest lane, in all lanes.
template <class Vector>
LIMLAB_INLINE Vector smallest(Vector v) {
  v = smaller(v, __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3));
  v = smaller(v, __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5));
  return smaller(v, __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6));
}

/// When each of eight places arrives in the exponential race with rates 1 / (inverse x reach). As
/// the bits of a positive float, which are ordered as the floats are; the lane in the lowest six.
LIMLAB_INLINE Ints arrivals(Words salt, Floats inverse, Floats reach, std::uint32_t low,
                            std::uint32_t high, Ints lane) {
  Words x = (low ^ salt) * 0x85EBCA6Bu;
  x = (x ^ (x >> 15) ^ high) * 0xC2B2AE35u;
  // -log2 of a uniform: exponent and a polynomial for the mantissa (error 1e-4 is immaterial here).
  const Ints u24 = (Ints)(x >> 8) | 1;
  const Words f = (Words) __builtin_convertvector(u24, Floats);
  const Floats m = (Floats)((f & 0x7FFFFFu) | 0x3F800000u);
  const Floats log2m =
      ((((0.0439333f * m - 0.4095186f) * m + 1.6103291f) * m - 3.5204770f) * m + 5.0699695f) * m -
      2.7942222f;
  const Floats e = __builtin_convertvector(24 + 127 - (Ints)(f >> 23), Floats) - log2m;
  // At least 1e-6: compared as integers, which are ordered as positive floats are.
  const Ints least = (Ints)(Floats{} + 1e-6f), bits = (Ints)e;
  const Floats t = (Floats)(bits > least ? bits : least) * inverse * reach;
  return ((Ints)t & ~63) | lane;
}

/// The first arrival among eight places at a time, not yet which of the eight.
LIMLAB_INLINE Ints race(const OpenPlaces& places, const float* reach, std::uint64_t bits) {
  const auto low = static_cast<std::uint32_t>(bits), high = static_cast<std::uint32_t>(bits >> 32);
  Ints first = Ints{} + std::numeric_limits<std::int32_t>::max(), lane = kInOrder;
  for (std::size_t k = 0; k < places.lanes; k += kRegister, lane += 8)
    first = smaller(first, arrivals(load<Words>(&places.salt[k]), load<Floats>(&places.inverse[k]),
                                    load<Floats>(reach + k), low, high, lane));
  return first;
}

constexpr std::uint32_t kChunk = 256;

/// Hashes of (seed, name) for eight names, the position in the lowest eight bits; those at `count`
/// or beyond are the largest of all.
LIMLAB_INLINE Words name_hashes(Words names, std::uint32_t seed, Ints position, Ints count) {
  Words x = (names ^ seed) * 0x85EBCA6Bu;
  x = (x ^ (x >> 13)) * 0xC2B2AE35u;
  x = ((x ^ (x >> 16)) & ~(kChunk - 1)) | (Words)position;
  return x | ~(Words)(position < count);
}

/// Index of the smallest hash of (seed, names[k]), k < n, n > 0: a keyed choice in which another
/// entry changes only the draws it wins. Ties go to the first.
LIMLAB_INLINE std::size_t smallest_hash(const std::uint32_t* names, std::size_t n,
                                        std::uint32_t seed) {
  if (n <= kRegister)  // nearly always
    return smallest(name_hashes(load<Words>(names), seed, kInOrder,
                                Ints{} + static_cast<std::int32_t>(n)))[0] &
           (kRegister - 1);
  std::uint32_t best = ~0u;
  std::size_t at = 0;
  for (std::size_t from = 0; from < n; from += kChunk) {
    const auto count = static_cast<std::int32_t>(std::min<std::size_t>(n - from, kChunk));
    Words least = Words{} - 1u;
    Ints position = kInOrder;
    for (std::int32_t k = 0; k < count; k += 8, position += 8)
      least = smaller(least,
                      name_hashes(load<Words>(names + from + k), seed, position, Ints{} + count));
    const std::uint32_t found = smallest(least)[0];
    if (from > 0 && (found | (kChunk - 1)) >= (best | (kChunk - 1))) continue;
    best = found;
    at = from + (found & (kChunk - 1));
  }
  return at;
}

constexpr std::int32_t kNoArrival =
    std::bit_cast<std::int32_t>(std::numeric_limits<float>::infinity()) & ~63;

}  // namespace

// Bit-identical in both versions: 24-bit integers convert exactly and no operation is contracted.
// In stages over some draws, so that what one waits for hides behind the others.
__attribute__((target_clones("avx2", "default"))) void draw_vacancies(const BoardView& board,
                                                                      const VacancyDraw* draws,
                                                                      std::size_t n,
                                                                      std::int32_t* found) {
  constexpr std::size_t kTogether = 32;
  std::array<Ints, kTogether> first;
  for (; n > 0; draws += std::min(n, kTogether), found += std::min(n, kTogether),
                n -= std::min(n, kTogether)) {
    const std::size_t now = std::min(n, kTogether);
    for (std::size_t k = 0; k < now; ++k)
      first[k] = race(board.places[draws[k].occupation], draws[k].reach, draws[k].luck);
    for (std::size_t k = 0; k < now; ++k) {
      const std::int32_t when = smallest(first[k])[0];
      const std::size_t o = draws[k].occupation;
      found[k] = when >= kNoArrival
                     ? -1
                     : static_cast<std::int32_t>(o * kPlaces + board.places[o].place[when & 63]);
    }
    for (std::size_t k = 0; k < now; ++k) {
      if (found[k] < 0) continue;
      const auto bucket = static_cast<std::size_t>(found[k]);
      const std::int32_t begin = board.start[bucket];
      const auto low = static_cast<std::uint32_t>(draws[k].luck),
                 high = static_cast<std::uint32_t>(draws[k].luck >> 32);
      found[k] = begin +
                 static_cast<std::int32_t>(smallest_hash(
                     board.names + begin, static_cast<std::size_t>(board.start[bucket + 1] - begin),
                     high ^ (low * 0x9E3779B9u)));
    }
  }
}

}  // namespace limlab
