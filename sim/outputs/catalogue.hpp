#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "outputs/dimensions.hpp"

namespace limlab {

/// Every published series. Declared once, in outputs/series_table.cpp, in this order.
enum class Series : std::uint8_t {
  // stocks of persons
  population,
  population_municipal,
  residents,
  persons,
  flags,
  // flows of persons
  transitions,
  births,
  deaths,
  immigration,
  emigration,
  // posts and firms
  posts,
  posts_created,
  posts_destroyed,
  jobs_filled,
  jobs_vacant,
  jobs_by_occupation,
  workplace_jobs,
  establishments,
  commuters_out,
  commuters_in,
  // the market
  applications,
  vacancies_opened,
  vacancies_filled,
  vacancies_withdrawn,
  self_starts,
  vacancy_duration,
  hires,
  separations,
  commuter_moves,
  dual_places,
  dual_places_filled,
  dual_pupils_unplaced,
  // entry and exit
  first_entries,
  exits_55,
  reentries_55,
  outflow_ageing,
  inflow_youth,
  // rates
  unemployment_rate,
  ilo_unemployment_rate,
  employment_rate_20_64,
  activity_rate_20_64,
  tension_ratio,
  job_ratio,
  // money
  value_added,
  wage_bill,
  kpi_value,
  digest,
  // beyond the contract
  employed,
  registered_streek,
  registered_by_duration,
  registered_exits_by_duration,
  registered_to_work_by_duration,
  exits_to_retirement,
  exit_age,
  young_active_leavers,
  young_active_arrivals,
  // who takes the place of leavers of 55 and over
  vacated_55_age,
  vacated_55_sector,
  vacated_55_occupation,
  vacated_55_municipality,
  refills_55,
  chains_55_open,
  // posts that measures brought
  measure_posts,
  measure_posts_occupation,
  measure_posts_municipality,
  measure_hires,
  // who has work and who looks for it, by home and by field of study
  at_work_municipal,
  at_work_field,
  registered_municipal,
  registered_field,
  // who holds which post, how far away, at what wage
  at_work_occupation,
  job_match,
  mean_wage,
  commuting_distance,
  hire_match,
  hire_wage,
  hire_distance,
  outside_vacancies,
  count_
};

enum class Kind : std::uint8_t { whole, real, text };

struct SeriesSpec {
  Series id;
  std::string_view name;
  std::vector<Dim> dims;  ///< after replicate; the first is time or year
  Kind kind;
  std::string_view unit, en, nl, meaning;
};

const std::vector<SeriesSpec>& catalogue();  ///< one per Series, in order
const SeriesSpec& spec(Series);

/// Cells of one step of the first axis (1 for a plain time series).
std::size_t width(Series);

/// Text of `limlab describe outputs`: every axis and every series, with units and meanings.
std::string describe_outputs(bool json);

}  // namespace limlab
