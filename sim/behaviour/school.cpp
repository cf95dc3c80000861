// Consequences at school. Pupils start secondary school in September of the year they turn 12, and
// it is then decided once whether and when they leave with or without a diploma; who leaves with
// one may study on.
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

/// Share of university among those who take a degree: 29.6 % against 35.6 and 6.3 % (Limburg 2020).
constexpr double kMasters = 0.36;
/// Dual learners and other labour-market tracks seldom study on (assumed; range 0.1-0.3).
constexpr double kDualStudyOn = 0.2;
/// Students who leave in June rather than September (assumed).
constexpr double kInJune = 0.7;

Month june(int year) { return make_month(year, 6); }

double early_leaver(const PeopleStep& s, std::size_t row) {
  const Persons& p = s.world().persons;
  const PeopleTables& t = s.rates.tables;
  const auto sex = static_cast<Sex>(p.sex[row]);
  const auto type = static_cast<Employability>(p.employability[row]);
  const double place = p.place[row] < kMunicipalities ? t.early_leaving[p.place[row]] : 1;
  return std::min(0.9,
                  s.rates.settings.early_leaving * place *
                      t.factor("early_leaving", "sex").of(labels(sex)[at(sex)].name) *
                      t.factor("early_leaving", "employability").of(labels(type)[at(type)].name));
}

double changed(const PeopleStep& s, Rate rate, double chance, std::size_t row) {
  return s.month.terms.changed(rate, chance, s.world(), row, s.world().now);
}

/// Whether somebody who `had` what a share `before` has keeps (or gets) it when the share is
/// `after`: only as many change as must, the others stay as they were.
bool after_change(bool had, double before, double after, double uniform) {
  if (had) return after >= before || uniform >= 1 - after / before;
  return after > before && uniform < (after - before) / (1 - before);
}

/// The month a pupil or student chose what he studies: September of the year he turned 16, or when
/// he began.
Month chose(const PeopleStep& s, std::size_t row) {
  const Persons& p = s.world().persons;
  return static_cast<Status>(p.status[row]) == Status::pupil
             ? make_month(year_of(p.birth_month[row]) + 16, 9)
             : p.status_since[row];
}

/// The field with which somebody leaves: drawn from the shares of his attainment and sex, then
/// moved by measures that were in force when he chose.
Field field_at_leaving(const PeopleStep& s, std::size_t row, Education e, bool student,
                       std::uint32_t draw) {
  const PeopleTables& t = s.rates.tables;
  const auto sex = static_cast<Sex>(s.world().persons.sex[row]);
  Field field = draw_field(t, e, sex, student, s.luck(row, purpose::school, draw));
  const auto& choices = s.month.terms.field_choices;
  if (choices.empty()) return field;
  const auto& shares = t.field[student ? at(Education::none_or_in_school) : at(e)][at(sex)];
  const Month when = chose(s, row);
  double sum = 0;
  for (const double share : shares) sum += share;
  for (std::size_t k = 0; k < shares.size() && sum > 0; ++k) {
    const double before = shares[k] / sum;
    double after = before, delta = 0;
    for (const FieldChoice& c : choices) {
      const double strength = at(c.field) == k ? c.strength_of(when) : 0;
      if (strength <= 0 || !c.group.contains(s.world(), row, s.world().now)) continue;
      after *= 1 + (c.multiplier - 1) * strength, delta += c.delta * strength;
    }
    after = std::clamp(after + delta, 0.0, 1.0);
    if (after == before) continue;
    const auto number = static_cast<std::uint32_t>(30 + 2 * k);
    const bool had = at(field) == k;
    if (after_change(had, before, after, s.luck(row, purpose::school, number)) == had) continue;
    if (!had) {
      field = static_cast<Field>(k);
    } else {
      std::array<double, count_of<Field>> others{};
      double up_to = 0;
      for (std::size_t o = 0; o < others.size(); ++o) others[o] = up_to += o == k ? 0 : shares[o];
      if (up_to > 0)
        field = static_cast<Field>(pick(others, s.luck(row, purpose::school, number + 1)));
    }
  }
  return field;
}

void decide_pupil(const PeopleStep& s, std::size_t row) {
  touch(s.world(), PersonRow(row));
  Persons& p = s.world().persons;
  const auto unset = static_cast<std::uint8_t>(Education::none_or_in_school);
  if (p.heading_for[row] == unset)
    p.heading_for[row] = static_cast<std::uint8_t>(
        s.luck(row, purpose::school) < early_leaver(s, row) ? Education::low : Education::medium);
  int year = year_of(p.birth_month[row]) + 18;
  if (s.luck(row, purpose::school, 1) < s.rates.settings.repeats) ++year;
  // School is compulsory until the year one turns 18; those past it leave at the next chance.
  while (june(year) < s.world().now) ++year;
  p.leaves_school[row] = june(year);
}

