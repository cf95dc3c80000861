#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace limlab {

/// The groups that pairs of cells of a block share: few different sets of them for many pairs, so
/// a look at a block adds up each set once.
class SharedSets {
 public:
  SharedSets() = default;
  /// `groups[i]`: those of cell i, rising.
  explicit SharedSets(const std::vector<std::span<const std::int32_t>>& groups);
  /// Set number of cells a and t, at a * cells + t; of a cell with itself: all that it shares.
  std::span<const std::uint16_t> numbers() const { return set_of_; }
  /// For every set the sum of value(group) over its groups, in their order.
  template <class Value>
  void add_up(Value value, std::vector<double>& sums) const {
    sums.resize(last_.size());
    std::size_t k = 0;
    for (std::size_t s = 0; s < last_.size(); ++s) {
      double sum = 0;
      for (; k < last_[s]; ++k) sum += value(static_cast<std::size_t>(groups_[k]));
      sums[s] = sum;
    }
  }

 private:
  std::vector<std::uint16_t> set_of_;
  std::vector<std::int32_t> groups_;  ///< of one set after the other
  std::vector<std::uint32_t> last_;   ///< one past the last of each set
};

}  // namespace limlab
