#include "engine/month.hpp"

#include "base/side_by_side.hpp"

namespace limlab {

std::span<const Step> month_steps() {
  using C = MonthContext;
  // The calendar and the measures (Terms) come before the first step; observers come after the
  // last.
  static constexpr Step steps[] = {
      {"life",
       "one pass draws what happens to each person, and it happens: death, moving, school, "
       "illness, care, retirement, careers",
       "één ronde loot wat elke persoon overkomt: overlijden, verhuizing, school, ziekte, zorg, "
       "pensioen, loopbaan",
       [](Model& m, C& c) { m.people.life(c); }},
      {"newcomers",
       "children are born, people arrive from elsewhere; meanwhile common and own shocks set the "
       "posts that firms want",
       "geboorte en aankomst; intussen bepalen schokken hoeveel arbeidsplaatsen bedrijven willen",
       [](Model& m, C& c) {
         side_by_side(c.team, {[&] { m.people.newcomers(c); }, [&] { m.market.demand(c); }});
       }},
      {"contracts", "temporary contracts end, become permanent or are renewed",
       "tijdelijke contracten eindigen, worden vast of worden verlengd",
       [](Model& m, C& c) { m.people.contracts(c); }},
      {"posts", "firms close, grow, shrink and start; measures bring posts",
       "bedrijven sluiten, groeien, krimpen en starten", [](Model& m, C& c) { m.market.posts(c); }},
      {"vacancies",
       "vacancies get a wage, are re-specified or withdrawn; outside markets renew theirs",
       "vacatures krijgen een loon, worden aangepast of ingetrokken",
       [](Model& m, C& c) { m.market.vacancies(c); }},
      {"dual-learning",
       "firms offer places, pupils of 16 look for one, firms offer vacancies to their learners",
       "leerplaatsen, leerlingen die er een zoeken, vacatures voor wie afstudeert",
       [](Model& m, C& c) { m.market.dual_learning(c, m.people.dual_wishes()); }},
      {"survey", "who searches, who starts a business, what people see around them",
       "wie zoekt, wie start een zaak, wat mensen rondom zien",
       [](Model& m, C& c) { m.market.survey(c); }},
      {"meet", "applications, offers and hires in rounds; every job change opens a vacancy",
       "sollicitaties, aanbiedingen en aanwervingen in rondes",
       [](Model& m, C& c) { m.market.meet(c); }},
      {"wages", "offers drift with local tightness, wages grow with experience",
       "lonen volgen lokale krapte en ervaring", [](Model& m, C& c) { m.market.wages(c); }}};
  return steps;
}

}  // namespace limlab
