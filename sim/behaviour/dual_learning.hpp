#pragma once
#include <vector>

#include "behaviour/context.hpp"
#include "params/book.hpp"

namespace limlab {

void declare_dual_learning_parameters(ParameterBook&);

/// A pupil of 16 who wants a dual-learning place, and the field he leans to.
struct DualWish {
  std::int32_t row;
  Field field;
};

/// Dual learning: firms offer places by what they do and their size, pupils of 16 who want one look
/// for it near home, a learner holds his place until he leaves school, and afterwards the firm,
/// which knows him, offers him its vacancies first. That is the only advantage of dual learners
/// here: no multiplier of their chances (Neyt, Verhaest and Baert 2020: the advantage is small and
/// fades).
class DualLearning {
 public:
  DualLearning(const Params&, const Geography&);
  /// Places at the start; pupils who are dual learners already get one, or are none.
  void prepare(World&, const Luck&) const;
  /// The month: places of firms and learners that are gone, in September new offers and the pupils
  /// of `wishes`, and offers of vacancies to learners who have left school.
  void live(MonthContext&, std::vector<DualWish> wishes) const;

 private:
  void offer_places(World&, const Terms*) const;
  void tidy(World&) const;
  void find_places(World&, const Luck&, std::vector<DualWish>& wishes) const;
  void offer_vacancies(MonthContext&) const;
  std::int64_t wanted_places(const World&, std::size_t firm, double extra) const;

  const Geography& geography_;
  double per_thousand_, reach_, other_field_, firm_offers_;
  int known_months_;
};

}  // namespace limlab
