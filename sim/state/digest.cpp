#include "state/digest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/errors.hpp"
#include "base/marks.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "base/side_by_side.hpp"
#include "state/row_hash.hpp"

namespace limlab {

namespace {

constexpr std::size_t kRows = RowHashes::kRows;

/// Order-dependent hash of integers, one after the other.
struct RowHash {
  std::uint64_t value;
  void add(std::uint64_t x) {
    value = (value ^ x) * 0x9FB21C651E98DF25ull;
    value ^= value >> 32;
  }
};

/// Rows side by side: columns are read where they are.
struct Run {
  std::size_t begin, n;
  template <class Cell>
  const Cell* operator()(const std::vector<Cell>& column) const {
    return column.data() + begin;
  }
};

/// Rows here and there: each column is first gathered.
struct Picked {
  const std::int32_t* row;
  std::size_t n;
  std::size_t used = 0;
  alignas(64) std::array<std::byte, kRows * 64> room;  // a person or post takes some 50 bytes

  Picked(const std::int32_t* rows, std::size_t count) : row(rows), n(count) {}
  template <class Cell>
  const Cell* operator()(const std::vector<Cell>& column) {
    auto* const to = reinterpret_cast<Cell*>(room.data() + used);
    used += (n * sizeof(Cell) + 7) / 8 * 8;
    if (used > room.size()) throw LawBroken("digest: rows have outgrown the room for them");
    for (std::size_t k = 0; k < n; ++k) to[k] = column[static_cast<std::size_t>(row[k])];
    return to;
  }
};

/// Links are row numbers; they enter by the key they point to. They point all over memory, so the
/// keys are asked for while the other columns are hashed.
struct Link {
  const std::vector<Key>* keys;
  const std::vector<std::int32_t>* column;
  bool far;  ///< worth asking for early: posts of a firm are mostly neighbours
  const std::int32_t* to = nullptr;
};

template <std::size_t N>
struct Links {
  std::array<Link, N> link;

  bool operator()(const void* column) const {
    return std::ranges::any_of(link, [&](const Link& l) { return l.column == column; });
  }
  template <class Rows>
  void fetch_early(Rows& rows) {
    for (Link& l : link) {
      l.to = rows(*l.column);
      if (!l.far) continue;
      for (std::size_t i = 0; i < rows.n; ++i)
        if (l.to[i] >= 0) __builtin_prefetch(&(*l.keys)[static_cast<std::size_t>(l.to[i])]);
    }
  }
  void add(std::size_t n, RowHashes& hashes) const {
    std::array<Key, kRows> linked;
    for (const Link& l : link) {
      for (std::size_t i = 0; i < n; ++i)
        linked[i] = l.to[i] < 0 ? 0 : (*l.keys)[static_cast<std::size_t>(l.to[i])];
      hashes.add(linked.data());
    }
  }
};

Links<0> links_of(const World&, const Persons&) { return {}; }
Links<3> links_of(const World& w, const Posts& p) {
  return {{{{&w.firms.key, &p.firm, false},
            {&w.persons.key, &p.holder, true},
            {&w.posts.key, &p.next, false}}}};
}
Links<1> links_of(const World& w, const Firms& f) {
  return {{{{&w.posts.key, &f.first_post, false}}}};
}
Links<2> links_of(const World& w, const TrainingPlaces& t) {
  return {{{{&w.firms.key, &t.firm, false}, {&w.persons.key, &t.learner, false}}}};
}

bool in_use(const Persons& p, std::size_t i) { return p.presence[i] != 0; }
bool in_use(const Posts& p, std::size_t j) { return p.state[j] != kFreePost; }
bool in_use(const Firms& f, std::size_t i) { return f.alive[i] != 0; }
bool in_use(const TrainingPlaces& t, std::size_t k) { return t.state[k] != 0; }

/// What says nothing of its own is left out: the other end of a link (first_broken_law compares the
/// two), and the status of the month before, which is written anew before a later month reads it.
bool is_state(const Persons& p, const void* column) {
  return column != &p.status_before && column != &p.post;
}
bool is_state(const Posts& p, const void* column) { return column != &p.previous; }
template <class Columns>
bool is_state(const Columns&, const void*) {
  return true;
}

/// Hashes of `rows` before the last mixing: every column of the state, and the keys that links
/// point to.
template <class Columns, class Linked, class Rows>
void hash_rows(const Columns& columns, Linked links, Rows& rows, RowHashes& hashes) {
  links.fetch_early(rows);
  for_each_column(columns, [&](const char*, const auto& column) {
    if (!links(&column) && is_state(columns, &column)) hashes.add(rows(column));
  });
  links.add(rows.n, hashes);
  hashes.finish();
}

/// The part that a row adds to the digest.
template <class Columns>
std::uint64_t part_of(const Columns& columns, std::size_t row, std::uint64_t hash) {
  return in_use(columns, row) ? mix(hash) : 0;
}

/// Sum of work(first row, one past the last) over blocks of rows.
template <class Work>
std::uint64_t sum_of_blocks(std::size_t rows, const Team& team, Work&& work) {
  std::vector<std::uint64_t> partial(Team::blocks(rows));
  team.for_blocks(rows, [&](std::size_t block, std::size_t first, std::size_t last) {
    partial[block] = work(first, last);
  });
  std::uint64_t sum = 0;
  for (const std::uint64_t p : partial) sum += p;
  return sum;
}

/// Calls each(row, hash) for rows first … last - 1, a run after the other.
template <class Columns, class Linked, class Each>
void hash_block(const Columns& columns, const Linked& links, std::size_t first, std::size_t last,
                Each&& each) {
  for (std::size_t begin = first; begin < last; begin += kRows) {
    Run run{begin, std::min(last - begin, kRows)};
    RowHashes hashes(run.n);
    hash_rows(columns, links, run, hashes);
    for (std::size_t i = 0; i < run.n; ++i) each(begin + i, hashes.sums()[i]);
  }
}
/// The same for `n` rows here and there.
template <class Columns, class Linked, class Each>
void hash_picked(const Columns& columns, const Linked& links, const std::int32_t* rows,
                 std::size_t n, Each&& each) {
  for (std::size_t begin = 0; begin < n; begin += kRows) {
    Picked picked(rows + begin, std::min(n - begin, kRows));
    RowHashes hashes(picked.n);
    hash_rows(columns, links, picked, hashes);
    for (std::size_t k = 0; k < picked.n; ++k)
      each(static_cast<std::size_t>(picked.row[k]), hashes.sums()[k]);
  }
}

/// Sum over the rows in use of a hash of the row's columns and key.
template <class Columns>
std::uint64_t sum_of_rows(const World& w, const Columns& columns, const Team& team) {
  const auto links = links_of(w, columns);
  return sum_of_blocks(columns.size(), team, [&](std::size_t first, std::size_t last) {
    std::uint64_t sum = 0;
    hash_block(columns, links, first, last,
               [&](std::size_t row, std::uint64_t hash) { sum += part_of(columns, row, hash); });
    return sum;
  });
}

template <class Array>
void fold_all(RowHash& hash, const Array& values) {
  for (const auto& v : values)
    if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(v)>>)
      hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(v)));
    else
      fold_all(hash, v);
}

