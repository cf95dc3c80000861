#include "synthesis/people_joint.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"

namespace limlab {

namespace {

using StatusTable = Grid<double, kAgeClasses, kSexes, kStatuses>;

/// Status by age class and sex: the profile raked to the lines that name neither education nor
/// origin.
StatusTable rake_status(const ResidentTables& t, const Joint& joint) {
  std::vector<double> cells;
  Constraint population{"population by age and sex", {}, {}};
  std::vector<Constraint> constraints;
  for (const LabourMargin& m : t.labour)
    if (!m.of_education_or_origin) constraints.push_back({m.label, {}, {m.persons}});
  for (std::size_t a = 0; a < kAgeClasses; ++a)
    for (std::size_t s = 0; s < kSexes; ++s) {
      population.target.push_back(joint.population[a][s]);
      for (std::size_t k = 0; k < kStatuses; ++k) {
        cells.push_back(t.status_profile[a][s][k] * joint.population[a][s]);
        population.group.push_back(static_cast<std::int32_t>(a * kSexes + s));
        std::size_t c = 0;
        for (const LabourMargin& m : t.labour)
          if (!m.of_education_or_origin)
            constraints[c++].group.push_back(m.who.holds(k, 0, 0, s, kClassStart[a]) ? 0 : -1);
      }
    }
  constraints.push_back(std::move(population));
  const double worst = rake(cells, constraints, 2000, 1e-7);
  if (worst > 5e-4)
    throw UserError(Problem{"labour_margins.csv", 0, "persons",
                            fmt::format("the totals by status, age and sex contradict one another "
                                        "(gap {:.3g} of a total after raking)",
                                        worst),
                            "check the totals against population.csv and status_profile.csv"});
  StatusTable table{};
  std::size_t i = 0;
  for (auto& by_sex : table)
    for (auto& by_status : by_sex)
      for (double& cell : by_status) cell = cells[i++];
  return table;
}

/// Which education a status can have: pupils none yet, students a secondary degree, the others any.
bool possible(std::size_t status, std::size_t education) {
  const auto s = static_cast<Status>(status);
  const auto e = static_cast<Education>(education);
  if (s == Status::child || s == Status::pupil) return e == Education::none_or_in_school;
  if (s == Status::student) return e == Education::medium;
  return e != Education::none_or_in_school;
}

}  // namespace

std::pair<std::size_t, std::size_t> Joint::block(std::size_t a, std::size_t s,
                                                 std::size_t o) const {
  const std::size_t b = (a * kSexes + s) * kOrigins + o;
  return {first_of_block[b], first_of_block[b + 1]};
}

double Joint::sum(const Who& who) const {
  double total = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const JointCell& c = cells[i];
    if (who.holds(c.status, c.education, c.origin, c.sex, kClassStart[c.age_class]))
      total += persons[i];
  }
  return total;
}

std::vector<Constraint> Joint::margins(const ResidentTables& tables, double scale) const {
  std::vector<Constraint> out;
  const auto add = [&](std::string name, std::size_t groups, auto group_of) {
    Constraint c{std::move(name), {}, std::vector<double>(groups, 0)};
    c.group.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto g = static_cast<std::int32_t>(group_of(cells[i]));
      c.group.push_back(g);
      if (g >= 0) c.target[static_cast<std::size_t>(g)] += persons[i] * scale;
    }
    out.push_back(std::move(c));
  };
  add("status by age and sex", kAgeClasses * kSexes * kStatuses,
      [](const JointCell& c) { return (c.age_class * kSexes + c.sex) * kStatuses + c.status; });
  add("education by age and sex", kAgeClasses * kSexes * kEducations, [](const JointCell& c) {
    return (c.age_class * kSexes + c.sex) * kEducations + c.education;
  });
  add("status by education", kStatuses * kEducations,
      [](const JointCell& c) { return c.status * kEducations + c.education; });
  add("status by origin", kStatuses * kOrigins,
      [](const JointCell& c) { return c.status * kOrigins + c.origin; });
  add("education by sex", kSexes * kEducations,
      [](const JointCell& c) { return c.sex * kEducations + c.education; });
  add("status", kStatuses, [](const JointCell& c) { return c.status; });
  add("status by ages of registration", (tables.durations.size() + 1) * kStatuses,
      [&](const JointCell& c) {
        std::size_t k = 0;
        while (k < tables.durations.size() && kClassStart[c.age_class] > tables.durations[k].age_to)
          ++k;
        return k * kStatuses + c.status;
      });
  add("digital skills", tables.digital.size(), [&](const JointCell& c) {
    for (std::size_t k = 0; k < tables.digital.size(); ++k)
      if (tables.digital[k].who.holds(c.status, c.education, c.origin, c.sex,
                                      kClassStart[c.age_class]))
        return static_cast<int>(k);
    return -1;
  });
  for (const LabourMargin& m : tables.labour)
    add(m.label, 1, [&](const JointCell& c) {
      return m.who.holds(c.status, c.education, c.origin, c.sex, kClassStart[c.age_class]) ? 0 : -1;
    });
  return out;
}

