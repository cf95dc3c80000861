#include "behaviour/market_month.hpp"

#include "base/side_by_side.hpp"
#include "behaviour/foundations.hpp"
#include "behaviour/measure_posts.hpp"
#include "behaviour/own_account.hpp"
#include "state/prefetch.hpp"

namespace limlab {

MarketMonth::MarketMonth(const Params& p, const Geography& geography,
                         const std::filesystem::path& tables, double scale)
    : demand_(p, geography),
      adjustment_(p),
      turnover_(p),
      life_(p),
      outside_(p),
      dual_(p, geography),
      survey_(p, scale),
      search_(p, geography, tables),
      wages_(p, scale),
      rounds_(static_cast<int>(p.integer("search.rounds"))) {
  survey_.geography = &geography;
}

void MarketMonth::prepare(World& w, const Luck& luck, const Team& team) {
  lay_foundations(w);
  search_.prepare(w.foundations, *survey_.geography);
  dual_.prepare(w, luck);
  demand_.prepare(w, luck, team, life_.usual_capacity(w, adjustment_.capacity_recovery()));
  turnover_.prepare(w);
  Survey::look_around(w, team);
  count_posts_around(w, team);
  w.surroundings.usual_income = w.surroundings.income;
  w.surroundings.usual_people = w.surroundings.people;
  w.surroundings.usual_own_account = w.surroundings.own_account;
  adjustment_.offers().recall_lost_work(w);
  wages_.prepare(w);
}

void MarketMonth::restore(const World& w) {
  search_.prepare(w.foundations, *survey_.geography);
  wages_.weigh(w.foundations);
}

void MarketMonth::demand(MonthContext& c) {
  demand_.move_common_shocks(c);
  demand_.set_targets(c);
}

void MarketMonth::posts(MonthContext& c) {
  turnover_.exits(c);
  adjustment_.adjust(c);
  turnover_.entries(c, adjustment_.offers());
  remove_posts(c, turnover_.benefit_career());
  receive_posts(c, adjustment_.offers());
}

void MarketMonth::vacancies(MonthContext& c) {
  const VacancyPass::Found* found = nullptr;
  const OutsidePool* pool = nullptr;
  side_by_side(c.team,
               {[&] { found = &vacancy_pass_.run(c, life_, outside_, adjustment_.offers()); },
                [&] { pool = &outside_.count_pool(c); }});
  VacancyLife::withdraw(c.world, found->withdrawn);
  outside_.renew_vacancies(c, found->outside, adjustment_.offers());
  outside_.renew_pool(c, *pool);
}

void MarketMonth::dual_learning(MonthContext& c, const std::vector<DualWish>& wishes) {
  dual_.live(c, wishes);
}

void MarketMonth::survey(MonthContext& c) {
  survey_.take(c, search_.suitability());
  start_own_account(c, survey_.starters());
}

void MarketMonth::meet(MonthContext& c) {
  auto& searchers = survey_.searchers();
  side_by_side(c.team, {[&] { board_.list(c.world, c.team); },
                        [&] { search_.draw_looks(c, searchers, 0, rounds_); }});
  for (int round = 0; round < rounds_; ++round) {
    if (round > 0) board_.renew(c.world, matching_.opened());
    search_.apply(c, board_, searchers, round, rounds_);
    const auto& matches = matching_.settle_offers(c, board_, searchers, search_.sent());
    for (const Match& m : matches) searchers[static_cast<std::size_t>(m.searcher)].done = true;
    side_by_side(c.team, {[&] { take_up(c, matches); },
                          [&] {
                            if (round + 1 < rounds_)
                              search_.draw_looks(c, searchers, round + 1, rounds_);
                          }});
  }
}

void MarketMonth::take_up(MonthContext& c, const std::vector<Match>& matches) {
  const auto& searchers = survey_.searchers();
  with_rows_ahead(
      c.world, matches,
      [&](const Match& m) { return searchers[static_cast<std::size_t>(m.searcher)].row; },
      [&](const Match& m) { return board_.at(static_cast<std::size_t>(m.vacancy)).row; },
      [&](const Match& m) {
        const auto v = static_cast<std::size_t>(m.vacancy);
        matching_.take_up(c, board_.at(v), searchers[static_cast<std::size_t>(m.searcher)],
                          adjustment_.offers());
        board_.take(v);
      });
}

void MarketMonth::wages(MonthContext& c) {
  count_posts_around(c.world, c.team);
  wages_.drift(c);
  wages_.grow(c);
}

}  // namespace limlab
