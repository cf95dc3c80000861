#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "base/random_blocks.hpp"
#include "synthesis/hash_order.hpp"
#include "synthesis/raking.hpp"
#include "words/purpose.hpp"

namespace limlab {

/// Which attribute is dealt: the draw number of purpose::synth_shuffle. Explicit, never reused, so
/// that a new attribute changes nobody's others.
enum class Deal : std::uint32_t {
  origin = 0,
  age = 1,
  joint = 2,
  field = 3,
  heading = 4,
  flag = 10,
  duration = 40,
  employability = 41,
  digital = 42,
  health = 43,
  hours = 44,
  round_places = 60
};

/// Deals attribute values to persons by the card: group by group, the persons are put in the order
/// of a hash of their key, and values are handed out in exact numbers. Neither row order nor
/// threads matter.
class Dealer {
 public:
  Dealer(std::span<const Key> keys, const Luck& luck, Month month)
      : keys_(keys), luck_(luck), month_(month) {}

  /// Puts rows in the order of their hash (the key decides between equals): random bits of
  /// purpose::synth_shuffle.
  void shuffle(std::vector<std::int32_t>& rows, Deal what, std::uint32_t more = 0) {
    order_.clear();
    constexpr std::size_t kBatch = 96;
    std::array<Key, kBatch> keys;
    std::array<RandomBlock, kBatch> blocks;
    const auto draw = static_cast<std::uint32_t>(what) + more;
    for (std::size_t first = 0; first < rows.size(); first += kBatch) {
      const std::span some = std::span(rows).subspan(first, std::min(kBatch, rows.size() - first));
      for (std::size_t k = 0; k < some.size(); ++k)
        keys[k] = keys_[static_cast<std::size_t>(some[k])];
      random_blocks(luck_, month_, purpose::synth_shuffle, keys.data(), some.size(), blocks.data(),
                    draw);
      for (std::size_t k = 0; k < some.size(); ++k)
        order_.push_back({std::uint64_t{blocks[k][0]} << 32 | blocks[k][1], some[k]});
    }
    in_order_.put(
        order_, [](const Card& c) { return c.hash; },
        [this](const Card& a, const Card& b) {
          return a.hash != b.hash ? a.hash < b.hash
                                  : keys_[static_cast<std::size_t>(a.row)] <
                                        keys_[static_cast<std::size_t>(b.row)];
        });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = order_[i].row;
  }
  /// Hands value v to counts[v] of the rows, in the given order: write(row, v).
  template <class Write>
  static void hand_out(std::span<const std::int32_t> rows, std::span<const std::int32_t> counts,
                       Write write) {
    std::size_t next = 0;
    for (std::size_t v = 0; v < counts.size(); ++v)
      for (std::int32_t k = 0; k < counts[v] && next < rows.size(); ++k)
        write(static_cast<std::size_t>(rows[next++]), v);
  }
  /// For every group: shuffles its rows and hands out the values in the proportions shares(group).
  /// `group_of(row)` is -1 for rows that take no part.
  template <class GroupOf, class Shares, class Write>
  void by_share(Deal what, std::size_t groups, GroupOf group_of, Shares shares, Write write) {
    std::vector<std::vector<std::int32_t>> members(groups);
    for (std::size_t row = 0; row < keys_.size(); ++row)
      if (const int g = group_of(row); g >= 0)
        members[static_cast<std::size_t>(g)].push_back(static_cast<std::int32_t>(row));
    for (std::size_t g = 0; g < groups; ++g) {
      if (members[g].empty()) continue;
      shuffle(members[g], what);
      const auto counts = round_to_total(shares(g), static_cast<std::int64_t>(members[g].size()));
      hand_out(members[g], counts, [&](std::size_t row, std::size_t v) { write(row, v); });
    }
  }

 private:
  struct Card {
    std::uint64_t hash;
    std::int32_t row;
  };
  std::span<const Key> keys_;
  const Luck& luck_;
  Month month_;
  std::vector<Card> order_;
  HashOrder<Card> in_order_;
};

}  // namespace limlab
