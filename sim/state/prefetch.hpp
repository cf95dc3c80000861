#pragma once
#include "state/world.hpp"

namespace limlab {

/// Asks for a row of every column before it is needed: rows that something happens to lie far apart
/// in memory, one cache miss per column.
template <class Columns>
void fetch_row(const Columns& columns, std::size_t row) {
  for_each_column(columns, [&](const char*, const auto& column) {
    __builtin_prefetch(column.data() + row, 1);
  });
}

/// Calls work(item) for every item of a list, and fetch(item) for those that come soon.
template <class List, class Fetch, class Work>
void fetching_ahead(const List& list, Fetch&& fetch, Work&& work) {
  constexpr std::size_t kAhead = 8;
  const std::size_t n = list.size();
  for (std::size_t k = 0; k < n; ++k) {
    if (k + kAhead < n) fetch(list[k + kAhead]);
    work(list[k]);
  }
}

/// Calls work(item) for every item of a list, while the rows of the next ones are on their way:
/// person_of(item) is a Persons row; the post it holds comes along, and post_of(item), a Posts row
/// or -1.
template <class List, class PersonOf, class PostOf, class Work>
void with_rows_ahead(const World& w, const List& list, PersonOf&& person_of, PostOf&& post_of,
                     Work&& work) {
  constexpr std::size_t kFar = 16, kNear = 8;
  const std::size_t n = list.size();
  for (std::size_t k = 0; k < n; ++k) {
    if (k + kFar < n) {
      fetch_row(w.persons, static_cast<std::size_t>(person_of(list[k + kFar])));
      if (const std::int32_t j = post_of(list[k + kFar]); j >= 0)
        fetch_row(w.posts, static_cast<std::size_t>(j));
    }
    if (k + kNear < n)
      if (const std::int32_t j =
              w.persons.post[static_cast<std::size_t>(person_of(list[k + kNear]))];
          j >= 0)
        fetch_row(w.posts, static_cast<std::size_t>(j));
    work(list[k]);
  }
}

}  // namespace limlab
