#include "behaviour/initial_prevalence.hpp"

#include "behaviour/people_weights.hpp"

namespace limlab {

namespace {

std::int64_t micro(double weight) { return static_cast<std::int64_t>(weight * 1e6 + 0.5); }

void count_resident(InitialPrevalence& n, const PersonFacts& f, const PeopleWeights& weights,
                    std::int32_t wage) {
  const std::size_t sex = at(f.sex), level = level_of(f.education), group = age_group(f.age);
  ++n.persons[sex][at(f.education)][group][at(f.status)];
  ++n.origin[group][at(f.origin)];
  ++n.place[f.place];
  ++n.employability[at(f.education)][at(f.employability)];
  const std::int64_t ill = micro(weights.illness(f));
  n.ill_weight[sex][level][group] += ill;
  n.all_ill_weight += ill;
  if (f.works()) {
    const std::int64_t home = micro(weights.quit_home(f));
    ++n.workers;
    n.quit_home_weight += home;
    n.quit_home_by_group[sex][level][group] += home;
    n.at_work_ill_weight += ill;
    if (f.status == Status::self_employed) n.own_account_ill_weight += ill;
  }
  if (f.status == Status::employee) {
    ++n.employees;
    n.separation_weight += micro(weights.separation(f));
    n.wage_sum[at(f.education)] += wage;
    ++n.waged[at(f.education)];
  } else if (f.status == Status::jobseeker) {
    const std::int64_t drop = micro(weights.dropout(f));
    n.dropout_weight += drop;
    n.dropout_by_group[sex][level][group] += drop;
    const std::size_t d = spell_class(f.months), o = old_class(f.age);
    ++n.seekers[d][o];
    if (f.flags & bit(Flag::ilo_unemployed)) ++n.ilo[d][o];
  } else if (f.status == Status::home) {
    n.return_by_group[sex][level][group] += micro(weights.return_home(f));
  } else if (f.status == Status::student) {
    ++n.students[student_class(f.age)];
    if (f.flags & bit(Flag::working_student)) ++n.working_students[student_class(f.age)];
  } else if (f.status == Status::ill && (f.flags & bit(Flag::ill_with_contract))) {
    ++n.ill_with_contract;
  }
}

}  // namespace

InitialPrevalence take_prevalence(const World& w, const PeopleWeights& weights) {
  InitialPrevalence n;
  n.start = w.start;
  const Clock clock{w.now, w.now};
  for (std::size_t i = 0; i < w.persons.size(); ++i) {
    const auto presence = static_cast<Presence>(w.persons.presence[i]);
    if (presence == Presence::free_row) continue;
    const PersonFacts f = facts_of(w, clock, i);
    if (presence == Presence::resident)
      count_resident(n, f, weights, w.persons.wage[i]);
    else if (f.works())
      ++n.in_commuters;
  }
  return n;
}

}  // namespace limlab
