#include "engine/month.hpp"

namespace limlab {

std::span<const Step> month_steps() {
  using C = MonthContext;
  // The calendar and the measures (Terms) come before the first step; observers come after the
  // last.
  static constexpr Step steps[] = {
      {"hazards", "one pass draws what may happen to each person this month",
       "één ronde loot wat elke persoon deze maand kan overkomen",
       [](Model& m, C& c) { m.people.hazards(c); }},
      {"births-deaths-migration", "people are born, die, arrive, leave and move home",
       "geboorte, overlijden, aankomst, vertrek, verhuizing",
       [](Model& m, C& c) { m.people.births_deaths_migration(c); }},
      {"school", "pupils and students start, finish and leave school",
       "leerlingen en studenten beginnen, slagen en verlaten de school",
       [](Model& m, C& c) { m.people.school(c); }},
      {"health-and-care", "people fall ill, recover, leave for care and come back",
       "ziek worden, herstellen, zorg opnemen en terugkeren",
       [](Model& m, C& c) { m.people.health_and_care(c); }},
      {"retirement", "people retire or stop early", "pensioen en vervroegd stoppen",
       [](Model& m, C& c) { m.people.retirement(c); }},
      {"careers", "people quit, contracts end, jobseekers give up or train",
       "ontslag, einde van contracten, opleiding, afhaken",
       [](Model& m, C& c) { m.people.careers(c); }},
      {"demand", "common and own shocks set the posts that firms want",
       "schokken bepalen hoeveel arbeidsplaatsen bedrijven willen",
       [](Model& m, C& c) { m.market.demand(c); }},
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
