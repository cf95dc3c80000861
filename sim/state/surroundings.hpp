#pragma once
#include <array>
#include <cstdint>

#include "words/geography.hpp"
#include "words/job_words.hpp"

namespace limlab {

inline constexpr std::size_t kStreken = 5;
/// One post in Surroundings::work_lost: parts of it keep rare work possible in a thinned province.
inline constexpr std::int32_t kOneLostPost = 100;

/// What agents can see of the market around them: their occupation in their area, last month.
struct Surroundings {
  using ByArea = std::array<std::array<std::int32_t, kStreken>, count_of<Occupation>>;
  ByArea seekers{};            ///< jobseekers by wanted occupation and streek of home [persons]
  ByArea vacancies{};          ///< open vacancies by occupation and streek of workplace [posts]
  ByArea own_account{};        ///< posts held on own account, by occupation and streek [posts]
  ByArea usual_own_account{};  ///< the same at the start: what the local market fed
  ByArea usual{};              ///< the area's own usual log tightness, set at the start [1e-6]
  ByArea wage_drift{};   ///< log wage against the norm that local tightness has brought [1e-6]
  ByArea staff_drift{};  ///< the wage drift that last reached the wages of the staff [1e-6]
  /// log wage cost of a sector's posts in a streek against the norm [1e-6]
  std::array<std::array<std::int32_t, kStreken>, count_of<Sector>> wage_cost{};
  std::array<std::int32_t, kPlaces>
      income{};  ///< labour income of residents, by home [thousand EUR/month]
  std::array<std::int32_t, kPlaces> usual_income{};  ///< the same at the start
  std::array<std::int32_t, kPlaces> people{};        ///< residents by home
  std::array<std::int32_t, kPlaces> usual_people{};  ///< the same at the start
  /// Employers' posts that ended here by sector and occupation since the start, with a share of
  /// those there then: the work that firms of the sector open posts for [1/kOneLostPost posts].
  std::array<std::array<std::int32_t, count_of<Occupation>>, count_of<Sector>> work_lost{};
  std::array<std::int32_t, kOutsideMarkets>
      outside_vacancies{};  ///< usual vacancies in reach of Limburg residents
  std::array<std::int32_t, kOutsideMarkets>
      outside_pool{};  ///< usual non-residents looking for work here
};

/// Calls f(name, field) for every field: digest and checkpoint share this list.
template <class S, class F>
void for_each_field(S& s, F&& f) {
  f("seekers", s.seekers), f("vacancies", s.vacancies), f("usual", s.usual);
  f("own_account", s.own_account), f("usual_own_account", s.usual_own_account);
  f("wage_drift", s.wage_drift), f("staff_drift", s.staff_drift), f("wage_cost", s.wage_cost),
      f("income", s.income), f("usual_income", s.usual_income);
  f("people", s.people), f("usual_people", s.usual_people);
  f("work_lost", s.work_lost);
  f("outside_vacancies", s.outside_vacancies), f("outside_pool", s.outside_pool);
}

}  // namespace limlab
