#pragma once
#include "behaviour/initial_prevalence.hpp"
#include "behaviour/people_parameters.hpp"
#include "behaviour/people_weights.hpp"
#include "policy/terms.hpp"

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
  /// The rules of the month, before anything is asked; they must live as long as the month. True
  /// when bounds() may have changed.
  bool set_terms(const Terms& terms);
  Clock clock(Month now) const { return {now, settings.constant_population ? initial.start : now}; }

  // demography (rates_demography.cpp); all 0 when the population is frozen
  double death(Sex s, int age_months) const {
    return death_[at(s)][static_cast<std::size_t>(age_months)];
  }
  double death(const PersonFacts& f) const {
    return changed(Rate::mortality, death(f.sex, f.age_months), f);
  }
  double birth(const PersonFacts&) const;
  double leave_abroad(const PersonFacts&) const;
  double leave_belgium(const PersonFacts&) const;
  double settle_here(const PersonFacts&) const;
  double move_home(int age) const;
  double arrivals_abroad(int year) const;  ///< expected persons a month
  double arrivals_belgium() const;         ///< the same, settling in-commuters not included

  // retirement (rates_retirement.cpp)
  bool past_legal_age(const PersonFacts& f) const {
    return f.age_months >= legal_age_of(f, legal_age_);
  }
  /// Nobody younger is past the legal pension age of his year of birth this year [months].
  int lowest_legal_age() const { return lowest_legal_age_; }
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
  /// Share of those ill with a contract at the start who would not be there at rest.
  double too_recently_ill() const { return too_recently_ill_; }
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
  double benefit_months() const {
    return settings.limit_months + (terms_ ? terms_->benefit_months : 0);
  }
  /// Share of high[3] that is enough for this hidden type and mark (two years in the job;
  /// registered).
  double career_share(Status, Employability, bool marked) const;

  PeopleSettings settings;
  const PeopleTables& tables;
  const PeopleWeights& weights;
  InitialPrevalence initial;

 private:
  /// A chance after the measures in force.
  double changed(Rate rate, double chance, const PersonFacts& f) const {
    return terms_ == nullptr || f.world == nullptr || terms_->rates[at(rate)].empty()
               ? chance
               : terms_->changed(rate, chance, *f.world, f.row, ages_at_);
  }
  int legal_age_of(const PersonFacts&, int shift) const;
  double pension(const PersonFacts&) const;
  Bounds bounds_without_measures(Status, Sex, Education, int age) const;
  double retirement_bound(PersonFacts) const;  ///< for everybody of this age in years
  void find_lowest_legal_age();
  void set_demography();
  void set_health();
  void set_return(double ill_exits, double back_at_post);
  void set_careers();
  using ByLevel = std::array<std::array<std::array<double, kAgeGroups>, 3>, 2>;

  std::array<std::array<double, kAges * 12>, 2> death_{};
  const Terms* terms_ = nullptr;
  Month ages_at_ = 0;  ///< ages of target groups: the present month
  std::uint64_t rates_in_force_ = 0;
  /// Pension rules against the law now and a month ago [months].
  int legal_age_ = 0, legal_age_before_ = 0, early_age_ = 0, early_career_ = 0;
  static constexpr int kEarliestPension = 60 * 12;  ///< by law, before what measures shift [months]
  int year_ = 0, lowest_legal_age_ = 0;
  int courses_ = 1;          ///< jobseekers on courses at the start
  double more_courses_ = 1;  ///< places on courses against the start
  double scale_;
  double most_to_abroad_ = 0;  ///< of all places
  double abroad_level_ = 0, belgium_level_ = 0, illness_trend_ = 1;
  ByLevel illness_{};  ///< per unit of weight [sex][level][age group]
  ByLevel return_{};   ///< per unit of weight [sex][level][age group]
  double keeps_contract_ = 0, too_recently_ill_ = 0, most_recovery_ = 0;
  double separation_level_ = 0, quit_level_ = 0, dropout_level_ = 0, training_ = 0, work_care_ = 0;
  std::array<std::array<double, 2>, 3> ilo_share_{};
  std::array<double, 3> student_share_{};
};

}  // namespace limlab
