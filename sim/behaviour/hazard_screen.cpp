// The fast part of the monthly pass: who deserves a closer look. Nine in ten do not.
#include <algorithm>
#include <bit>
#include <cstring>

#include "behaviour/benefits.hpp"
#include "behaviour/hazard_pass.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace limlab {

namespace {

constexpr std::size_t kBatch = HazardPass::kBatch;
using Bounds = HazardPass::Bounds;
typedef std::uint16_t Halves __attribute__((vector_size(16)));
typedef std::uint64_t Pair __attribute__((vector_size(16)));

Halves load(const Bounds& bound) {
  Halves b;
  std::memcpy(&b, bound.data(), sizeof b);
  return b;
}
/// Which ends of the lanes fall below their bounds: the upper half of each word is compared with
/// low, its complement with high, eight comparisons at once.
Halves compare(const RandomBlock& words, Halves bound) {
  typedef std::uint32_t Words __attribute__((vector_size(16)));
  Words w;
  std::memcpy(&w, words.data(), sizeof w);
  const Words both = (w & 0xFFFF0000u) | (~(w >> 16) & 0xFFFFu);
  return (Halves)((Halves)both < bound);
}
/// 1 when any does.
unsigned any(Halves below) {
  const auto p = (Pair)below;
  return (p[0] | p[1]) != 0;
}
/// A bit for each.
unsigned bits_of(Halves below) {
  constexpr Halves place = {1, 2, 4, 8, 16, 32, 64, 128};
  const auto p = (Pair)(below & place);
  std::uint64_t sum = p[0] | p[1];
  sum |= sum >> 32;
  return static_cast<unsigned>((sum | sum >> 16) & 0xFF);
}

/// The columns of a batch of rows that the fast part reads, and what it has to know of the month.
struct BatchColumns {
  const std::uint8_t *status, *sex, *education, *flags, *benefit;
  const Month *birth, *leaves_school, *status_since, *registered_since;
};
struct Dates {
  Month now, benefit_before;  ///< whose registration began before may have lost the benefit
  std::uint16_t legal;        ///< lowest legal pension age [months]
  bool schools, september;
};

/// Cell of the bounds of each row, and who has something that comes at a date rather than by
/// chance: school dates, flags to look after, benefits, a first month as a jobseeker, the legal
/// pension age. Loops without branches on 16-bit numbers, so that they vectorise.
__attribute__((target_clones("avx2", "default"))) void sort_out(const BatchColumns& p,
                                                                const Dates& d, std::size_t n,
                                                                std::uint16_t* cell,
                                                                std::uint8_t* dated) {
  const std::uint8_t *status = p.status, *sex = p.sex, *education = p.education, *flags = p.flags,
                     *benefit = p.benefit;
  const Month *birth = p.birth, *leaves = p.leaves_school, *since = p.status_since,
              *registered = p.registered_since;
  constexpr auto student = static_cast<std::uint8_t>(Status::student),
                 employee = static_cast<std::uint8_t>(Status::employee),
                 child = static_cast<std::uint8_t>(Status::child),
                 seeker = static_cast<std::uint8_t>(Status::jobseeker);
  static_assert(at(Status::sheltered) - at(Status::employee) == 2, "those at work are neighbours");
  constexpr std::uint8_t looked_after = bit(Flag::ill_with_contract) | bit(Flag::dual_learner),
                         works_on = bit(Flag::working_pensioner);
  const Month now = d.now, last = static_cast<Month>(now - 1), before = d.benefit_before;
  const std::uint16_t legal = d.legal;
  const std::uint8_t schools = d.schools ? 0xFF : 0, september = d.september ? 0xFF : 0;
  std::array<std::uint8_t, kBatch> past_legal, ends_primary, sixteen, leaver, first_month,
      long_registered;
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const auto lived = static_cast<std::int16_t>(now - birth[k]);
    const auto months = static_cast<std::uint16_t>(
        std::min<std::int16_t>(std::max<std::int16_t>(lived, 0), kAges * 12 - 1));
    const auto years = static_cast<std::uint16_t>(months / 12);
    const auto group = static_cast<std::uint16_t>(
        (status[k] * 2 + sex[k]) * static_cast<int>(count_of<Education>) + education[k]);
    cell[k] = static_cast<std::uint16_t>(group * kAges + years);
    past_legal[k] = months >= legal ? 0xFF : 0;
    // In September, those who are twelve or sixteen in this calendar year.
    ends_primary[k] = months >= 12 * 12 - 3 ? 0xFF : 0;
    sixteen[k] = static_cast<std::uint16_t>(months - (16 * 12 - 3)) < 12 ? 0xFF : 0;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    leaver[k] = leaves[k] <= now ? 0xFF : 0;
    first_month[k] = since[k] == last ? 0xFF : 0;
    long_registered[k] = registered[k] < before ? 0xFF : 0;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint8_t school = status[k] <= student ? 0xFF : 0,
                       out_of_school = static_cast<std::uint8_t>(~school),
                       seeks = status[k] == seeker ? 0xFF : 0,
                       pupils = status[k] != child ? 0xFF : 0,
                       works = static_cast<std::uint8_t>(status[k] - employee) < 3 ? 0xFF : 0,
                       paid = benefit[k] != 0 ? 0xFF : 0,
                       stops = (flags[k] & works_on) == 0 ? 0xFF : 0;
    const auto starts =
        static_cast<std::uint8_t>((ends_primary[k] & ~pupils) | (sixteen[k] & pupils));
    dated[k] = static_cast<std::uint8_t>(
        (school & ((september & starts) | (schools & leaver[k] & pupils))) |
        (out_of_school & flags[k] & looked_after) |
        (seeks & (first_month[k] | (paid & long_registered[k]))) | (works & stops & past_legal[k]));
  }
}

