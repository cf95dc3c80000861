#include "outputs/headlines.hpp"

#include <fmt/format.h>

#include "outputs/kpis.hpp"

namespace limlab {

namespace {

Reading rate(std::string name, Series s) {
  return {"headline",  std::move(name), std::string(spec(s).unit), std::string(spec(s).en),
          Reads::rate, {cells_of(s)}};
}
Reading counted(std::string group, std::string name, std::string text, Reads how,
                std::vector<Cells> parts) {
  const SeriesSpec& s = spec(parts.front().series);
  std::string unit{s.unit.substr(0, s.unit.find('/'))};
  if (how == Reads::flow) unit += "/window";
  return {std::move(group), std::move(name), std::move(unit), std::move(text), how,
          std::move(parts)};
}
Range one(Dim d, std::size_t place) { return {d, place, place}; }
Range statuses(Status from, Status to) { return {Dim::status, at(from), at(to)}; }
constexpr Status kFirstAtWork = Status::employee, kLastAtWork = Status::sheltered;
Range at_work_statuses() { return statuses(kFirstAtWork, kLastAtWork); }

}  // namespace

std::vector<Reading> headlines() {
  const auto stock = [](std::string name, Series s, std::string text, std::vector<Range> r = {}) {
    return counted("headline", std::move(name), std::move(text), Reads::level, {cells_of(s, r)});
  };
  const auto flow = [](std::string name, Series s, std::string text, std::vector<Range> r = {}) {
    return counted("headline", std::move(name), std::move(text), Reads::flow, {cells_of(s, r)});
  };
  using enum Series;
  const Range limburg = one(Dim::place, at(Place::limburg));
  return {
      rate("unemployment_rate", unemployment_rate),
      rate("ilo_unemployment_rate", ilo_unemployment_rate),
      rate("employment_rate_20_64", employment_rate_20_64),
      rate("activity_rate_20_64", activity_rate_20_64),
      stock("employed", employed, "employed residents (survey concept)"),
      stock("registered", flags, "registered jobseekers", {one(Dim::flag, at(Flag::registered))}),
      stock("registered_2_years", registered_by_duration, "registered for two years or more",
            {one(Dim::duration_class, at(DurationClass::over_2_years))}),
      stock("vacancies", jobs_vacant, "vacancies"),
      rate("tension_ratio", tension_ratio),
      {"headline",
       "vacancy_duration",
       "months",
       "mean age of vacancies filled",
       Reads::mean,
       {cells_of(vacancy_duration), cells_of(vacancies_filled)}},
      stock("posts_filled", jobs_filled, "filled posts in Limburg"),
      rate("job_ratio", job_ratio),
      stock("commuters_out", commuters_out, "out-commuters"),
      stock("commuters_in", commuters_in, "in-commuters"),
      stock("outside_vacancies", outside_vacancies, "vacancies outside in reach"),
      flow("hires", hires, "hires into Limburg posts", {limburg}),
      flow("job_changes", hires, "of which from another job",
           {limburg, one(Dim::hire_origin, at(HireOrigin::other_job))}),
      flow("applications", applications, "applications"),
      flow("posts_created", posts_created, "posts created"),
      flow("posts_destroyed", posts_destroyed, "posts ended"),
      flow("vacancies_withdrawn", vacancies_withdrawn, "vacancies withdrawn"),
      flow("outflow_ageing", outflow_ageing, "55+ leaving work, less returns"),
      flow("inflow_youth", inflow_youth, "first entries under 35"),
      stock("ill", persons, "long-term ill", {one(Dim::status, at(Status::ill))}),
      stock("home", persons, "at home", {one(Dim::status, at(Status::home))}),
      stock("retired", persons, "retired or early exit",
            {statuses(Status::early_exit, Status::retired)}),
      stock("residents", population, "residents"),
      stock("establishments", establishments, "establishments"),
      {"headline",
       "wage_bill",
       "million EUR/month",
       "wage bill",
       Reads::money,
       {cells_of(wage_bill)}},
      {"headline",
       "value_added",
       "million EUR/month",
       "gross value added",
       Reads::money,
       {cells_of(value_added)}},
      {"headline",
       "exit_age",
       "years",
       "mean age of exit to retirement",
       Reads::rate,
       {cells_of(exit_age)}},
  };
}

std::vector<Reading> post_balance() {
  const auto term = [](std::string name, std::string text, Series s, int sign,
                       std::vector<Range> r = {}) {
    return counted("balance", std::move(name), std::move(text), Reads::level,
                   {cells_of(s, r, sign)});
  };
  return {
      term("filled", "filled posts in Limburg", Series::jobs_filled, 1),
      term("from_seeking", "  fewer jobseekers, in training, in work care", Series::persons, -1,
           {statuses(Status::jobseeker, Status::work_care)}),
      term("from_home", "  fewer at home", Series::persons, -1,
           {one(Dim::status, at(Status::home))}),
      term("from_ill", "  fewer long-term ill", Series::persons, -1,
           {one(Dim::status, at(Status::ill))}),
      term("from_retired", "  fewer retired or in early exit", Series::persons, -1,
           {statuses(Status::early_exit, Status::retired)}),
      term("from_school", "  fewer children, pupils, students", Series::persons, -1,
           {statuses(Status::child, Status::student)}),
      term("from_population", "  more residents", Series::population, 1),
      term("from_out_commuters", "  fewer out-commuters", Series::commuters_out, -1),
      term("from_in_commuters", "  more in-commuters", Series::commuters_in, 1),
  };
}

std::vector<Reading> breakdowns(const Geography& geography) {
  std::vector<Reading> out;
  const auto add = [&](const char* group, const std::string& label, std::string text, Series s,
                       std::vector<Range> r, Reads how = Reads::level) {
    out.push_back(counted(group, fmt::format("{}.{}.{}", group, spec(s).name, label),
                          std::move(text), how, {cells_of(s, r)}));
  };
  const auto work = [&](const char* group, const std::string& label, const std::string& words,
                        Range r) {
    add(group, label, "at work, " + words, Series::persons, {at_work_statuses(), r});
  };
  for (const auto& [label, from, to] : std::initializer_list<std::tuple<const char*, int, int>>{
           {"15-24", 3, 4},
           {"25-34", 5, 6},
           {"35-44", 7, 8},
           {"45-54", 9, 10},
           {"55-64", 11, 12},
           {"65+", 13, static_cast<int>(kAgeGroups) - 1}})
    work("age", label, label,
         {Dim::age_group, static_cast<std::size_t>(from), static_cast<std::size_t>(to)});
  const auto each = [&](Dim d, const auto& act) {
    const auto names = axis_labels(d, geography);
    for (std::size_t i = 0; i < names.size(); ++i) act(i, names[i]);
  };
  each(Dim::sex,
       [&](std::size_t i, const AxisLabel& l) { work("sex", l.name, l.en, one(Dim::sex, i)); });
  each(Dim::education, [&](std::size_t i, const AxisLabel& l) {
    work("education", l.name, l.en, one(Dim::education, i));
  });
  each(Dim::field, [&](std::size_t i, const AxisLabel& l) {
    add("field", l.name, "at work, " + l.en, Series::at_work_field, {one(Dim::field, i)});
  });
  each(Dim::field, [&](std::size_t i, const AxisLabel& l) {
    add("field", l.name, "registered, " + l.en, Series::registered_field, {one(Dim::field, i)});
  });
  each(Dim::field, [&](std::size_t i, const AxisLabel& l) {
    add("field", l.name, "first entries, " + l.en, Series::first_entries, {one(Dim::field, i)},
        Reads::flow);
  });
  for (const auto& [s, text] : {std::pair(Series::at_work_municipal, "residents at work, "),
                                std::pair(Series::registered_municipal, "registered, "),
                                std::pair(Series::workplace_jobs, "filled posts, ")})
    each(Dim::streek, [&](std::size_t i, const AxisLabel& l) {
      std::vector<Cells> towns;
      for (std::size_t m = 0; m < kMunicipalities; ++m)
        if (geography.streek[m] == i) towns.push_back(cells_of(s, {one(Dim::municipality, m)}));
      out.push_back(counted("streek", fmt::format("streek.{}.{}", spec(s).name, l.name),
                            text + l.en, Reads::level, std::move(towns)));
    });
  each(Dim::sector, [&](std::size_t i, const AxisLabel& l) {
    add("sector", l.name, fmt::format("filled posts, {} {}", l.name, l.en), Series::jobs_filled,
        {one(Dim::sector, i)});
  });
  each(Dim::occupation, [&](std::size_t i, const AxisLabel& l) {
    add("occupation", l.name, fmt::format("filled posts, {} {}", l.name, l.en),
        Series::jobs_by_occupation,
        {one(Dim::occupation, i), one(Dim::post_state, at(PostState::filled))});
  });
  each(Dim::municipality, [&](std::size_t i, const AxisLabel& l) {
    add("home", l.name, "residents at work, " + l.en, Series::at_work_municipal,
        {one(Dim::municipality, i)});
  });
  each(Dim::municipality, [&](std::size_t i, const AxisLabel& l) {
    add("municipality", l.name, "filled posts, " + l.en, Series::workplace_jobs,
        {one(Dim::municipality, i)});
  });
  return out;
}

std::vector<Reading> plan_indicators() {
  std::vector<Reading> out;
  for (std::size_t k = 0; k < count_of<Kpi>; ++k) {
    const KpiSpec& kpi = kpi_catalogue()[k];
    out.push_back({"kpi",
                   "kpi." + std::string(kpi.name),
                   std::string(kpi.unit),
                   std::string(kpi.en),
                   Reads::kpi,
                   {Cells{Series::kpi_value, {k}, 1}}});
  }
  return out;
}

std::vector<Reading> swings() {
  std::vector<Reading> out;
  const auto add = [&](std::string name, std::vector<Cells> parts) {
    Reading r = counted("swing", "swing." + std::move(name), "", Reads::swing, std::move(parts));
    r.text = "swing over twelve months";
    out.push_back(std::move(r));
  };
  add("employed", {cells_of(Series::employed)});
  add("registered", {cells_of(Series::flags, {one(Dim::flag, at(Flag::registered))})});
  add("commuters_out", {cells_of(Series::commuters_out)});
  add("commuters_in", {cells_of(Series::commuters_in)});
  add("outside_vacancies", {cells_of(Series::outside_vacancies)});
  add("hires", {cells_of(Series::hires, {one(Dim::place, at(Place::limburg))})});
  add("hires_outside", {cells_of(Series::hires, {one(Dim::place, at(Place::outside))})});
  for (const Series s : {Series::posts, Series::jobs_filled, Series::jobs_vacant}) {
    const std::string name{spec(s).name};
    add(name, {cells_of(s)});
    for (std::size_t k = 0; k < count_of<Sector>; ++k)
      add(fmt::format("{}.{}", name, labels(Sector{})[k].name),
          {cells_of(s, {one(Dim::sector, k)})});
  }
  return out;
}

}  // namespace limlab
