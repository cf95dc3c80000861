#pragma once
#include <cstddef>
#include <cstdint>

#include "base/calendar.hpp"
#include "base/id.hpp"

namespace limlab {

/// Hashes of a run of rows, built column by column in loops that vectorise: columns are packed into
/// 64-bit words, and each word adds (low half + a) * (high half + b) with constants a, b of its own
/// (the NH function of UMAC: Black, Halevi, Krawczyk, Krovetz, Rogaway 1999). Every run of rows has
/// to add the same columns in the same order.
class RowHashes {
 public:
  static constexpr std::size_t kRows = 512;  ///< rows at once, so that words and sums stay in L1

  explicit RowHashes(std::size_t rows) : rows_(rows) {}
  void add(const std::uint8_t* column);
  void add(const Month* column);
  void add(const std::int32_t* column);
  /// A whole word for every row.
  void add(const std::uint64_t* column);
  /// Adds what is packed but not yet hashed; then the hash of row i is complete in sums()[i].
  void finish() { flush(); }
  const std::uint64_t* sums() const { return sum_; }

 private:
  template <class Cell>
  void pack(const Cell* column);
  void flush();
  void fold(const std::uint64_t* words);

  std::size_t rows_;
  unsigned used_ = 0;   ///< bits of the word in use
  unsigned folds_ = 0;  ///< words hashed
  alignas(64) std::uint64_t word_[kRows]{};
  alignas(64) std::uint64_t sum_[kRows]{};
};

}  // namespace limlab
