#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace limlab {

/// Puts items in the order of a hash that is spread evenly over all 64-bit numbers: each goes where
/// its hash says, a few places off at most, and neighbours then change places. Keeps its room for
/// the next time.
template <class Item>
class HashOrder {
 public:
  /// `less` is the whole order, equal hashes included.
  template <class HashOf, class Less>
  void put(std::vector<Item>& items, HashOf hash_of, Less less) {
    const std::size_t n = items.size();
    const auto bucket = [&](const Item& item) {
      return static_cast<std::size_t>((hash_of(item) >> 32) * n >> 32);
    };
    begin_.assign(n + 1, 0);
    for (const Item& item : items) ++begin_[bucket(item) + 1];
    for (std::size_t b = 1; b <= n; ++b) begin_[b] += begin_[b - 1];
    rough_.resize(n);
    for (const Item& item : items) rough_[begin_[bucket(item)]++] = item;
    items.swap(rough_);
    for (std::size_t i = 1; i < n; ++i) {
      const Item item = items[i];
      std::size_t to = i;
      for (; to > 0 && less(item, items[to - 1]); --to) items[to] = items[to - 1];
      items[to] = item;
    }
  }

 private:
  std::vector<Item> rough_;
  std::vector<std::uint32_t> begin_;
};

/// Pairs of a hash and something, in their own order.
template <class Value>
void order_by_hash(std::vector<std::pair<std::uint64_t, Value>>& pairs) {
  using Pair = std::pair<std::uint64_t, Value>;
  HashOrder<Pair>().put(
      pairs, [](const Pair& p) { return p.first; },
      [](const Pair& a, const Pair& b) { return a < b; });
}

}  // namespace limlab
