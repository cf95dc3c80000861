// A population of constant structure, for theory tests (demography.constant_population): nobody is
// born, dies, moves or goes to school, and everybody keeps his age from month to month. Yet people
// pass through the labour force, or tenures would lengthen without end and turnover would slow: in
// every class (sex, education, origin, hidden type, own account or not) some of those from 58 give
// up work and start again as school leavers, at a pace of one working life until 61. Each hands his
// age, and the age of his youngest child, to somebody of the class who is a year younger, who hands
// on his, down to the age of leaving school. So the labour force by sex, education, origin, hidden
// type and age stays what it is to the person, those who work on after 70 included (who stops at
// that age starts again soon). Non-residents age as ever: the pool they come from renews itself.
#include <algorithm>

#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

constexpr int kFirstExit = 58, kEnd = 79;  // years: working life ends between the two
constexpr int kNobodyReturns = 70;         // years: who is at home by then has stopped
constexpr int kMeanExit = 61;              // and lasts until then on average (62 in Flanders)
/// Who is out of work at that age is the first to give up working life: four times as often
/// (assumed; keeps the jobseekers of 60 and over near their number at the start).
constexpr double kGivesUp = 4;
constexpr std::size_t kAgesOfWork = kEnd + 1;

struct Drawn {
  std::uint64_t luck;
  std::int32_t row;
  bool operator<(const Drawn& o) const { return luck < o.luck; }
};

constexpr std::size_t kKinds = 2;  // others, own account
constexpr std::size_t kClasses =
    count_of<Sex> * count_of<Education> * count_of<Origin> * count_of<Employability> * kKinds;
std::size_t class_of(const Persons& p, std::size_t i) {
  const std::size_t who =
      ((p.sex[i] * count_of<Education> + p.education[i]) * count_of<Origin> + p.origin[i]) *
          count_of<Employability> +
      p.employability[i];
  return who * kKinds + (static_cast<Status>(p.status[i]) == Status::self_employed);
}

/// Years of age at which people of this class leave school.
int first_age(const PeopleStep& s, std::size_t of_class) {
  const auto e = static_cast<Education>(
      of_class / (count_of<Origin> * count_of<Employability> * kKinds) % count_of<Education>);
  return std::max(18, static_cast<int>(s.rates.weights.start_age(e)));
}

/// Age and youngest child: what a person takes over from the one who moves on.
struct Stage {
  Month birth, child;
};

void start_again(const PeopleStep& s, std::size_t row) {
  World& w = s.world();
  Persons& p = w.persons;
  if (p.post[row] >= 0) leave_for(w, row, SeparationReason::retirement, Status::retired, false);
  for (const Flag f : {Flag::working_pensioner, Flag::ilo_unemployed, Flag::dual_learner})
    set_flag(w, PersonRow(row), f, false);
  if (static_cast<Status>(p.status[row]) != Status::retired)
    change_status(w, PersonRow(row), Status::retired, false);
  p.experience[row] = 0;
  p.wage[row] = 0;
  p.occupation[row] = kNoOccupation;
  p.entered[row] = p.benefit[row] = 0;
  enter_labour_market(w, PersonRow(row));
  change_status(w, PersonRow(row), Status::jobseeker,
                s.luck(row, purpose::first_entry, 1) < s.rates.settings.leaver_registers);
}

bool active(Status status, int age) {
  return at_work(status) || status == Status::jobseeker || status == Status::training ||
         status == Status::work_care || (status == Status::home && age >= kNobodyReturns);
}

/// The first of a cell who has not moved on this month, -1 if none.
std::int32_t take(const std::vector<Drawn>& cell, std::vector<std::uint8_t>& moved) {
  for (const Drawn& d : cell)
    if (!moved[static_cast<std::size_t>(d.row)]) {
      moved[static_cast<std::size_t>(d.row)] = 1;
      return d.row;
    }
  return -1;
}

