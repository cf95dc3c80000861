#pragma once
#include "behaviour/person_facts.hpp"

namespace limlab {

/// Relative hazards by group (people_factors.csv), put in arrays once: no lookup by name in a
/// month. Levels are not in here; the same functions weigh the initial state and every month.
class PeopleWeights {
 public:
  explicit PeopleWeights(const PeopleTables& tables);

  double separation(const PersonFacts&) const;   ///< employee to jobseeker
  double quit_home(const PersonFacts&) const;    ///< work to home or care
  double dropout(const PersonFacts&) const;      ///< jobseeker to home
  double return_home(const PersonFacts&) const;  ///< home to jobseeker
  double illness(const PersonFacts&) const;      ///< 0 for statuses that cannot fall ill here
  double recovery(int months) const;             ///< monthly probability by months of illness
  double out_belgium_young(Education e) const { return young_[at(e)]; }
  double out_abroad(Origin o) const { return abroad_[at(o)]; }
  double retirement(const PersonFacts&) const;  ///< early pension against the parameter's level
  double start_age(Education e) const { return start_age_[at(e)]; }

  double separation_by_education(Education e) const { return separation_education_[at(e)]; }
  double most_separation() const { return most_separation_; }
  double most_quit_home() const { return most_quit_home_; }
  double most_dropout() const { return most_dropout_; }
  double most_return() const { return most_return_; }
  double most_load() const { return std::max(1.0, load_[1] / load_[0]); }  ///< against light work
  double most_abroad() const;

 private:
  template <class E>
  using Per = std::array<double, count_of<E>>;
  Factor tenure_, separation_age_, quit_age_, dropout_age_, dropout_duration_, recovery_;
  Per<Contract> contract_{};
  Per<Education> separation_education_{}, quit_education_{}, retirement_education_{}, young_{},
      start_age_{};
  Per<Employability> employability_{};
  Per<Sex> quit_sex_{}, retirement_sex_{};
  Per<ChildAge> quit_child_{}, dropout_child_{}, return_child_{};
  Per<Status> illness_{}, retirement_status_{};
  Per<Origin> abroad_{};
  std::array<double, 2> benefit_{}, load_{};
  double most_separation_ = 0, most_quit_home_ = 0, most_dropout_ = 0, most_return_ = 0;
};

/// Heavy work: machine operators, elementary work, building and craft, care and cleaning (ISCO 53,
/// 7, 8, 9).
bool heavy_work(std::uint8_t occupation);

}  // namespace limlab
