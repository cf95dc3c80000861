#pragma once
#include <vector>

#include "behaviour/context.hpp"

namespace limlab {

/// Employees and jobseekers who start on own account: each makes a post for himself at home, in the
/// sector where own-account people of his occupation work.
void start_own_account(MonthContext&, const std::vector<std::int32_t>& starters);

}  // namespace limlab
