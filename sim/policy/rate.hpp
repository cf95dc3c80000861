#pragma once
#include <span>

#include "words/label.hpp"

namespace limlab {

/// Chances that a measure can change for a group. Each is the probability that behaviour would use
/// otherwise, by month unless it says more.
enum class Rate : std::uint8_t {
  mortality,
  emigration,         ///< leaving Limburg, for Belgium or abroad
  retirement,         ///< taking a pension where the law allows it and work could go on
  early_exit,         ///< bridging and heavy-work schemes
  illness,            ///< falling ill for long
  recovery,           ///< of the long-term ill
  quit_home,          ///< leaving work for home or care
  return_from_home,   ///< people at home who start to look for work
  separation,         ///< employees who lose or leave their job without another
  stop_business,      ///< self-employed who stop
  dropout,            ///< jobseekers who give up
  training,           ///< registered jobseekers who start a course
  search,             ///< looking for a post this month: jobseekers, workers, people at home
  own_account_start,  ///< employees and jobseekers who start on own account
  early_leaving,      ///< pupils who leave school without a diploma; once, when they leave
  study_on,           ///< pupils with a diploma who study on; once
  degree,             ///< students who will leave with a degree; once, when they start
  dual_learning,      ///< pupils of 16 who want a dual-learning place; once
  count_
};
std::span<const Label> labels(Rate);

}  // namespace limlab
