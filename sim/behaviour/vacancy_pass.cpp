#include "behaviour/vacancy_pass.hpp"

#include "base/row_picker.hpp"

namespace limlab {

const VacancyPass::Found& VacancyPass::run(MonthContext& c, const VacancyLife& life,
                                           const OutsideMarkets& markets,
                                           const PostOffers& offers) {
  World& w = c.world;
  const Posts& p = w.posts;
  constexpr auto vacant = static_cast<std::uint8_t>(PostState::vacant);
  constexpr std::size_t kBlock = 2048;
  const auto matters = [&](std::size_t j) {
    return (p.state[j] == vacant) | (!in_limburg(p.place[j]) & (p.state[j] != kFreePost));
  };
  const auto look = [&](std::size_t b, std::size_t j) {
    Found& found = blocks_[b];
    const auto row = static_cast<std::int32_t>(j);
    if (in_limburg(p.place[j])) {
      if (life.live(c, j, offers)) found.withdrawn.push_back(row);
      return;
    }
    const std::size_t market = p.place[j] - kMunicipalities;
    if (p.state[j] != vacant)
      ++found.outside.held[market];
    else if (markets.is_taken_by_locals(c, j))
      found.outside.taken_by_locals.push_back(row);
    else
      ++found.outside.open[market];
  };
  blocks_.resize(Team::blocks(p.size(), kBlock));
  for (Found& found : blocks_) found.withdrawn.clear(), found.outside.clear();
  visit_marked(c.team, p.size(), kBlock, matters, look);

  found_.withdrawn.clear(), found_.outside.clear();
  for (const Found& block : blocks_) {
    found_.withdrawn.insert(found_.withdrawn.end(), block.withdrawn.begin(), block.withdrawn.end());
    found_.outside.add(block.outside);
  }
  return found_;
}

}  // namespace limlab
