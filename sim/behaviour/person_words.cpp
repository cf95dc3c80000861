#include "behaviour/person_words.hpp"

#include "words/purpose.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace limlab {

namespace {

void one_by_one(const Luck& luck, Month month, const Key* keys, std::size_t from, std::size_t n,
                std::uint32_t* const words[4]) {
  for (std::size_t i = from; i < n; ++i) {
    const auto b = luck.block(keys[i], month, purpose::person_month);
    for (std::size_t k = 0; k < 4; ++k) words[k][i] = b[k];
  }
}

#if defined(__x86_64__)
struct Four {
  __m256i c0, c1, c2, c3;
};

/// Ten rounds of Philox on four counters, one in each 64-bit lane (see base/random.hpp).
__attribute__((target("avx2"), always_inline)) inline void rounds(Four& x, std::uint32_t k0,
                                                                  std::uint32_t k1) {
  const __m256i m0 = _mm256_set1_epi64x(0xD2511F53ll), m1 = _mm256_set1_epi64x(0xCD9E8D57ll),
                low = _mm256_set1_epi64x(0xFFFFFFFFll);
  for (int round = 0; round < 10; ++round) {
    const __m256i p0 = _mm256_mul_epu32(m0, x.c0), p1 = _mm256_mul_epu32(m1, x.c2);
    const __m256i key0 = _mm256_set1_epi64x(k0), key1 = _mm256_set1_epi64x(k1);
    x.c0 = _mm256_xor_si256(
        _mm256_xor_si256(_mm256_srli_epi64(p1, 32), _mm256_and_si256(x.c1, low)), key0);
    x.c2 = _mm256_xor_si256(
        _mm256_xor_si256(_mm256_srli_epi64(p0, 32), _mm256_and_si256(x.c3, low)), key1);
    x.c1 = p1;
    x.c3 = p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

/// The low halves of the four 64-bit lanes.
__attribute__((target("avx2"), always_inline)) inline __m128i narrow(__m256i x) {
  const __m256i order = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
  return _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(x, order));
}

__attribute__((target("avx2"))) std::size_t by_fours(const Luck& luck, Month month, const Key* keys,
                                                     std::size_t n, std::uint32_t* const words[4]) {
  const auto k0 = static_cast<std::uint32_t>(luck.raw_key()),
             k1 = static_cast<std::uint32_t>(luck.raw_key() >> 32);
  const __m256i when = _mm256_set1_epi64x(
      static_cast<long long>(static_cast<std::uint16_t>(month) |
                             (static_cast<std::uint32_t>(purpose::person_month) << 16)));
  std::size_t i = 0;
  const auto load = [&](std::size_t at) __attribute__((target("avx2"))) {
    const __m256i key = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(keys + at));
    return Four{key, _mm256_srli_epi64(key, 32), when, _mm256_setzero_si256()};
  };
  for (; i + 8 <= n; i += 8) {  // two groups at once hide the latency of the multiplications
    Four a = load(i), b = load(i + 4);
    rounds(a, k0, k1);
    rounds(b, k0, k1);
    const __m256i ab[4][2] = {{a.c0, b.c0}, {a.c1, b.c1}, {a.c2, b.c2}, {a.c3, b.c3}};
    for (std::size_t k = 0; k < 4; ++k) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(words[k] + i), narrow(ab[k][0]));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(words[k] + i + 4), narrow(ab[k][1]));
    }
  }
  return i;
}
#endif

}  // namespace

void person_words(const Luck& luck, Month month, const Key* keys, std::size_t n,
                  std::uint32_t* const words[4]) {
  std::size_t done = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) done = by_fours(luck, month, keys, n, words);
#endif
  one_by_one(luck, month, keys, done, n, words);
}

}  // namespace limlab
