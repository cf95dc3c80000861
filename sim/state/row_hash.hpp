#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/calendar.hpp"
#include "base/id.hpp"

namespace limlab {

/// Hashes of a run of rows, from columns, in loops that vectorise: columns of one width are packed
/// into 64-bit words, and each word adds (low half + a) * (high half + b) with constants a, b of
/// its own (the NH function of UMAC: Black, Halevi, Krawczyk, Krovetz, Rogaway 1999). Every run of
/// rows has to add the same columns in the same order. Columns must live until finish().
class RowHashes {
 public:
  static constexpr std::size_t kRows = 512;  ///< rows at once, so that sums stay in L1

  explicit RowHashes(std::size_t rows) : rows_(rows) {}
  void add(const std::uint8_t* column);
  void add(const Month* column);
  void add(const std::int32_t* column);
  /// A whole word for every row; used at once.
  void add(const std::uint64_t* column);
  /// Adds what waits for columns that would fill its word; then the hash of row i is sums()[i].
  void finish();
  const std::uint64_t* sums() const { return sum_; }

 private:
  struct Constants {
    std::uint32_t low, high;
  };
  Constants next();

  std::size_t rows_;
  unsigned words_ = 0;  ///< hashed so far
  std::array<const std::uint8_t*, 8> bytes_{};
  std::array<const Month*, 4> halves_{};
  std::array<const std::int32_t*, 2> wholes_{};
  std::size_t n_bytes_ = 0, n_halves_ = 0, n_wholes_ = 0;
  alignas(64) std::uint64_t sum_[kRows]{};
};

}  // namespace limlab
