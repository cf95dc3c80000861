#include "state/world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "base/random.hpp"

namespace limlab {

namespace {

/// Order-dependent hash of the integers of one row; rows are summed, so their order cannot matter.
struct RowHash {
  std::uint64_t value;
  void add(std::uint64_t x) {
    value = (value ^ x) * 0x9FB21C651E98DF25ull;
    value ^= value >> 32;
  }
};

/// Asks for the key a link points to before it is needed: links point all over memory.
void fetch_early(const std::vector<Key>& keys, std::int32_t row) {
  if (row >= 0) __builtin_prefetch(&keys[static_cast<std::size_t>(row)]);
}

Key key_at(const std::vector<Key>& keys, std::int32_t row) {
  return row < 0 ? 0 : keys[static_cast<std::size_t>(row)];
}

constexpr std::size_t kChunk = 512;  // rows whose half-made hashes stay in the nearest cache

template <class Columns, class Skip, class Links>
std::uint64_t sum_of_rows(const Columns& columns, const Team& team, Skip&& skip, Links&& links) {
  const std::size_t rows = columns.size();
  std::vector<std::uint64_t> partial(Team::blocks(rows));
  team.for_blocks(rows, [&](std::size_t block, std::size_t first, std::size_t last) {
    for (std::size_t begin = first; begin < last; begin += kChunk) {
      const std::size_t end = std::min(last, begin + kChunk);
      // One column at a time over the rows of the block keeps every access in a line; columns are
      // packed into 64-bit words, so that several share one multiplication.
      std::array<RowHash, kChunk> hash;
      std::array<std::uint64_t, kChunk> word{};
      std::size_t used = 0;
      const auto flush = [&] {
        for (std::size_t i = begin; i < end; ++i) hash[i - begin].add(word[i - begin]);
        word.fill(0);
        used = 0;
      };
      for (std::size_t i = begin; i < end; ++i) hash[i - begin] = {mix(columns.key[i])};
      for_each_column(columns, [&](const char* name, const auto& column) {
        using Cell = std::remove_cvref_t<decltype(column[0])>;
        if (links(name) || std::is_same_v<Cell, Key>) return;  // keys are in already
        constexpr std::size_t bits = 8 * sizeof(Cell);
        if (used + bits > 64) flush();
        for (std::size_t i = begin; i < end; ++i)
          word[i - begin] |=
              static_cast<std::uint64_t>(static_cast<std::make_unsigned_t<Cell>>(column[i]))
              << used;
        used += bits;
      });
      flush();
      links.fold(begin, end, hash.data());
      std::uint64_t sum = 0;
      for (std::size_t i = begin; i < end; ++i)
        if (!skip(i)) sum += mix(hash[i - begin].value);
      partial[block] += sum;
    }
  });
  std::uint64_t sum = 0;
  for (const std::uint64_t p : partial) sum += p;
  return sum;
}

/// Links are row numbers; they enter by the key they point to.
struct PersonLinks {
  const World& w;
  bool operator()(std::string_view name) const { return name == "post"; }
  void fold(std::size_t begin, std::size_t end, RowHash* hash) const {
    for (std::size_t i = begin; i < end; ++i) fetch_early(w.posts.key, w.persons.post[i]);
    for (std::size_t i = begin; i < end; ++i)
      hash[i - begin].add(key_at(w.posts.key, w.persons.post[i]));
  }
};
struct PostLinks {
  const World& w;
  bool operator()(std::string_view name) const {
    return name == "firm" || name == "holder" || name == "next" || name == "previous";
  }
  void fold(std::size_t begin, std::size_t end, RowHash* hash) const {
    for (std::size_t i = begin; i < end; ++i) {
      fetch_early(w.persons.key, w.posts.holder[i]);
      fetch_early(w.posts.key, w.posts.next[i]);
      fetch_early(w.posts.key, w.posts.previous[i]);
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (w.posts.state[i] == kFreePost) continue;
      hash[i - begin].add(key_at(w.firms.key, w.posts.firm[i]));
      hash[i - begin].add(key_at(w.persons.key, w.posts.holder[i]));
      hash[i - begin].add(key_at(w.posts.key, w.posts.next[i]));
      hash[i - begin].add(key_at(w.posts.key, w.posts.previous[i]));
    }
  }
};
struct FirmLinks {
  const World& w;
  bool operator()(std::string_view name) const { return name == "first_post"; }
  void fold(std::size_t begin, std::size_t end, RowHash* hash) const {
    for (std::size_t i = begin; i < end; ++i)
      hash[i - begin].add(key_at(w.posts.key, w.firms.first_post[i]));
  }
};

template <class Array>
void fold_all(RowHash& hash, const Array& values) {
  for (const auto& v : values)
    if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(v)>>)
      hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(v)));
    else
      fold_all(hash, v);
}

}  // namespace

std::uint64_t digest(const World& w, const Team& team) {
  const auto persons = sum_of_rows(
      w.persons, team, [&](std::size_t i) { return w.persons.presence[i] == 0; }, PersonLinks{w});
  const auto posts = sum_of_rows(
      w.posts, team, [&](std::size_t i) { return w.posts.state[i] == kFreePost; }, PostLinks{w});
  const auto firms = sum_of_rows(
      w.firms, team, [&](std::size_t i) { return w.firms.alive[i] == 0; }, FirmLinks{w});
  RowHash common{mix(static_cast<std::uint64_t>(w.now))};
  common.add(static_cast<std::uint64_t>(w.province.cycle));
  common.add(static_cast<std::uint64_t>(w.province.index));
  fold_all(common, w.province.sector_shock);
  for_each_field(w.surroundings, [&](const char*, const auto& field) { fold_all(common, field); });
  return persons + mix(posts) + mix(mix(firms)) + mix(common.value);
}

std::size_t memory_bytes(const World& w) {
  return memory_bytes(w.persons) + memory_bytes(w.posts) + memory_bytes(w.firms) +
         w.keys.size() * 2 * sizeof(Key) + w.keys.bucket_count() * sizeof(void*);
}

}  // namespace limlab