/// Who of rows begin … n - 1 has something at a date or falls below a bound; positions are
/// collected without a branch. Returns how many there are with the `found` before.
std::size_t look_one_by_one(const Bounds* bounds, const std::uint16_t* cell,
                            const std::uint8_t* dated, const RandomBlock* words, std::size_t begin,
                            std::size_t n, std::uint16_t* hits, std::size_t found) {
  for (std::size_t k = begin; k < n; ++k) {
    hits[found] = static_cast<std::uint16_t>(k);
    found += any(compare(words[k], load(bounds[cell[k]]))) | (dated[k] != 0);
  }
  return found;
}

#if defined(__x86_64__)
/// Two persons' words as compare() has them, against two persons' bounds: all bits of a half set
/// where it is not below.
__attribute__((target("avx2"), always_inline)) inline __m256i not_below(const RandomBlock* words,
                                                                        const Bounds& first,
                                                                        const Bounds& second) {
  const __m256i w = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words)),
                upper = _mm256_set1_epi32(static_cast<int>(0xFFFF0000u)),
                both = _mm256_or_si256(
                    _mm256_and_si256(w, upper),
                    _mm256_andnot_si256(_mm256_srli_epi32(w, 16), _mm256_set1_epi32(0xFFFF))),
                bound = _mm256_inserti128_si256(
                    _mm256_castsi128_si256(
                        _mm_loadu_si128(reinterpret_cast<const __m128i*>(first.data()))),
                    _mm_loadu_si128(reinterpret_cast<const __m128i*>(second.data())), 1);
  return _mm256_cmpeq_epi16(_mm256_max_epu16(both, bound), both);
}

/// The same as look_one_by_one() for whole groups of 64 rows, a bit each; returns how many rows it
/// has looked at.
__attribute__((target("avx2"))) std::size_t look_by_fours(const Bounds* bounds,
                                                          const std::uint16_t* cell,
                                                          const std::uint8_t* dated,
                                                          const RandomBlock* words, std::size_t n,
                                                          std::uint16_t* hits, std::size_t& found) {
  // Four persons come out of their registers in the order first, third, second, fourth.
  constexpr std::array<std::uint8_t, 16> kInOrder = {0, 1, 4,  5,  2,  3,  6,  7,
                                                     8, 9, 12, 13, 10, 11, 14, 15};
  const __m256i zero = _mm256_setzero_si256(), ones = _mm256_cmpeq_epi8(zero, zero);
  std::size_t from = 0;
  for (; from + 64 <= n; from += 64) {
    std::uint64_t idle = 0;
    for (std::size_t q = 0; q < 64; q += 4) {
      const std::size_t k = from + q;
      const __m256i a = not_below(&words[k], bounds[cell[k]], bounds[cell[k + 1]]),
                    b = not_below(&words[k + 2], bounds[cell[k + 2]], bounds[cell[k + 3]]);
      const __m256i none = _mm256_cmpeq_epi64(
          _mm256_and_si256(_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b)), ones);
      const int four = _mm256_movemask_pd(_mm256_castsi256_pd(none));
      idle |= std::uint64_t{kInOrder[static_cast<std::size_t>(four)]} << q;
    }
    for (std::size_t half = 0; half < 64; half += 32) {
      const __m256i d = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(dated + from + half));
      const auto undated =
          static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(d, zero)));
      idle &= ~(std::uint64_t{~undated} << half);
    }
    for (std::uint64_t hit = ~idle; hit != 0; hit &= hit - 1)
      hits[found++] =
          static_cast<std::uint16_t>(from + static_cast<std::size_t>(std::countr_zero(hit)));
  }
  return from;
}
#endif

