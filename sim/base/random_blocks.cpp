#include "base/random_blocks.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace limlab {

#if defined(__x86_64__)
namespace {

/// Four counters, one in each 64-bit lane: what is in the upper halves is of no account, as
/// multiplications read the lower halves.
struct Four {
  __m256i c0, c1, c2, c3;
};

/// Ten rounds of Philox (see base/random.hpp) for several groups at once, which hides the latency
/// of the multiplications.
template <std::size_t Groups>
__attribute__((target("avx2"), always_inline)) inline void rounds(std::array<Four, Groups>& groups,
                                                                  std::uint64_t luck) {
  const __m256i m0 = _mm256_set1_epi64x(0xD2511F53ll), m1 = _mm256_set1_epi64x(0xCD9E8D57ll);
  auto k0 = static_cast<std::uint32_t>(luck), k1 = static_cast<std::uint32_t>(luck >> 32);
  for (int round = 0; round < 10; ++round) {
    const __m256i key0 = _mm256_set1_epi64x(k0), key1 = _mm256_set1_epi64x(k1);
    for (Four& x : groups) {
      const __m256i p0 = _mm256_mul_epu32(m0, x.c0), p1 = _mm256_mul_epu32(m1, x.c2);
      x.c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), x.c1), key0);
      x.c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), x.c3), key1);
      x.c1 = p1;
      x.c3 = p0;
    }
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

/// The four blocks, each with its words next to each other.
__attribute__((target("avx2"), always_inline)) inline void store(const Four& x, RandomBlock* to) {
  const __m256i low = _mm256_set1_epi64x(0xFFFFFFFFll);
  const __m256i first = _mm256_or_si256(_mm256_and_si256(x.c0, low), _mm256_slli_epi64(x.c1, 32));
  const __m256i second = _mm256_or_si256(_mm256_and_si256(x.c2, low), _mm256_slli_epi64(x.c3, 32));
  const __m256i even = _mm256_unpacklo_epi64(first, second),
                odd = _mm256_unpackhi_epi64(first, second);
  auto* out = reinterpret_cast<__m256i*>(to);
  _mm256_storeu_si256(out, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256(out + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

/// Calls load(i) for four counters from the i-th on, twelve counters at a time while there are so
/// many. Returns how many blocks are done.
template <class Load>
__attribute__((target("avx2"), always_inline)) inline std::size_t by_twelves(std::uint64_t luck,
                                                                             std::size_t n,
                                                                             RandomBlock* blocks,
                                                                             Load load) {
  std::size_t i = 0;
  for (; i + 12 <= n; i += 12) {
    std::array<Four, 3> groups{load(i), load(i + 4), load(i + 8)};
    rounds(groups, luck);
    for (std::size_t g = 0; g < 3; ++g) store(groups[g], blocks + i + 4 * g);
  }
  for (; i + 4 <= n; i += 4) {
    std::array<Four, 1> group{load(i)};
    rounds(group, luck);
    store(group[0], blocks + i);
  }
  return i;
}

__attribute__((target("avx2"))) std::size_t entities(const Luck& luck, std::uint32_t when,
                                                     const Key* keys, std::size_t n,
                                                     RandomBlock* blocks, std::uint32_t draw) {
  const __m256i month = _mm256_set1_epi64x(when), number = _mm256_set1_epi64x(draw);
  return by_twelves(
      luck.raw_key(), n, blocks, [&](std::size_t i) __attribute__((target("avx2"), always_inline)) {
        const __m256i key = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(keys + i));
        return Four{key, _mm256_srli_epi64(key, 32), month, number};
      });
}

__attribute__((target("avx2"))) std::size_t numbered(const Luck& luck, std::uint32_t when,
                                                     const Key* keys, const std::uint32_t* draws,
                                                     std::size_t n, RandomBlock* blocks) {
  const __m256i month = _mm256_set1_epi64x(when);
  return by_twelves(
      luck.raw_key(), n, blocks, [&](std::size_t i) __attribute__((target("avx2"), always_inline)) {
        const __m256i key = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(keys + i));
        const __m128i draw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(draws + i));
        return Four{key, _mm256_srli_epi64(key, 32), month, _mm256_cvtepu32_epi64(draw)};
      });
}

std::uint32_t month_and_purpose(Month month, std::uint16_t purpose) {
  return static_cast<std::uint16_t>(month) | (static_cast<std::uint32_t>(purpose) << 16);
}

}  // namespace
#endif

void random_blocks(const Luck& luck, Month month, std::uint16_t purpose, const Key* keys,
                   std::size_t n, RandomBlock* blocks, std::uint32_t draw) {
  std::size_t done = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2"))
    done = entities(luck, month_and_purpose(month, purpose), keys, n, blocks, draw);
#endif
  for (; done < n; ++done) blocks[done] = luck.block(keys[done], month, purpose, draw);
}

void random_draws(const Luck& luck, Month month, std::uint16_t purpose, const Key* keys,
                  const std::uint32_t* draws, std::size_t n, RandomBlock* blocks) {
  std::size_t done = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2"))
    done = numbered(luck, month_and_purpose(month, purpose), keys, draws, n, blocks);
#endif
  for (; done < n; ++done) blocks[done] = luck.block(keys[done], month, purpose, draws[done]);
}

}  // namespace limlab
