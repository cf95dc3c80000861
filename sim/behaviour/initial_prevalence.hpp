#pragma once
#include <array>
#include <cstdint>

#include "behaviour/person_facts.hpp"

namespace limlab {

/// What the hazards need to know of the initial state: how common each status was, in integers.
/// Where no evidence gives an inflow, it is set so that it balances the outflow of this state.
/// Taken once, stored with a checkpoint, so that the rates can be made again after a restart.
struct InitialPrevalence {
  using N = std::int64_t;
  using ByAge = std::array<N, kAgeGroups>;
  Month start = 0;  ///< month of the initial state
  std::array<
      std::array<std::array<std::array<N, count_of<Status>>, kAgeGroups>, count_of<Education>>, 2>
      persons{};  ///< residents [sex][education][age group][status]
  std::array<std::array<N, count_of<Origin>>, kAgeGroups> origin{};  ///< residents
  std::array<N, kMunicipalities> place{};                            ///< residents
  std::array<std::array<N, count_of<Employability>>, count_of<Education>> employability{};
  N in_commuters = 0;                                   ///< non-residents with a filled post
  N ill_with_contract = 0;                              ///< residents
  std::array<std::array<N, 2>, 3> seekers{};            ///< jobseekers [duration class][age class]
  std::array<std::array<N, 2>, 3> ilo{};                ///< of whom searching and available
  std::array<N, 3> students{}, working_students{};      ///< by age class
  N employees = 0, separation_weight = 0;               ///< residents; relative hazard [1e-6]
  N workers = 0, quit_home_weight = 0;                  ///< everybody at work
  N dropout_weight = 0;                                 ///< jobseekers
  using ByGroup = std::array<std::array<ByAge, 3>, 2>;  ///< [sex][level]
  ByGroup quit_home_by_group{}, dropout_by_group{}, return_by_group{};  ///< relative [1e-6]
  ByGroup ill_weight{};  ///< exposure to long illness, relative [1e-6]
  N at_work_ill_weight = 0, own_account_ill_weight = 0, all_ill_weight = 0;
  std::array<N, count_of<Education>> wage_sum{},
      waged{};  ///< of employees [cents/month], [persons]
};

/// Calls f(name, field) for every field (checkpoint).
template <class P, class F>
void for_each_field(P& p, F&& f) requires std::same_as<std::remove_const_t<P>, InitialPrevalence> {
  f("start", p.start), f("persons", p.persons), f("origin", p.origin), f("place", p.place);
  f("employability", p.employability), f("in_commuters", p.in_commuters);
  f("ill_with_contract", p.ill_with_contract), f("seekers", p.seekers), f("ilo", p.ilo);
  f("students", p.students), f("working_students", p.working_students), f("employees", p.employees);
  f("separation_weight", p.separation_weight), f("workers", p.workers);
  f("quit_home_weight", p.quit_home_weight), f("dropout_weight", p.dropout_weight);
  f("quit_home_by_group", p.quit_home_by_group), f("dropout_by_group", p.dropout_by_group);
  f("return_by_group", p.return_by_group), f("ill_weight", p.ill_weight);
  f("at_work_ill_weight", p.at_work_ill_weight), f("all_ill_weight", p.all_ill_weight);
  f("own_account_ill_weight", p.own_account_ill_weight);
  f("wage_sum", p.wage_sum), f("waged", p.waged);
}

/// Classes that flags are balanced by.
constexpr std::size_t spell_class(int months) { return months < 12 ? 0 : months < 24 ? 1 : 2; }
constexpr std::size_t old_class(int age) { return age >= 50 ? 1 : 0; }
constexpr std::size_t student_class(int age) { return age < 20 ? 0 : age < 25 ? 1 : 2; }
/// Education in three levels: up to lower secondary, upper secondary, higher.
constexpr std::size_t level_of(Education e) {
  return e >= Education::bachelor ? 2 : e == Education::medium ? 1 : 0;
}

class PeopleWeights;
InitialPrevalence take_prevalence(const World&, const PeopleWeights&);

}  // namespace limlab
