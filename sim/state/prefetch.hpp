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

/// Asks for what a change of a post's state writes of its firm, and for what a vacancy reads of it.
inline void fetch_firm_of(const World& w, std::size_t post) {
  const std::int32_t firm = w.posts.firm[post];
  if (firm < 0) return;
  const Firms& f = w.firms;
  for (const auto* counts : {&f.filled, &f.vacant, &f.reserved, &f.idle, &f.target})
    __builtin_prefetch(counts->data() + firm, 1);
  __builtin_prefetch(f.wage_premium.data() + firm);
}

/// Calls work(item) for every item of a list, fetch(item) for those that come soon, and then(item)
/// nearer by, for what lies where the first fetch points.
template <class List, class Fetch, class Then, class Work>
void fetching_ahead(const List& list, Fetch&& fetch, Then&& then, Work&& work) {
  constexpr std::size_t kFar = 12, kNear = 6;
  const std::size_t n = list.size();
  for (std::size_t k = 0; k < n + kFar; ++k) {  // k is fetched, k - kFar worked on
    if (k < n) fetch(list[k]);
    if (k >= kFar - kNear && k - (kFar - kNear) < n) then(list[k - (kFar - kNear)]);
    if (k >= kFar) work(list[k - kFar]);
  }
}
template <class List, class Fetch, class Work>
void fetching_ahead(const List& list, Fetch&& fetch, Work&& work) {
  fetching_ahead(
      list, fetch, [](const auto&) {}, work);
}

/// Calls work(item) for every item of a list, while the rows of the next ones are on their way:
/// person_of(item) is a Persons row; the post it holds comes along with what its firm counts, and
/// so does post_of(item), a Posts row or -1. soon(item) is called when the person's row is near.
template <class List, class PersonOf, class PostOf, class Work, class Soon>
void with_rows_ahead(const World& w, const List& list, PersonOf&& person_of, PostOf&& post_of,
                     Work&& work, Soon&& soon) {
  constexpr std::size_t kFar = 16, kNear = 8, kClose = 3;
  const std::size_t n = list.size();
  const auto held = [&](std::size_t k) {
    return w.persons.post[static_cast<std::size_t>(person_of(list[k]))];
  };
  for (std::size_t k = 0; k < n + kFar; ++k) {  // k is fetched, k - kFar worked on
    if (k < n) {
      fetch_row(w.persons, static_cast<std::size_t>(person_of(list[k])));
      if (const std::int32_t j = post_of(list[k]); j >= 0)
        fetch_row(w.posts, static_cast<std::size_t>(j));
    }
    if (const std::size_t near = k - (kFar - kNear); k >= kFar - kNear && near < n) {
      if (const std::int32_t j = held(near); j >= 0)
        fetch_row(w.posts, static_cast<std::size_t>(j));
      soon(list[near]);
    }
    if (const std::size_t close = k - (kFar - kClose); k >= kFar - kClose && close < n)
      for (const std::int32_t j : {held(close), post_of(list[close])})
        if (j >= 0) fetch_firm_of(w, static_cast<std::size_t>(j));
    if (k >= kFar) work(list[k - kFar]);
  }
}

template <class List, class PersonOf, class PostOf, class Work>
void with_rows_ahead(const World& w, const List& list, PersonOf&& person_of, PostOf&& post_of,
                     Work&& work) {
  with_rows_ahead(w, list, person_of, post_of, work, [](const auto&) {});
}

}  // namespace limlab