void decide_student(const PeopleStep& s, std::size_t row, bool entering) {
  touch(s.world(), PersonRow(row));
  Persons& p = s.world().persons;
  const auto unset = static_cast<std::uint8_t>(Education::none_or_in_school);
  if (entering || p.heading_for[row] == unset) {
    Education goal = Education::medium;
    if (s.luck(row, purpose::school, 2) <
        changed(s, Rate::degree, s.rates.settings.degree_share, row))
      goal = s.luck(row, purpose::school, 3) < kMasters ? Education::master : Education::bachelor;
    p.heading_for[row] = static_cast<std::uint8_t>(goal);
  }
  const auto goal = static_cast<Education>(p.heading_for[row]);
  int years = s.rates.tables.study.years(goal, s.luck(row, purpose::school, 4));
  // Somewhere in the middle of the phase: what is left is uniform over the whole of it.
  if (!entering) years = static_cast<int>(s.luck(row, purpose::school, 5) * years);
  const Month now = s.world().now;
  const int september = year_of(now) + (month_of_year(now) > 9 ? 1 : 0);
  const Month leaves = make_month(september + years, 9);
  p.leaves_school[row] = s.luck(row, purpose::school, 6) < kInJune ? plus(leaves, -3) : leaves;
  if (p.leaves_school[row] <= now) p.leaves_school[row] = plus(now, 1);
}

/// Enters the labour market, or stays at home.
void go_out(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const PersonRow person(row);
  set_flag(w, person, Flag::working_student, false);
  if (s.luck(row, purpose::first_entry) < s.rates.settings.leaver_home) {
    change_status(w, person, Status::home, false);
    return;
  }
  enter_labour_market(w, person);
  change_status(w, person, Status::jobseeker,
                s.luck(row, purpose::first_entry, 1) < s.rates.settings.leaver_registers);
}

void leave_secondary(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const PersonRow person(row);
  const bool headed_low = w.persons.heading_for[row] <= static_cast<std::uint8_t>(Education::low);
  const double before = early_leaver(s, row);
  const double after = changed(s, Rate::early_leaving, before, row);
  if (after == before ? headed_low
                      : after_change(headed_low, before, after, s.luck(row, purpose::school, 20))) {
    attain(w, person, Education::low, field_at_leaving(s, row, Education::low, false, 7));
    return go_out(s, row);
  }
  const bool dual = (w.persons.flags[row] & bit(Flag::dual_learner)) != 0;
  if (s.luck(row, purpose::school, 8) <
      changed(s, Rate::study_on, dual ? kDualStudyOn : s.rates.settings.to_higher, row)) {
    attain(w, person, Education::medium, field_at_leaving(s, row, Education::medium, true, 7));
    change_status(w, person, Status::student, false);
    decide_student(s, row, true);
    const int age = age_in_years(w.persons.birth_month[row], w.now);
    set_flag(w, person, Flag::working_student,
             s.luck(row, purpose::flags) < s.rates.student_job(age));
  } else {
    attain(w, person, Education::medium, field_at_leaving(s, row, Education::medium, false, 7));
    go_out(s, row);
  }
}

void leave_higher(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  const auto goal = static_cast<Education>(w.persons.heading_for[row]);
  if (goal > static_cast<Education>(w.persons.education[row]))
    attain(w, PersonRow(row), goal, field_at_leaving(s, row, goal, false, 9));
  go_out(s, row);
}

}  // namespace

Field draw_field(const PeopleTables& t, Education e, Sex sex, bool student, double uniform) {
  const auto& shares = t.field[student ? at(Education::none_or_in_school) : at(e)][at(sex)];
  std::array<double, count_of<Field>> cumulative{};
  double sum = 0;
  for (std::size_t k = 0; k < cumulative.size(); ++k) cumulative[k] = sum += shares[k];
  return static_cast<Field>(pick(cumulative, uniform));
}

void decide_school(const PeopleStep& s, std::size_t row, bool entering) {
  if (static_cast<Status>(s.world().persons.status[row]) == Status::pupil)
    decide_pupil(s, row);
  else
    decide_student(s, row, entering);
}

void settle_school(const PeopleStep& s, const Proposal& p) {
  World& w = s.world();
  const auto row = static_cast<std::size_t>(p.row);
  const PersonRow person(p.row);
  switch (p.what) {
    case What::start_secondary:
      change_status(w, person, Status::pupil, false);
      decide_school(s, row, true);
      break;
    case What::start_dual:
      if (s.luck(row, purpose::school, 10) <
          changed(s, Rate::dual_learning, s.rates.settings.dual_share, row))
        s.dual_wishes.push_back({p.row, draw_field(s.rates.tables, Education::medium,
                                                   static_cast<Sex>(w.persons.sex[row]), false,
                                                   s.luck(row, purpose::school, 7))});
      break;
    case What::leave_school:
      if (w.persons.leaves_school[row] == kNever) decide_school(s, row, false);
      if (w.persons.leaves_school[row] > w.now) break;
      if (static_cast<Status>(w.persons.status[row]) == Status::pupil)
        leave_secondary(s, row);
      else
        leave_higher(s, row);
      break;
    default:
      set_flag(w, person, Flag::dual_learner, false);
  }
}

}  // namespace limlab
