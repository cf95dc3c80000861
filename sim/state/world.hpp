#pragma once
#include <string>
#include <vector>

#include "base/key_set.hpp"
#include "state/events.hpp"
#include "state/firms.hpp"
#include "state/foundations.hpp"
#include "state/ledger.hpp"
#include "state/province.hpp"
#include "state/surroundings.hpp"
#include "state/training_places.hpp"

namespace limlab {

/// Rows with a column written since the digest last looked: 1. Rows beyond the end are new to it.
struct Touched {
  std::vector<std::uint8_t> persons, posts;
};
inline void mark(std::vector<std::uint8_t>& touched, std::size_t row) {
  if (row < touched.size()) touched[row] = 1;
}

/// Everything that changes while a run goes on. Params (constant) and Terms (the rules of this
/// month) are separate arguments everywhere.
struct World {
  Month start = 0;  ///< month of the initial state's last day (December before the first month)
  Month now = 0;    ///< month being lived; equals start in the initial state
  Persons persons;
  Posts posts;
  Firms firms;
  TrainingPlaces training;
  Province province;
  Surroundings surroundings;
  Foundations foundations;  ///< constant after the start
  std::vector<std::int32_t> free_persons, free_posts,
      free_firms;                                 ///< rows to use again, last first
  std::array<std::uint8_t, kPlaces> streek_of{};  ///< streek of each municipality; outside = 255

  Ledger ledger;    ///< flows of the month being lived
  EventLog events;  ///< panel rows of the month being lived

  /// Keys ever given out, so that a key is never used twice.
  KeySet keys;
  Touched touched;  ///< [touch, RunningDigest]; not part of the state
};

/// Whoever writes a column of a person or a post says so: the digest looks only at these rows.
inline void touch(World& w, PersonRow p) { mark(w.touched.persons, p.index()); }
inline void touch(World& w, PostRow j) { mark(w.touched.posts, j.index()); }

/// Checks every link and every count against every other; empty when all is well, else the first
/// thing that is broken (with entity).
std::string first_broken_law(const World&);

/// Bytes held by the columns.
std::size_t memory_bytes(const World&);

}  // namespace limlab
