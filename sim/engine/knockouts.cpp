#include "engine/knockouts.hpp"

#include <algorithm>
#include <array>

namespace limlab {

const std::vector<Knockout>& model_knockouts() {
  static const std::vector<Knockout> list{
      // people
      {"births", "children are born", {{"fertility.level", 0}}, {}},
      {"longer_lives", "death rates fall over the years", {{"mortality.fall_scale", 0}}, {}},
      {"immigration",
       "people come to live here",
       {{"migration.from_abroad", 0}, {"migration.from_belgium", 0}},
       {}},
      {"emigration", "people leave", {{"migration.to_abroad", 0}, {"migration.to_belgium", 0}}, {}},
      {"young_leave",
       "people in their twenties leave more often",
       {{"migration.young_weight", 0}},
       {}},
      {"moves_home", "people move within the province", {{"migration.moves_home", 0}}, {}},
      {"commuters_settle",
       "in-commuters come to live here",
       {{"migration.commuters_settle", 0}},
       {}},
      {"higher_education", "pupils go on to higher education", {{"school.to_higher", 0}}, {}},
      {"early_leaving", "pupils leave school without a diploma", {{"school.early_leaving", 0}}, {}},
      {"dual_learning", "pupils learn in a firm", {{"school.dual_share", 0}}, {}},
      {"early_pension",
       "pensions before the legal age",
       {{"retirement.first_month", 0}, {"retirement.early_month", 0}},
       {}},
      {"early_exit", "bridging and heavy-work schemes", {{"retirement.early_exit", 0}}, {}},
      {"illness_drift", "long illness gets more frequent", {{"health.inflow_drift", 0}}, {}},
      {"quits_home", "workers stop for home or care", {{"care.quit_home", 0}}, {}},
      {"job_loss",
       "employees lose or quit their job without another",
       {{"careers.to_unemployment", 0}},
       {}},
      {"benefit_limit",
       "unemployment benefits are limited in time",
       {{"benefit.reform_2026", 0}},
       {}},
      {"giving_up", "jobseekers give up", {{"jobseekers.dropout", 0}}, {}},
      // search and matching
      {"on_the_job_search", "employees look for another job", {{"search.on_the_job", 0}}, {}},
      {"inactive_search",
       "people at home answer vacancies",
       {{"search.inactive", 0}, {"care.direct_hires", 0}},
       {}},
      {"effort_falls",
       "effort of jobseekers falls with duration",
       {{"search.effort_start", 1}, {"search.effort_floor", 1}},
       {}},
      {"reservation_wage", "jobseekers refuse low wages", {{"search.reservation_start", 0}}, {}},
      {"distance", "distance lowers the worth of a post", {{"search.distance_cost", 0}}, {}},
      {"taste", "tastes differ between persons and posts", {{"search.taste_sd", 0}}, {}},
      {"look_around",
       "vacancies seen before one is chosen",
       {{"search.looks_per_application", 1}},
       {}},
      {"rounds", "vacancy chains go on within the month", {{"search.rounds", 1}}, {}},
      {"occupation_mismatch",
       "another occupation is a handicap",
       {{"match.other_occupation", 1}},
       {}},
      {"field_mismatch", "another field is a handicap", {{"match.other_field", 1}}, {}},
      {"education_mismatch",
       "less or more education than asked is a handicap",
       {{"match.lower_education", 1}, {"match.higher_education", 1}},
       {}},
      {"hidden_employability",
       "persons differ in what firms cannot see",
       {{"match.employability_low", 1}, {"match.employability_high", 1}},
       {}},
      {"duration_stigma",
       "firms prefer the short-term unemployed",
       {{"match.duration_floor", 1}},
       {}},
      {"origin_discrimination", "firms call back by origin", {{"match.origin_ratio", 1}}, {}},
      {"age_discrimination", "firms call back less from 55 on", {{"match.older_ratio", 1}}, {}},
      {"health_discrimination",
       "firms call back less with a limitation",
       {{"match.health_ratio", 1}},
       {}},
      // firms
      {"demand_trend",
       "sectors grow and shrink",
       {{"demand.trend_scale", 0}, {"demand.trend.all", 0}},
       {}},
      {"cycle", "a common demand cycle", {{"demand.cycle_sd", 0}}, {}, KnockoutBase::cycle},
      {"sector_shocks",
       "demand shocks of sectors",
       {{"demand.sector_sd", 0}},
       {},
       KnockoutBase::sector},
      {"firm_shocks", "demand shocks of firms", {{"demand.firm_sd", 0}}, {}},
      {"local_demand",
       "local income feeds local sectors",
       {{"demand.local_pass_through", 0}},
       {},
       KnockoutBase::slump},
      {"wage_cost",
       "labour demand falls with wages",
       {{"demand.wage_elasticity", 0}},
       {},
       KnockoutBase::slump},
      {"layoffs", "shrinking firms dismiss", {{"firms.layoff_speed", 0}}, {}},
      {"firm_exit", "firms close, and others start", {{"firms.exit_rate", 0}}, {}},
      {"lost_capacity", "firms win back lost capacity", {{"firms.capacity_recovery", 0}}, {}},
      {"sector_mix",
       "new posts follow the occupations of the sector",
       {{"firms.sector_mix", 0}},
       {},
       KnockoutBase::decades},
      {"temporary_work",
       "vacancies with temporary contracts",
       {{"firms.temporary_hire_share", 0}},
       {}},
      {"respecify", "old vacancies ask less and pay more", {{"vacancies.respecify_rate", 0}}, {}},
      {"withdraw", "old vacancies are withdrawn", {{"vacancies.withdraw_rate", 0}}, {}},
      {"wage_curve", "wages follow local tightness", {{"wages.curve", 0}}, {}},
      {"wage_pass_through",
       "offers move the wages of the staff",
       {{"wages.pass_to_incumbents", 0}},
       {},
       KnockoutBase::slump},
      {"own_account", "people start on their own account", {{"self_employment.start_rate", 0}}, {}},
      {"own_account_room",
       "starts need room in the local market",
       {{"self_employment.crowding", 0}},
       {}},
      // outside markets
      {"outside_vacancies", "vacancies outside the province", {{"outside.vacancy_level", 0}}, {}},
      {"outside_seekers", "non-residents look for work here", {{"outside.pool_level", 0}}, {}},
      {"outside_wages",
       "outside markets react to wages",
       {{"outside.wage_elasticity", 0}},
       {},
       KnockoutBase::slump},
      {"outside_cycle",
       "the cycle moves outside vacancies",
       {{"outside.cycle_share", 0}},
       {},
       KnockoutBase::cycle},
      {"outside_locals",
       "locals outside take vacancies there",
       {{"outside.taken_by_locals", 0}},
       {}}};
  return list;
}

std::vector<Knockout> knockouts_of(const Scenario& scenario, const ParameterBook& book) {
  std::vector<Knockout> out;
  const Params now = scenario.params(book);
  for (const Knockout& k : model_knockouts())
    if (std::any_of(k.set.begin(), k.set.end(),
                    [&](const auto& one) { return now.real(one.first) != one.second; }))
      out.push_back(k);
  for (const auto* list : {&scenario.measures, &scenario.events})
    for (const MeasureSpec& m : *list) out.push_back({m.id, "measure: " + m.mechanism, {}, m.id});
  return out;
}

Scenario without(const Knockout& knockout, const Scenario& scenario) {
  Scenario out = scenario;
  for (const auto& [name, value] : knockout.set) out.parameters[name] = value;
  if (!knockout.measure.empty())
    for (auto* list : {&out.measures, &out.events})
      std::erase_if(*list, [&](const MeasureSpec& m) { return m.id == knockout.measure; });
  return out;
}

std::string_view mark_of(KnockoutBase base) {
  constexpr std::array<std::string_view, count_of<KnockoutBase>> marks{"", " *c", " *s", " *d",
                                                                       " *l"};
  return marks[at(base)];
}

std::string_view name_of(KnockoutBase base) {
  constexpr std::array<std::string_view, count_of<KnockoutBase>> names{"calm", "cycle", "sector",
                                                                       "slump", "decades"};
  return names[at(base)];
}

Scenario in_world(KnockoutBase base, const Scenario& scenario) {
  Scenario out = scenario;
  if (base != KnockoutBase::cycle) out.parameters["demand.cycle_sd"] = 0;
  if (base != KnockoutBase::sector) out.parameters["demand.sector_sd"] = 0;
  if (base == KnockoutBase::sector) out.parameters["demand.firm_sd"] = 0;
  if (base == KnockoutBase::decades)
    out.until = std::min(plus(out.start, kLongTimes * (out.until - out.start + 1) - 1),
                         std::max(out.until, make_month(2050, 12)));
  if (base != KnockoutBase::slump) return out;
  MeasureSpec slump;
  slump.id = "slump of the knock-out study";
  slump.mechanism = "demand_shock";
  slump.from = plus(scenario.start, 12);
  slump.numbers = {{"size", kSlump}, {"ramp_months", 0}, {"strength", 1}};
  out.events.push_back(std::move(slump));
  return out;
}

}  // namespace limlab
