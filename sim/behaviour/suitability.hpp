#pragma once
#include "behaviour/searchers.hpp"
#include "behaviour/vacancy_board.hpp"

namespace limlab {

/// How firms judge an applicant: the chance to be found suitable, from the fit of occupation,
/// education and field, experience, duration of unemployment, and group effects taken from
/// correspondence tests (openly, as observed discrimination, never as ability). What a meeting
/// reveals of the hidden employability enters too.
class Suitability {
 public:
  explicit Suitability(const Params&);
  /// What every firm sees of the searcher, whatever the post; before the first judgement of a
  /// month.
  void introduce(const World&, Searcher&) const;
  /// Probability, before the luck of the pair.
  double chance(const Searcher&, const Listed&) const;
  /// The luck of a pair in a round. Every application is judged afresh: were a refusal for ever,
  /// those who have few vacancies in reach would apply in vain to the same ones, more often the
  /// thinner the market (or the sample of it).
  static std::uint64_t luck_of(const Luck& luck, Month month, int round, Key person, Key vacancy) {
    return mix(pair_key(person, vacancy), luck.raw_key(), purpose::selection,
               static_cast<std::uint64_t>(month) * 16 + static_cast<std::uint64_t>(round));
  }
  /// Score by which the firm ranks him [1e-6, higher is better], or -1 when he is not suitable.
  std::int32_t judge(const Searcher&, const Listed&, std::uint64_t luck) const;

 private:
  double base_, other_occupation_, lower_, higher_, other_field_, low_type_, high_type_,
      duration_floor_, origin_ratio_, older_, health_;
  std::array<double, 121> duration_{};
};

}  // namespace limlab
