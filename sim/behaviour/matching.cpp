#include "behaviour/matching.hpp"

#include <algorithm>

namespace limlab {

const std::vector<Match>& Matching::settle_offers(MonthContext& c, const VacancyBoard& board,
                                                  const std::vector<Searcher>& searchers,
                                                  Sent& sent) {
  World& w = c.world;
  std::vector<Application>& suitable = sent.suitable;
  opened_.clear();
  if (w.events.on)
    for (const Application& a : sent.all)
      note_application(w, PersonRow(searchers[a.searcher].row),
                       PostRow(board.at(static_cast<std::size_t>(a.vacancy)).row),
                       EventKind::application);
  for (std::size_t s = 0; s < sent.by_sector.size(); ++s)
    count_applications(w, static_cast<Sector>(s), sent.by_sector[s]);

  // By vacancy, best applicant first; ties by the pair, never by position.
  const auto tie = [&](const Application& a) {
    return pair_key(searchers[a.searcher].key, board.at(static_cast<std::size_t>(a.vacancy)).key);
  };
  std::sort(suitable.begin(), suitable.end(), [&](const Application& a, const Application& b) {
    if (a.vacancy != b.vacancy) return a.vacancy < b.vacancy;
    return a.score != b.score ? a.score > b.score : tie(a) < tie(b);
  });
  const std::size_t vacancies = board.size();
  start_.assign(vacancies + 1, 0);
  for (const Application& a : suitable) ++start_[a.vacancy + 1];
  for (std::size_t v = 0; v < vacancies; ++v) start_[v + 1] += start_[v];
  next_.assign(start_.begin(), start_.end() - 1);
  held_.assign(searchers.size(), -1);  // index in suitable of the offer a person holds
  stack_.clear();
  for (std::size_t v = 0; v < vacancies; ++v)
    if (start_[v + 1] > start_[v]) stack_.push_back(static_cast<std::int32_t>(v));
  while (!stack_.empty()) {
    const std::int32_t v = stack_.back();
    stack_.pop_back();
    while (next_[v] < start_[v + 1]) {
      const std::int32_t offer = next_[v]++;
      const Application& a = suitable[offer];
      if (w.events.on)
        note_application(w, PersonRow(searchers[a.searcher].row),
                         PostRow(board.at(static_cast<std::size_t>(v)).row), EventKind::offer);
      std::int32_t& held = held_[a.searcher];
      const bool better = held < 0 || a.utility > suitable[held].utility ||
                          (a.utility == suitable[held].utility && tie(a) < tie(suitable[held]));
      const std::int32_t loser = better ? held : offer;
      if (loser >= 0 && w.events.on)
        note_application(w, PersonRow(searchers[a.searcher].row),
                         PostRow(board.at(static_cast<std::size_t>(suitable[loser].vacancy)).row),
                         EventKind::refusal);
      if (!better) continue;
      if (held >= 0) stack_.push_back(suitable[held].vacancy);
      held = offer;
      break;
    }
  }
  matches_.clear();
  for (std::size_t s = 0; s < searchers.size(); ++s)
    if (held_[s] >= 0)
      matches_.push_back({suitable[held_[s]].vacancy, static_cast<std::int32_t>(s)});
  std::sort(matches_.begin(), matches_.end(), [&](const Match& a, const Match& b) {
    return board.at(static_cast<std::size_t>(a.vacancy)).key <
           board.at(static_cast<std::size_t>(b.vacancy)).key;
  });
  return matches_;
}

void Matching::take_up(MonthContext& c, const Listed& v, const Searcher& s,
                       const PostOffers& offers) {
  World& w = c.world;
  const PersonRow person(s.row);
  const std::size_t i = person.index();
  const auto j = static_cast<std::size_t>(v.row);
  if (const std::int32_t old = w.persons.post[i]; old >= 0) {
    const std::int32_t firm = w.posts.firm[old];
    bool wanted = true;
    if (firm >= 0) {
      const Firms& f = w.firms;
      wanted = posts_of(f, static_cast<std::size_t>(firm)) <= f.target[firm];
    }
    leave_for_other_job(w, person, wanted ? PostAfter::vacant : PostAfter::destroyed,
                        PostRow(v.row));
    if (wanted) opened_.push_back(old);
    if (wanted && in_limburg(w.posts.place[old]))
      offers.refresh_vacancy(w, static_cast<std::size_t>(old), c.luck);
  } else {
    enter_labour_market(w, person);
  }
  w.posts.wage[j] = static_cast<std::int32_t>(w.posts.wage[j] * experience_factor(s.experience));
  hire(w, person, PostRow(v.row), static_cast<HireOrigin>(s.origin));
}

}  // namespace limlab
