#pragma once
#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "base/id.hpp"

namespace limlab {

/// A set of keys in one open table, half empty at least: a look is mostly one cache miss, and
/// nothing is allocated per key. (std::unordered_set took a twelfth of a short run, and twice the
/// memory.)
class KeySet {
 public:
  /// False when the key is there already.
  bool insert(Key key) {
    if (key == 0) return !std::exchange(has_zero_, true);
    if (2 * used_ >= slots_.size()) grow(2 * slots_.size());
    Key& slot = slots_[find(key)];
    if (slot == key) return false;
    slot = key;
    ++used_;
    return true;
  }
  bool contains(Key key) const {
    return key == 0 ? has_zero_ : !slots_.empty() && slots_[find(key)] == key;
  }
  /// Asks for where the key is or belongs, before it is needed.
  void fetch(Key key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home(key)], 1);
  }
  /// Room for so many keys.
  void reserve(std::size_t keys) {
    if (2 * keys > slots_.size()) grow(2 * keys);
  }
  void clear() { *this = KeySet(); }
  std::size_t size() const { return used_ + (has_zero_ ? 1 : 0); }
  std::size_t memory_bytes() const { return slots_.capacity() * sizeof(Key); }
  /// In an order of no meaning.
  template <class F>
  void for_each(F&& f) const {
    if (has_zero_) f(Key{0});
    for (const Key key : slots_)
      if (key != 0) f(key);
  }

 private:
  std::size_t home(Key key) const { return (key * 0x9E3779B97F4A7C15ull) >> shift_; }
  /// Where the key is, or the empty slot where it belongs.
  std::size_t find(Key key) const {
    std::size_t at = home(key);
    while (slots_[at] != 0 && slots_[at] != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow(std::size_t slots) {
    const std::vector<Key> before = std::exchange(slots_, {});
    slots_.resize(std::bit_ceil(std::max<std::size_t>(slots, 64)));
    shift_ = 64 - std::countr_zero(slots_.size());
    for (const Key key : before)
      if (key != 0) slots_[find(key)] = key;
  }

  std::vector<Key> slots_;  ///< a power of two; 0 = empty
  std::size_t used_ = 0;
  int shift_ = 64;
  bool has_zero_ = false;
};

}  // namespace limlab
