#pragma once
#include "state/posts.hpp"

namespace limlab {

enum class FirmType : std::uint8_t { market, public_sector, sheltered, count_ };

/// Every establishment with personnel in Limburg.
struct Firms {
  std::vector<Key> key;                  ///< persistent id
  std::vector<std::int32_t> first_post;  ///< head of its list of posts, -1 = none
  std::vector<std::int32_t> base_posts;  ///< size at normal demand, before shocks [posts x 1000]
  std::vector<std::int32_t> own_shock;   ///< log of own demand against normal [1e-6]
  std::vector<std::int32_t>
      capacity;  ///< log capacity lost to posts that stayed unfilled, <= 0 [1e-6]
  std::vector<std::int32_t> target;  ///< posts it wants [posts]
  std::vector<std::int32_t> filled;  ///< its posts by state, kept by set_post_state [posts]
  std::vector<std::int32_t> vacant;
  std::vector<std::int32_t> reserved;
  std::vector<std::int32_t> idle;
  /// Size in life of what it stands for against its own: 1 in the whole province, above 1 for a
  /// large employer of a thinned one, who is smaller there than in life [1e-3]
  std::vector<std::int32_t> real_size;
  std::vector<std::int16_t> wage_premium;  ///< against sector and occupation [per mille]
  std::vector<Month> founded;
  std::vector<std::uint8_t> sector;  ///< Sector
  std::vector<std::uint8_t> place;   ///< municipality
  std::vector<std::uint8_t> type;    ///< FirmType
  std::vector<std::uint8_t> alive;   ///< 1 = exists

  std::size_t size() const { return key.size(); }
};

template <class P, class F>
requires std::same_as<std::remove_const_t<P>, Firms>
void for_each_column(P& p, F&& f) {
  f("key", p.key), f("first_post", p.first_post), f("base_posts", p.base_posts);
  f("own_shock", p.own_shock), f("capacity", p.capacity), f("target", p.target);
  f("filled", p.filled), f("vacant", p.vacant), f("reserved", p.reserved), f("idle", p.idle);
  f("real_size", p.real_size), f("wage_premium", p.wage_premium), f("founded", p.founded);
  f("sector", p.sector), f("place", p.place), f("type", p.type), f("alive", p.alive);
}

/// Posts of a firm, in whatever state.
inline int posts_of(const Firms& f, std::size_t i) {
  return f.filled[i] + f.vacant[i] + f.reserved[i] + f.idle[i];
}
/// Posts in life of what the firm stands for.
inline int real_posts_of(const Firms& f, std::size_t i) {
  return static_cast<int>(std::int64_t{posts_of(f, i)} * f.real_size[i] / 1000);
}

/// One more row at the end, zeros everywhere; returns its number.
template <class Columns>
std::size_t add_row(Columns& columns) {
  for_each_column(columns, [](const char*, auto& column) { column.emplace_back(); });
  return columns.size() - 1;
}

template <class Columns>
std::size_t memory_bytes(const Columns& columns) {
  std::size_t bytes = 0;
  for_each_column(columns, [&](const char*, const auto& column) {
    bytes += column.capacity() * sizeof(column[0]);
  });
  return bytes;
}

}  // namespace limlab