void renew_class(const PeopleStep& s, std::size_t of_class, const std::vector<Drawn>* by_age,
                 std::vector<std::uint8_t>& moved) {
  Persons& p = s.world().persons;
  const int first = first_age(s, of_class);
  std::size_t people = 0;
  for (int age = first; age <= kEnd; ++age) people += by_age[age].size();
  const auto ends =
      round_stochastic(static_cast<double>(people) / (12.0 * (kMeanExit - first)),
                       s.month.luck.bits(of_class + 1, s.world().now, purpose::move_home, 2));
  std::vector<Drawn> old;
  for (int age = kFirstExit; age <= kEnd; ++age)
    for (const Drawn& d : by_age[age]) {
      const bool works = at_work(static_cast<Status>(p.status[static_cast<std::size_t>(d.row)]));
      const double when = exponential_from_bits(mix(d.luck)) / (works ? 1 : kGivesUp);
      old.push_back({static_cast<std::uint64_t>(when * 0x1p50), d.row});
    }
  std::sort(old.begin(), old.end());
  for (std::int64_t n = 0; n < ends; ++n) {
    const std::int32_t oldest = take(old, moved);
    if (oldest < 0) return;
    const auto again = static_cast<std::size_t>(oldest);
    Stage free{p.birth_month[again], p.youngest_child[again]};
    for (int age = age_in_years(free.birth, s.world().now) - 1; age >= first; --age) {
      const std::int32_t next = take(by_age[age], moved);
      if (next < 0) continue;  // nobody so old in a small class: the one before jumps
      const auto row = static_cast<std::size_t>(next);
      const Stage left{p.birth_month[row], p.youngest_child[row]};
      p.birth_month[row] = free.birth, p.youngest_child[row] = free.child;
      free = left;
    }
    start_again(s, again);
    p.birth_month[again] = free.birth, p.youngest_child[again] = free.child;
  }
}

/// Children of those at home grow too: in a month one in 36 changes places, as to his youngest
/// child, with somebody of his class and age who is active, or those at home would have small
/// children for ever and return less and less.
void let_children_grow(const PeopleStep& s, const std::vector<std::vector<Drawn>>& cells) {
  Persons& p = s.world().persons;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.presence[i] != static_cast<std::uint8_t>(Presence::resident) ||
        static_cast<Status>(p.status[i]) != Status::home ||
        s.luck(i, purpose::move_home, 3) >= 1.0 / 36)
      continue;
    const int age = age_in_years(p.birth_month[i], s.world().now);
    if (age >= kNobodyReturns) continue;
    const auto& others = cells[class_of(p, i) * kAgesOfWork + static_cast<std::size_t>(age)];
    if (others.empty()) continue;
    const auto other = static_cast<std::size_t>(
        others[mix(s.month.luck.bits(p.key[i], s.world().now, purpose::move_home, 4)) %
               others.size()]
            .row);
    std::swap(p.youngest_child[i], p.youngest_child[other]);
  }
}

}  // namespace

void keep_structure(const PeopleStep& s) {
  World& w = s.world();
  Persons& p = w.persons;
  if (w.now == plus(w.start, 1) && !s.rates.settings.frozen) put_at_rest(s);
  std::vector<std::vector<Drawn>> cells(kClasses * kAgesOfWork);
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.presence[i] != static_cast<std::uint8_t>(Presence::resident)) continue;
    touch(w, PersonRow(i));
    p.birth_month[i] = plus(p.birth_month[i], 1);
    if (p.youngest_child[i] != kNever) p.youngest_child[i] = plus(p.youngest_child[i], 1);
    const int age = age_in_years(p.birth_month[i], w.now);
    if (s.rates.settings.frozen || age > kEnd || !active(static_cast<Status>(p.status[i]), age))
      continue;
    cells[class_of(p, i) * kAgesOfWork + static_cast<std::size_t>(age)].push_back(
        {s.month.luck.bits(p.key[i], w.now, purpose::move_home, 1), static_cast<std::int32_t>(i)});
  }
  for (auto& cell : cells) std::sort(cell.begin(), cell.end());
  if (!s.rates.settings.frozen) let_children_grow(s, cells);
  std::vector<std::uint8_t> moved(p.size());
  for (std::size_t g = 0; g < kClasses; ++g) renew_class(s, g, &cells[g * kAgesOfWork], moved);
}

}  // namespace limlab