Joint make_joint(const ResidentTables& t) {
  Joint joint;
  for (Sex sex : {Sex::male, Sex::female}) {
    const AgeMonths months = smooth_ages(t.bands(sex));
    for (std::size_t m = 0; m < kMaxMonths; ++m)
      joint.population[age_class(static_cast<int>(m / 12))][at(sex)] += months[m];
  }
  const StatusTable status = rake_status(t, joint);

  // Hard margins of the joint table, and the seed: the product of the odds.
  Constraint by_status{"status by age and sex", {}, {}},
      by_education{"education by age and sex", {}, {}}, by_origin{"origin by age and sex", {}, {}};
  for (std::size_t a = 0; a < kAgeClasses; ++a)
    for (std::size_t s = 0; s < kSexes; ++s) {
      const auto& row = status[a][s];
      const double in_school = row[at(Status::child)] + row[at(Status::pupil)];
      const double students = row[at(Status::student)];
      const double out = joint.population[a][s] - in_school - students;
      for (std::size_t e = 0; e < kEducations; ++e)
        by_education.target.push_back(e == 0 ? in_school
                                             : t.education[a][s][e] * out +
                                                   (e == at(Education::medium) ? students : 0));
      for (std::size_t k = 0; k < kStatuses; ++k) by_status.target.push_back(row[k]);
      const auto& origins = t.origin_by_age[age_group(kClassStart[a])];
      for (std::size_t o = 0; o < kOrigins; ++o) {
        by_origin.target.push_back(origins[o] * joint.population[a][s]);
        joint.first_of_block.push_back(static_cast<std::uint32_t>(joint.cells.size()));
        for (std::size_t k = 0; k < kStatuses; ++k)
          for (std::size_t e = 0; e < kEducations; ++e) {
            const double seed =
                possible(k, e) && row[k] > 0
                    ? row[k] *
                          (e == 0 ? 1
                                  : by_education
                                        .target[by_education.target.size() - kEducations + e]) *
                          origins[o] * t.status_education[k][e] * t.status_origin[k][o] *
                          t.origin_education[o][e]
                    : 0;
            if (seed <= 0) continue;
            joint.cells.push_back({static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(s),
                                   static_cast<std::uint8_t>(o), static_cast<std::uint8_t>(k),
                                   static_cast<std::uint8_t>(e)});
            joint.persons.push_back(seed);
            const std::size_t cell = a * kSexes + s;
            by_status.group.push_back(static_cast<std::int32_t>(cell * kStatuses + k));
            by_education.group.push_back(static_cast<std::int32_t>(cell * kEducations + e));
            by_origin.group.push_back(static_cast<std::int32_t>(cell * kOrigins + o));
          }
      }
    }
  joint.first_of_block.push_back(static_cast<std::uint32_t>(joint.cells.size()));

  std::vector<Constraint> constraints;
  for (const LabourMargin& m : t.labour) {
    if (!m.of_education_or_origin) continue;
    Constraint c{m.label, {}, {m.persons}};
    for (const JointCell& j : joint.cells)
      c.group.push_back(
          m.who.holds(j.status, j.education, j.origin, j.sex, kClassStart[j.age_class]) ? 0 : -1);
    constraints.push_back(std::move(c));
  }
  constraints.push_back(std::move(by_education));
  constraints.push_back(std::move(by_status));
  constraints.push_back(std::move(by_origin));
  joint.worst = rake(joint.persons, constraints, 300, 1e-4);
  if (joint.worst > 5e-4)
    throw UserError(
        Problem{"labour_margins.csv", 0, "persons",
                fmt::format("the totals by education and origin contradict the others (gap "
                            "{:.3g} of a total after raking)",
                            joint.worst),
                "check them against education_by_age_sex.csv and origin_by_age.csv"});
  return joint;
}

}  // namespace limlab
