// Consequences of retiring, of early exit, and of working on past the legal pension age.
#include "behaviour/people_month.hpp"

namespace limlab {

void settle_retirement(const PeopleStep& s, const Proposal& p) {
  World& w = s.world();
  const auto row = static_cast<std::size_t>(p.row);
  if (p.what == What::retire)
    leave_for(w, row, SeparationReason::retirement, Status::retired, false);
  else if (p.what == What::early_exit)
    leave_for(w, row, SeparationReason::early_exit, Status::early_exit, false);
  else
    set_flag(w, PersonRow(p.row), Flag::working_pensioner, true);
}

}  // namespace limlab