/// Who has something at a date or falls below a bound: all of those who deserve a closer look, and
/// some more, among them rows not in use.
std::size_t first_look(const Bounds* bounds, const std::uint16_t* cell, const std::uint8_t* dated,
                       const RandomBlock* words, std::size_t n, std::uint16_t* hits) {
  std::size_t done = 0, found = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2"))
    done = look_by_fours(bounds, cell, dated, words, n, hits, found);
#endif
  return look_one_by_one(bounds, cell, dated, words, done, n, hits, found);
}

}  // namespace

/// The fast part: which of `n` rows from `from` deserve a closer look.
std::size_t HazardPass::screen(const Persons& p, const Clock& clock, std::size_t from,
                               std::size_t n, const RandomBlock* words, Hit* hits) const {
  const bool schools = !rates_.settings.constant_population;
  const int now = clock.now;
  const Dates dates{
      clock.now,
      static_cast<Month>(std::clamp(now - shortest_over(rates_, clock) + 1, -32768, 32767)),
      static_cast<std::uint16_t>(std::clamp(rates_.lowest_legal_age(), 0, 65535)), schools,
      schools && month_of_year(clock.now) == 9};
  std::array<std::uint16_t, kBatch> cell;
  std::array<std::uint8_t, kBatch> dated;
  const std::uint8_t *status = p.status.data() + from, *type = p.employability.data() + from,
                     *flags = p.flags.data() + from;
  const Month* job_start = p.job_start.data() + from;
  sort_out({status, p.sex.data() + from, p.education.data() + from, flags, p.benefit.data() + from,
            p.birth_month.data() + from, p.leaves_school.data() + from,
            p.status_since.data() + from, p.registered_since.data() + from},
           dates, n, cell.data(), dated.data());
  const Bounds* const bounds = screen_.data();
  std::array<std::uint16_t, kBatch> looked_at;
  const std::size_t maybe =
      first_look(bounds, cell.data(), dated.data(), words, n, looked_at.data());
  // Most of these are a career event of a bound too wide for this person.
  std::size_t found = 0;
  for (std::size_t h = 0; h < maybe; ++h) {
    const std::size_t k = looked_at[h], st = status[k];
    const unsigned marked = st == at(Status::jobseeker)
                                ? (flags[k] & bit(Flag::registered)) != 0
                                : static_cast<unsigned>(now - job_start[k] >= 24);
    const Halves whole = load(bounds[cell[k]]);
    Halves bound = whole;  // changed in its register: what was just stored in part loads slowly
    const std::uint32_t share = career_[st][type[k]][marked];
    bound[6] = static_cast<std::uint16_t>(std::min<std::uint32_t>(
        HazardPass::kEverybody, ((bound[6] * share) >> 16) + (bound[6] != 0)));
    const Halves below = compare(words[k], bound);
    const unsigned by_date = dated[k] != 0,
                   hit = (any(below) | by_date) & (p.presence[from + k] != 0);
    // What comes at a date may come with a chance beyond the bounds; a bound of everybody is never
    // missed.
    const unsigned ends =
        bits_of(below | (Halves)(whole == HazardPass::kEverybody)) | (0u - by_date);
    hits[found] = {static_cast<std::uint16_t>(k), static_cast<std::uint8_t>(ends)};
    found += hit;
  }
  return found;
}

}  // namespace limlab
