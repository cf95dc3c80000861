#pragma once
#include "behaviour/context.hpp"
#include "behaviour/people_rates.hpp"

namespace limlab {

/// Does the reform of 2026 end this person's benefit by now? Waves by months of registration until
/// they have passed, then everybody at benefit.limit_months; long careers are exempt from
/// benefit.exempt_age.
bool benefit_is_over(const PeopleRates& rates, const PersonFacts& f, const Clock& clock);
/// Months of registration below which nobody's benefit is over this month.
int shortest_over(const PeopleRates&, const Clock&);
constexpr int kNoBenefitEnds = 1 << 20;

/// Right to a benefit for somebody who has just lost a job (registered), with a career of at least
/// `career` months (benefit.career); to be called after separate().
void grant_benefit(World& world, PersonRow person, double career);
/// A firm lets somebody go and the post ends: who lives here registers, with a benefit if he has a
/// career of `career` months.
void lay_off(World& world, PersonRow person, SeparationReason reason, double career);

}  // namespace limlab
