#include "state/row_hash.hpp"

#include "base/random.hpp"

#define LIMLAB_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))

namespace limlab {

namespace {

constexpr std::uint64_t kNothing[RowHashes::kRows]{};  // the columns that a last word lacks
template <class Cell>
const Cell* nothing() {
  return reinterpret_cast<const Cell*>(kNothing);
}

inline std::uint64_t product(std::uint32_t low, std::uint32_t high, std::uint32_t a,
                             std::uint32_t b) {
  return static_cast<std::uint64_t>(low + a) * (high + b);
}

LIMLAB_VECTOR void eight(const std::array<const std::uint8_t*, 8>& c, std::size_t n,
                         std::uint32_t a, std::uint32_t b, std::uint64_t* sums) {
  const std::uint8_t *c0 = c[0], *c1 = c[1], *c2 = c[2], *c3 = c[3], *c4 = c[4], *c5 = c[5],
                     *c6 = c[6], *c7 = c[7];
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t low =
        c0[i] | std::uint32_t{c1[i]} << 8 | std::uint32_t{c2[i]} << 16 | std::uint32_t{c3[i]} << 24;
    const std::uint32_t high =
        c4[i] | std::uint32_t{c5[i]} << 8 | std::uint32_t{c6[i]} << 16 | std::uint32_t{c7[i]} << 24;
    sums[i] += product(low, high, a, b);
  }
}
LIMLAB_VECTOR void four(const std::array<const Month*, 4>& c, std::size_t n, std::uint32_t a,
                        std::uint32_t b, std::uint64_t* sums) {
  const Month *c0 = c[0], *c1 = c[1], *c2 = c[2], *c3 = c[3];
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t low =
        static_cast<std::uint16_t>(c0[i]) | std::uint32_t{static_cast<std::uint16_t>(c1[i])} << 16;
    const std::uint32_t high =
        static_cast<std::uint16_t>(c2[i]) | std::uint32_t{static_cast<std::uint16_t>(c3[i])} << 16;
    sums[i] += product(low, high, a, b);
  }
}
LIMLAB_VECTOR void two(const std::array<const std::int32_t*, 2>& c, std::size_t n, std::uint32_t a,
                       std::uint32_t b, std::uint64_t* sums) {
  const std::int32_t *c0 = c[0], *c1 = c[1];
  for (std::size_t i = 0; i < n; ++i)
    sums[i] += product(static_cast<std::uint32_t>(c0[i]), static_cast<std::uint32_t>(c1[i]), a, b);
}
LIMLAB_VECTOR void one(const std::uint64_t* c, std::size_t n, std::uint32_t a, std::uint32_t b,
                       std::uint64_t* sums) {
  for (std::size_t i = 0; i < n; ++i)
    sums[i] +=
        product(static_cast<std::uint32_t>(c[i]), static_cast<std::uint32_t>(c[i] >> 32), a, b);
}

}  // namespace

RowHashes::Constants RowHashes::next() {
  const std::uint64_t bits = mix(++words_);
  return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
}

void RowHashes::add(const std::uint8_t* column) {
  bytes_[n_bytes_++] = column;
  if (n_bytes_ < bytes_.size()) return;
  const Constants k = next();
  eight(bytes_, rows_, k.low, k.high, sum_);
  n_bytes_ = 0;
}

void RowHashes::add(const Month* column) {
  halves_[n_halves_++] = column;
  if (n_halves_ < halves_.size()) return;
  const Constants k = next();
  four(halves_, rows_, k.low, k.high, sum_);
  n_halves_ = 0;
}

void RowHashes::add(const std::int32_t* column) {
  wholes_[n_wholes_++] = column;
  if (n_wholes_ < wholes_.size()) return;
  const Constants k = next();
  two(wholes_, rows_, k.low, k.high, sum_);
  n_wholes_ = 0;
}

void RowHashes::add(const std::uint64_t* column) {
  const Constants k = next();
  one(column, rows_, k.low, k.high, sum_);
}

void RowHashes::finish() {
  while (n_bytes_ != 0) add(nothing<std::uint8_t>());
  while (n_halves_ != 0) add(nothing<Month>());
  while (n_wholes_ != 0) add(nothing<std::int32_t>());
}

}  // namespace limlab
