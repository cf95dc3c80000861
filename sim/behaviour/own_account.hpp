#pragma once
#include <array>
#include <vector>

#include "behaviour/context.hpp"
#include "params/book.hpp"

namespace limlab {

/// The chance to start on own account, by occupation and streek: it falls where businesses crowd,
/// and moves with the demand for what they sell.
class OwnAccountStarts {
 public:
  OwnAccountStarts(const Params&, double scale);
  /// Once a month, from what people see around them.
  void weigh(const MonthContext&);
  std::uint32_t threshold(std::size_t occupation, std::size_t streek) const {
    return threshold_[occupation][streek];  ///< [2^-32]
  }
  std::uint32_t most() const { return most_; }  ///< the largest of them

 private:
  double rate_, crowding_, few_;
  std::array<std::array<std::uint32_t, kStreken>, count_of<Occupation>> threshold_{};
  std::uint32_t most_ = 0;
};

/// Employees and jobseekers who start on own account: each makes a post for himself at home, in the
/// sector where own-account people of his occupation work.
void start_own_account(MonthContext&, const std::vector<std::int32_t>& starters);

}  // namespace limlab
