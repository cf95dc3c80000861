#pragma once
#include "behaviour/initial_prevalence.hpp"
#include "behaviour/people_parameters.hpp"
#include "behaviour/people_weights.hpp"

namespace limlab {

/// When things happen to people: one function per hazard, each a probability per month for one
/// person. What changes then is in the settle functions (births_deaths.cpp, migration.cpp …). A
/// pure function of parameters, tables and initial prevalence, so it can be made again after a
/// restart.
class PeopleRates {
 public:
  PeopleRates(const PeopleSettings&, const PeopleTables&, const PeopleWeights&,
              const InitialPrevalence&, double scale);
  /// Death rates and trends of a calendar year.
  void set_year(int year);
  Clock clock(Month now) const { return {now, settings.constant_population ? initial.start : now}; }

  // demography (rates_demography.cpp); all 0 when the population is frozen
  double death(Sex s, int age_months) const {
    return death_[at(s)][static_cast<std::size_t>(age_months)];
  }
  double birth(const PersonFacts&) const;
  double leave_abroad(const PersonFacts&) const;
  double leave_belgium(const PersonFacts&) const;
  double settle_here(const PersonFacts&) const;
  double move_home(int age) const;
  double arrivals_abroad(int year) const;  ///< expected persons a month
  double arrivals_belgium() const;         ///< the same, settling in-commuters not included

  // retirement (rates_retirement.cpp)
  bool past_legal_age(const PersonFacts&) const;
  bool can_take_early_pension(const PersonFacts&, int months_ago = 0) const;
  double retire(const PersonFacts&) const;
  double early_exit(const PersonFacts&) const;
  int career_months(const PersonFacts&) const;

  // health and care (rates_health.cpp)
  double fall_ill(const PersonFacts&) const;
  double recover(const PersonFacts&) const;
  double keeps_contract() const {
    return keeps_contract_;
  }  ///< share of ill workers whose post is reserved
  double quit_home(const PersonFacts&) const;
  double return_from_home(const PersonFacts&) const;

  // careers (rates_careers.cpp)
  double separate(const PersonFacts&) const;  ///< employee or sheltered to jobseeker
  double stop(const PersonFacts&) const;      ///< self-employed
  double drop_out(const PersonFacts&) const;
  double start_training(const PersonFacts&) const;
  double start_work_care(const PersonFacts&) const;
  double register_later(const PersonFacts&) const;
  double end_training(const PersonFacts&) const;
  double end_work_care() const { return settings.work_care_exit; }
  double flip_ilo(const PersonFacts&) const;  ///< searched and available: on or off
  double flip_student_job(const PersonFacts&) const;
  double student_job(int age) const;  ///< share of students of this age who work

  /// Upper bounds of the hazards of a lane for everybody alike in status, sex, education and age:
  /// from the low end of the lane's words and from the high end (rates_screen.cpp).
  struct Bounds {
    std::array<double, 4> low{}, high{};
  };
  Bounds bounds(Status, Sex, Education, int age) const;

  PeopleSettings settings;
  const PeopleTables& tables;
  const PeopleWeights& weights;
  InitialPrevalence initial;

 private:
  void set_demography();
  void set_health();
  void set_careers();
  using ByLevel = std::array<std::array<std::array<double, kAgeGroups>, 3>, 2>;

  std::array<std::array<double, kAges * 12>, 2> death_{};
  double scale_;
  double abroad_level_ = 0, belgium_level_ = 0, illness_trend_ = 1;
  ByLevel illness_{};  ///< per unit of weight [sex][level][age group]
  std::array<std::array<double, kAgeGroups>, 2> return_{};  ///< [sex][age group]
  double keeps_contract_ = 0, most_recovery_ = 0;
  double separation_level_ = 0, quit_level_ = 0, dropout_level_ = 0, training_ = 0, work_care_ = 0;
  std::array<std::array<double, 2>, 3> ilo_share_{};
  std::array<double, 3> student_share_{};
};

}  // namespace limlab
