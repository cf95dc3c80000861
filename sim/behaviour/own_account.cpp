#include "behaviour/own_account.hpp"

#include "behaviour/foundations.hpp"

namespace limlab {

void start_own_account(MonthContext& c, const std::vector<std::int32_t>& starters) {
  World& w = c.world;
  for (const std::int32_t row : starters) {
    const PersonRow person(row);
    const std::size_t i = person.index();
    const std::uint8_t occupation = w.persons.occupation[i];
    const auto& sectors = w.foundations.own_account[occupation];
    const std::size_t s = draw_index(
        count_of<Sector>, [&](std::size_t k) { return sectors[k]; },
        c.luck.bits(w.persons.key[i], w.now, purpose::own_account_start));
    if (s >= count_of<Sector>) continue;  // nobody works on own account in this occupation
    const bool employed = w.persons.post[i] >= 0;
    if (employed)
      leave_for_other_job(w, person, PostAfter::vacant);
    else
      enter_labour_market(w, person);
    NewPost post;
    post.key = mix(w.persons.key[i], static_cast<std::uint64_t>(w.now), purpose::own_account_start);
    post.sector = static_cast<Sector>(s);
    post.occupation = static_cast<Occupation>(occupation);
    post.place = w.persons.place[i];
    post.contract = Contract::own_account;
    post.education = static_cast<Education>(w.persons.education[i]);
    post.hours = 45;
    post.wage = w.persons.wage[i] > 0 ? w.persons.wage[i] : w.foundations.norm_wage[occupation];
    hire(w, person, create_post(w, post), employed ? HireOrigin::other_job : HireOrigin::jobseeker);
  }
}

}  // namespace limlab
