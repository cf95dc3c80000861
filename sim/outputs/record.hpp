#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "outputs/catalogue.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

/// Every series of one replicate in memory (some 5 MB for 300 months). Arrays are row-major over
/// the dims of the catalogue; entry 0 of time is the initial state.
struct Record {
  Horizon horizon;
  int replicate = 0;  ///< number of the replicate, from 0
  std::array<std::vector<std::int32_t>, count_of<Series>> whole;  ///< empty unless Kind::whole
  std::array<std::vector<double>, count_of<Series>> real;         ///< empty unless Kind::real
  std::vector<std::string> digest;                                ///< (time), 16 hex digits

  Record() = default;
  /// All zeros (digests of 16 zeros).
  explicit Record(const Horizon& h, int replicate_number = 0);

  /// The same record cut after `months` months: what a run that was stopped has lived.
  Record first_months(int months) const;
  /// The other way round: the months of a shorter record, from the same start, over the first of
  /// this one.
  void begin_with(const Record& shorter);

  /// First cell of step `t` of the first axis.
  std::int32_t* row(Series s, std::size_t t) { return &whole[at(s)][t * width(s)]; }
  const std::int32_t* row(Series s, std::size_t t) const { return &whole[at(s)][t * width(s)]; }
  double* real_row(Series s, std::size_t t) { return &real[at(s)][t * width(s)]; }
  const double* real_row(Series s, std::size_t t) const { return &real[at(s)][t * width(s)]; }
  /// Sum over the cells of one step.
  std::int64_t total(Series s, std::size_t t) const;
  /// Sum over the cells of the steps first … last, both included.
  std::int64_t total(Series s, std::size_t first, std::size_t last) const;
  /// persons summed over sex and education for one status and age groups from … to - 1.
  std::int64_t persons_of(Status s, std::size_t t, std::size_t from_age_group = 0,
                          std::size_t to_age_group = kAgeGroups) const;
  /// Residents whose main status is at work, by age groups.
  std::int64_t at_work_of(std::size_t t, std::size_t from_age_group = 0,
                          std::size_t to_age_group = kAgeGroups) const;
};

}  // namespace limlab
