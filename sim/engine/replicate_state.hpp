#pragma once
#include <memory>

#include "behaviour/initial_prevalence.hpp"
#include "outputs/observer.hpp"
#include "state/world.hpp"

namespace limlab {

/// One replicate at a month end, with all it needs to go on with the same bits. Luck is a pure
/// function of seed, replicate, key and month, so no generator has a state. storage/checkpoint_file
/// writes and reads it.
struct ReplicateState {
  std::uint64_t replicate = 0;
  double panel_share = 0;
  std::unique_ptr<World> world;
  InitialPrevalence prevalence;
  Observer::Memory seen;
};

/// Calls f(name, part) for every part of the world that has to survive a restart: integers, arrays
/// and vectors of integers, kinds of posts, the set of keys. `W` is World or const World. Ledger
/// and events are of one month: they are empty again before the next begins; the digest is computed
/// anew. A member that is added to one of these structures does not compile until it is named here.
template <class W, class F>
void for_each_part(W& w, F&& f) {
  auto& [start, now, persons, posts, firms, training, province, surroundings, foundations,
         free_persons, free_posts, free_firms, streek_of, ledger, events, keys, touched] = w;
  static_cast<void>(ledger), static_cast<void>(events), static_cast<void>(touched);
  f("start", start), f("now", now);
  for_each_column(persons, f);
  for_each_column(posts, f);
  for_each_column(firms, f);
  for_each_column(training, f);
  auto& [cycle, sector_shock, index] = province;
  f("cycle", cycle), f("sector_shock", sector_shock), f("index", index);
  for_each_field(surroundings, f);
  auto& [templates, norm_wage, work_of, own_account, commutes, posts_at, open_posts, exit_jobs,
         exit_firms] = foundations;
  for (auto& kinds : templates) f("templates", kinds);
  f("norm_wage", norm_wage), f("work_of", work_of), f("own_account", own_account);
  f("commutes", commutes), f("posts_at", posts_at), f("open_posts", open_posts);
  f("exit_jobs", exit_jobs), f("exit_firms", exit_firms);
  f("free_persons", free_persons), f("free_posts", free_posts), f("free_firms", free_firms);
  f("streek_of", streek_of), f("keys", keys);
}

}  // namespace limlab
