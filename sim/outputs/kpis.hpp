#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/parallel.hpp"
#include "state/world.hpp"
#include "words/label.hpp"

namespace limlab {

struct Record;

/// Indicators of the provincial plans that the state can answer. Codes (T1, K11.1, F02 …) are those
/// of the inventory of policy sources: T targets, K KPIs of the ambition lines, F facts the plans
/// quote.
enum class Kpi : std::uint8_t {
  employment_rate_20_64,
  employment_rate_25_64,
  employment_rate_55_64,
  employment_rate_women_20_64,
  employment_rate_low_educated_25_64,
  employment_rate_non_eu_origin_20_64,
  employment_gap_streken,
  high_skilled_jobs,
  job_ratio_20_64,
  share_highly_educated_25_64,
  stem_share_25_34,
  net_outcommuting_highly_educated_20_39,
  early_school_leavers_18_24,
  digital_skills_16_74,
  adults_in_training_25_64,
  dual_learners,
  sheltered_jobs,
  work_care_participants,
  knowledge_intensive_jobs_share,
  leisure_jobs,
  vacancy_rate,
  young_establishments_share,
  long_term_registered_share,
  value_added_per_filled_post,
  starters_self_employed,
  job_to_job_rate,
  exit_age,
  inflow_outflow_ratio,
  count_
};

struct KpiSpec {
  Kpi id;
  std::string_view name, unit, plans, en, nl;
};
std::span<const KpiSpec> kpi_catalogue();  ///< one per Kpi, in order

/// One value per Kpi for the state of the world at a month end that is entry `t` of the record
/// (already observed). Flow indicators look back over the last twelve months of the record and are
/// not a number where there is nothing to look back on, or to divide by. Counts are agents, as
/// everywhere.
std::array<double, count_of<Kpi>> compute_kpis(const World&, const Team&, const Record&,
                                               std::size_t t);

}  // namespace limlab