/// With the few rows and the values that are province-wide or by place.
std::uint64_t with_the_rest(const World& w, const Team& team, std::uint64_t persons,
                            std::uint64_t posts) {
  const std::uint64_t firms = sum_of_rows(w, w.firms, team),
                      training = sum_of_rows(w, w.training, team);
  RowHash common{mix(static_cast<std::uint64_t>(w.now))};
  common.add(static_cast<std::uint64_t>(w.province.cycle));
  common.add(static_cast<std::uint64_t>(w.province.index));
  fold_all(common, w.province.sector_shock);
  for_each_field(w.surroundings, [&](const char*, const auto& field) { fold_all(common, field); });
  return persons + mix(posts) + mix(mix(firms)) + mix(training, 1) + mix(common.value);
}

}  // namespace

std::uint64_t digest(const World& w, const Team& team) {
  return with_the_rest(w, team, sum_of_rows(w, w.persons, team), sum_of_rows(w, w.posts, team));
}

std::uint64_t RunningDigest::of(World& w, const Team& team) {
  const auto renew = [&](const auto& columns, std::vector<std::uint8_t>& touched, Kept& kept) {
    const std::size_t rows = columns.size(), known = std::min(kept.part.size(), touched.size());
    touched.resize(rows), kept.part.resize(rows);
    std::fill(touched.begin() + static_cast<std::ptrdiff_t>(known), touched.end(), 1);
    const auto links = links_of(w, columns);
    std::uint64_t* const part = kept.part.data();
    std::uint8_t* const marks = touched.data();
    kept.sum += sum_of_blocks(rows, team, [&](std::size_t first, std::size_t last) {
      std::array<std::int32_t, Team::kBlock> changed;
      const std::size_t found = find_marked(marks + first, last - first, first, changed.data());
      std::uint64_t more = 0;
      const auto put = [&](std::size_t row, std::uint64_t hash) {
        const std::uint64_t now = part_of(columns, row, hash);
        if (marks[row] == 0 && now != part[row])
          throw LawBroken("digest: a row has changed that nobody said was written");
        more += now - part[row];
        part[row] = now;
      };
      // When many were touched, as by the wages of January, all are hashed: in line it costs less,
      // and whoever forgot to say that a row was written is found out.
      if (4 * found < last - first) {
        for (std::size_t k = 0; k < found; ++k) __builtin_prefetch(part + changed[k], 1);
        hash_picked(columns, links, changed.data(), found, put);
      } else
        hash_block(columns, links, first, last, put);
      std::fill(marks + first, marks + last, std::uint8_t{0});
      return more;
    });
  };
  side_by_side(team, {[&] { renew(w.persons, w.touched.persons, persons_); },
                      [&] { renew(w.posts, w.touched.posts, posts_); }});
  return with_the_rest(w, team, persons_.sum, posts_.sum);
}

}  // namespace limlab
