#include "state/world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "state/row_hash.hpp"

namespace limlab {

namespace {

/// Order-dependent hash of integers, one after the other.
struct RowHash {
  std::uint64_t value;
  void add(std::uint64_t x) {
    value = (value ^ x) * 0x9FB21C651E98DF25ull;
    value ^= value >> 32;
  }
};

/// Sum over the rows in use of a hash of the row's columns and key.
template <class Columns, class Skip, class Links>
std::uint64_t sum_of_rows(const Columns& columns, const Team& team, Skip&& skip, Links&& links) {
  const std::size_t rows = columns.size();
  std::vector<std::uint64_t> partial(Team::blocks(rows));
  team.for_blocks(rows, [&](std::size_t block, std::size_t first, std::size_t last) {
    for (std::size_t begin = first; begin < last; begin += RowHashes::kRows) {
      const std::size_t n = std::min(last - begin, RowHashes::kRows);
      RowHashes hashes(n);
      links.fetch_early(begin, n);
      for_each_column(columns, [&](const char*, const auto& column) {
        if (!links(&column)) hashes.add(column.data() + begin);
      });
      links.add(begin, n, hashes);
      hashes.finish();
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < n; ++i)
        if (!skip(begin + i)) sum += mix(hashes.sums()[i]);
      partial[block] += sum;
    }
  });
  std::uint64_t sum = 0;
  for (const std::uint64_t p : partial) sum += p;
  return sum;
}

/// Links are row numbers; they enter by the key they point to. They point all over memory, so the
/// keys are asked for while the other columns are hashed.
void fetch(const std::vector<Key>& keys, const std::vector<std::int32_t>& links, std::size_t begin,
           std::size_t n) {
  for (std::size_t i = begin; i < begin + n; ++i)
    if (links[i] >= 0) __builtin_prefetch(&keys[static_cast<std::size_t>(links[i])]);
}
void add_keys(const std::vector<Key>& keys, const std::vector<std::int32_t>& links,
              std::size_t begin, std::size_t n, RowHashes& hashes) {
  std::array<Key, RowHashes::kRows> linked;
  for (std::size_t i = 0; i < n; ++i)
    linked[i] = links[begin + i] < 0 ? 0 : keys[static_cast<std::size_t>(links[begin + i])];
  hashes.add(linked.data());
}

struct PersonLinks {
  const World& w;
  bool operator()(const void* column) const { return column == &w.persons.post; }
  void fetch_early(std::size_t begin, std::size_t n) const {
    fetch(w.posts.key, w.persons.post, begin, n);
  }
  void add(std::size_t begin, std::size_t n, RowHashes& hashes) const {
    add_keys(w.posts.key, w.persons.post, begin, n, hashes);
  }
};
struct PostLinks {
  const World& w;
  bool operator()(const void* column) const {
    return column == &w.posts.firm || column == &w.posts.holder || column == &w.posts.next ||
           column == &w.posts.previous;
  }
  void fetch_early(std::size_t begin, std::size_t n) const {
    fetch(w.persons.key, w.posts.holder, begin, n);  // posts of a firm are mostly neighbours
  }
  void add(std::size_t begin, std::size_t n, RowHashes& hashes) const {
    add_keys(w.firms.key, w.posts.firm, begin, n, hashes);
    add_keys(w.persons.key, w.posts.holder, begin, n, hashes);
    add_keys(w.posts.key, w.posts.next, begin, n, hashes);
    add_keys(w.posts.key, w.posts.previous, begin, n, hashes);
  }
};
struct FirmLinks {
  const World& w;
  bool operator()(const void* column) const { return column == &w.firms.first_post; }
  void fetch_early(std::size_t, std::size_t) const {}
  void add(std::size_t begin, std::size_t n, RowHashes& hashes) const {
    add_keys(w.posts.key, w.firms.first_post, begin, n, hashes);
  }
};

struct TrainingLinks {
  const World& w;
  bool operator()(const void* column) const {
    return column == &w.training.firm || column == &w.training.learner;
  }
  void fetch_early(std::size_t, std::size_t) const {}  // few rows
  void add(std::size_t begin, std::size_t n, RowHashes& hashes) const {
    add_keys(w.firms.key, w.training.firm, begin, n, hashes);
    add_keys(w.persons.key, w.training.learner, begin, n, hashes);
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
  const auto training = sum_of_rows(
      w.training, team, [&](std::size_t i) { return w.training.state[i] == 0; }, TrainingLinks{w});
  RowHash common{mix(static_cast<std::uint64_t>(w.now))};
  common.add(static_cast<std::uint64_t>(w.province.cycle));
  common.add(static_cast<std::uint64_t>(w.province.index));
  fold_all(common, w.province.sector_shock);
  for_each_field(w.surroundings, [&](const char*, const auto& field) { fold_all(common, field); });
  return persons + mix(posts) + mix(mix(firms)) + mix(training, 1) + mix(common.value);
}

std::size_t memory_bytes(const World& w) {
  return memory_bytes(w.persons) + memory_bytes(w.posts) + memory_bytes(w.firms) +
         memory_bytes(w.training) + w.keys.memory_bytes();
}

}  // namespace limlab
