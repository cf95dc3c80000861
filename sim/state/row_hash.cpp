#include "state/row_hash.hpp"

#include <algorithm>

#include "base/random.hpp"

#define LIMLAB_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))

namespace limlab {

namespace {

template <class Cell>
inline __attribute__((always_inline)) void or_in(const Cell* column, std::size_t n, unsigned shift,
                                                 std::uint64_t* words) {
  for (std::size_t i = 0; i < n; ++i)
    words[i] |= static_cast<std::uint64_t>(static_cast<std::make_unsigned_t<Cell>>(column[i]))
                << shift;
}
LIMLAB_VECTOR void put(const std::uint8_t* c, std::size_t n, unsigned shift, std::uint64_t* words) {
  or_in(c, n, shift, words);
}
LIMLAB_VECTOR void put(const Month* c, std::size_t n, unsigned shift, std::uint64_t* words) {
  or_in(c, n, shift, words);
}
LIMLAB_VECTOR void put(const std::int32_t* c, std::size_t n, unsigned shift, std::uint64_t* words) {
  or_in(c, n, shift, words);
}
LIMLAB_VECTOR void multiply(const std::uint64_t* words, std::size_t n, std::uint32_t a,
                            std::uint32_t b, std::uint64_t* sums) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto low = static_cast<std::uint32_t>(words[i]) + a;
    const auto high = static_cast<std::uint32_t>(words[i] >> 32) + b;
    sums[i] += static_cast<std::uint64_t>(low) * high;
  }
}

}  // namespace

template <class Cell>
void RowHashes::pack(const Cell* column) {
  constexpr unsigned bits = 8 * sizeof(Cell);
  if (used_ + bits > 64) flush();
  put(column, rows_, used_, word_);
  used_ += bits;
}
void RowHashes::add(const std::uint8_t* column) { pack(column); }
void RowHashes::add(const Month* column) { pack(column); }
void RowHashes::add(const std::int32_t* column) { pack(column); }
void RowHashes::add(const std::uint64_t* column) { fold(column); }

void RowHashes::flush() {
  if (used_ == 0) return;
  fold(word_);
  std::fill_n(word_, rows_, 0);
  used_ = 0;
}

void RowHashes::fold(const std::uint64_t* words) {
  const std::uint64_t constants = mix(++folds_);
  multiply(words, rows_, static_cast<std::uint32_t>(constants),
           static_cast<std::uint32_t>(constants >> 32), sum_);
}

}  // namespace limlab
