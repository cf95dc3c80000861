#include <fmt/format.h>

#include <functional>
#include <map>

#include "synthesis/margins.hpp"
#include "synthesis/people_attributes.hpp"
#include "synthesis/people_joint.hpp"
#include "synthesis/people_places.hpp"

namespace limlab {

namespace {

/// Counts of residents in the cells of a table; cell numbers are the same as on the declared side.
class Report {
 public:
  Report(const World& w, const SynthesisInput& input)
      : p_(w.persons),
        now_(w.now),
        scale_(input.scale),
        tables_(ResidentTables::read(input.folder)),
        joint_(make_joint(tables_)) {
    for (std::size_t i = 0; i < p_.size(); ++i)
      if (p_.presence[i] == static_cast<std::uint8_t>(Presence::resident)) {
        rows_.push_back(i);
        age_.push_back(static_cast<std::uint8_t>(age_in_years(p_.birth_month[i], now_)));
        class_.push_back(static_cast<std::uint8_t>(age_class(age_.back())));
      }
  }

  std::vector<Margin> all() {
    population();
    joint_pairs();
    labour();
    flags();
    durations();
    field_and_heading();
    shares();
    return std::move(out_);
  }

 private:
  template <class CellOf>
  std::vector<std::int64_t> count(std::size_t cells, CellOf cell_of) const {
    std::vector<std::int64_t> n(cells, 0);
    for (std::size_t k = 0; k < rows_.size(); ++k)
      if (const int c = static_cast<int>(cell_of(rows_[k], k)); c >= 0)
        ++n[static_cast<std::size_t>(c)];
    return n;
  }
  void add(const std::string& table, std::string cell, double declared, std::int64_t synthetic,
           const std::string& source, double low = 0, double high = 0) {
    out_.push_back({table, std::move(cell), declared * scale_, static_cast<double>(synthetic),
                    low * scale_, high * scale_, source});
  }
  template <class E>
  static std::string_view name(std::size_t k) {
    return labels(E{})[k].name;
  }

  void population() {
    const auto n = count(kMunicipalities * kAgeGroups * kSexes, [&](std::size_t i, std::size_t k) {
      return (p_.place[i] * kAgeGroups + age_group(age_[k])) * kSexes + p_.sex[i];
    });
    for (std::size_t m = 0, c = 0; m < kMunicipalities; ++m)
      for (std::size_t b = 0; b < kAgeGroups; ++b)
        for (std::size_t s = 0; s < kSexes; ++s, ++c)
          add("population by municipality, age and sex",
              fmt::format("{} {} {}", tables_.municipality[m], age_group_labels()[b].name,
                          name<Sex>(s)),
              tables_.population[m][b][s], n[c], tables_.population_source);
    const PlaceOrigins origins = place_origins(tables_, tables_.population, 1);
    const auto by_age = count(kAgeGroups * kOrigins, [&](std::size_t i, std::size_t k) {
      return age_group(age_[k]) * kOrigins + p_.origin[i];
    });
    const auto by_place = count(kMunicipalities * kOrigins, [&](std::size_t i, std::size_t) {
      return p_.place[i] * kOrigins + p_.origin[i];
    });
    for (std::size_t b = 0, c = 0; b < kAgeGroups; ++b)
      for (std::size_t o = 0; o < kOrigins; ++o, ++c)
        add("origin by age", fmt::format("{} {}", name<Origin>(o), age_group_labels()[b].name),
            origins.by_age[b][o], by_age[c],
            "derived: Limburg in cijfers 2011-2021 carried on, profile assumed");
    for (std::size_t m = 0, c = 0; m < kMunicipalities; ++m)
      for (std::size_t o = 0; o < kOrigins; ++o, ++c)
        add("origin by municipality",
            fmt::format("{} {}", name<Origin>(o), tables_.municipality[m]), origins.by_place[m][o],
            by_place[c], "assumed: tied to nationality by municipality 2025",
            origins.by_place[m][o] * 0.67, origins.by_place[m][o] * 1.33);
  }

  /// A cross table of the joint: key(cell) on the declared side, key(row) on the synthetic.
  template <class OfCell, class OfRow, class Text>
  void cross(const std::string& table, std::size_t cells, OfCell of_cell, OfRow of_row, Text text,
             const std::string& source) {
    std::vector<double> declared(cells, 0);
    for (std::size_t j = 0; j < joint_.cells.size(); ++j)
      declared[of_cell(joint_.cells[j])] += joint_.persons[j];
    const auto n = count(cells, of_row);
    for (std::size_t c = 0; c < cells; ++c)
      if (declared[c] > 0 || n[c] > 0) add(table, text(c), declared[c], n[c], source);
  }

  void joint_pairs() {
    const auto age_sex = [](std::size_t c) {
      return fmt::format("{} {}", class_label(c / kSexes), name<Sex>(c % kSexes));
    };
    cross(
        "status by age and sex", kAgeClasses * kSexes * kStatuses,
        [](const JointCell& c) { return (c.age_class * kSexes + c.sex) * kStatuses + c.status; },
        [&](std::size_t i, std::size_t k) {
          return (class_[k] * kSexes + p_.sex[i]) * kStatuses + p_.status[i];
        },
        [&](std::size_t c) {
          return fmt::format("{} {}", name<Status>(c % kStatuses), age_sex(c / kStatuses));
        },
        "derived: status_profile.csv raked to labour_margins.csv");
    cross(
        "education by age and sex", kAgeClasses * kSexes * kEducations,
        [](const JointCell& c) {
          return (c.age_class * kSexes + c.sex) * kEducations + c.education;
        },
        [&](std::size_t i, std::size_t k) {
          return (class_[k] * kSexes + p_.sex[i]) * kEducations + p_.education[i];
        },
        [&](std::size_t c) {
          return fmt::format("{} {}", name<Education>(c % kEducations), age_sex(c / kEducations));
        },
        "assumed: education_by_age_sex.csv, students medium, pupils none");
    cross(
        "status by education", kStatuses * kEducations,
        [](const JointCell& c) { return c.status * kEducations + c.education; },
        [&](std::size_t i, std::size_t) { return p_.status[i] * kEducations + p_.education[i]; },
        [&](std::size_t c) {
          return fmt::format("{} {}", name<Status>(c / kEducations),
                             name<Education>(c % kEducations));
        },
        "derived: association.csv raked to labour_margins.csv");
    cross(
        "status by origin", kStatuses * kOrigins,
        [](const JointCell& c) { return c.status * kOrigins + c.origin; },
        [&](std::size_t i, std::size_t) { return p_.status[i] * kOrigins + p_.origin[i]; },
        [&](std::size_t c) {
          return fmt::format("{} {}", name<Status>(c / kOrigins), name<Origin>(c % kOrigins));
        },
        "derived: association.csv raked to labour_margins.csv");
  }

  bool holds(const Who& who, std::size_t i, std::size_t k) const {
    return who.holds(p_.status[i], p_.education[i], p_.origin[i], p_.sex[i], age_[k]);
  }

  void labour() {
    for (const LabourMargin& m : tables_.labour) {
      const auto n =
          count(1, [&](std::size_t i, std::size_t k) { return holds(m.who, i, k) ? 0 : -1; });
      add("labour market", m.label, m.persons, n[0], m.evidence.source, m.evidence.low,
          m.evidence.high);
    }
    Who every;
    const auto n = count(1, [](std::size_t, std::size_t) { return 0; });
    add("labour market", "residents", joint_.sum(every), n[0], tables_.population_source, 908582,
        908582);
    Who high;
    high.age_from = 25, high.age_to = 64;
    high.educations = (1u << at(Education::bachelor)) | (1u << at(Education::master));
    const auto m =
        count(1, [&](std::size_t i, std::size_t k) { return holds(high, i, k) ? 0 : -1; });
    Who all = high;
    all.educations = ~0u;
    const double of = joint_.sum(all);
    add("labour market", "highly educated 25-64", joint_.sum(high), m[0],
        "assumed: 36 % when the plan was written and rising", 0.36 * of, 0.42 * of);
  }

  void flags() {
    for (const FlagRow& f : tables_.flags) {
      const auto n = count(1, [&](std::size_t i, std::size_t) {
        const bool on = f.benefit ? p_.benefit[i] != 0 : (p_.flags[i] & bit(f.flag)) != 0;
        return on && concerns(f, p_, i, now_) ? 0 : -1;
      });
      add("flags", f.label, f.persons, n[0], f.evidence.source, f.evidence.low, f.evidence.high);
    }
    // Each flag in all: nobody outside the lines carries it.
    std::map<std::string, std::pair<double, std::function<bool(std::size_t)>>> totals;
    for (const FlagRow& f : tables_.flags) {
      auto& total = totals[f.benefit ? "benefit" : std::string(name<Flag>(at(f.flag)))];
      total.first += f.persons;
      total.second = [this, f](std::size_t i) {
        return f.benefit ? p_.benefit[i] != 0 : (p_.flags[i] & bit(f.flag)) != 0;
      };
    }
    for (const auto& [flag, total] : totals) {
      const auto n = count(1, [&](std::size_t i, std::size_t) { return total.second(i) ? 0 : -1; });
      add("flags, all", flag, total.first, n[0], "sum of the lines of flags.csv");
    }
  }

  /// Registered persons of these ages, by the tables.
  double registered(int from, int to) const {
    double sum = 0;
    for (const FlagRow& f : tables_.flags) {
      if (f.benefit || f.flag != Flag::registered) continue;
      if (f.who.age_from >= from && f.who.age_to <= to) {
        sum += f.persons;
      } else if (f.who.age_from <= from &&
                 f.who.age_to >= to) {  // all of a status: its part of these ages
        Who part = f.who;
        part.age_from = from, part.age_to = to;
        sum += joint_.sum(part) * f.persons / joint_.sum(f.who);
      }
    }
    return sum;
  }

  void durations() {
    static constexpr std::array<std::string_view, 3> kNames = {"under a year", "one to two years",
                                                               "over two years"};
    double all = 0;
    std::array<double, 3> sums{}, low{}, high{};
    const auto length = [&](std::size_t i) -> int {
      if (p_.registered_since[i] == kNever) return -1;
      return static_cast<int>(registration_band(now_ - p_.registered_since[i]));
    };
    for (const DurationRow& row : tables_.durations) {
      const double of = registered(row.age_from, row.age_to);
      all += of;
      const auto n = count(3, [&](std::size_t i, std::size_t k) {
        return age_[k] >= row.age_from && age_[k] <= row.age_to ? length(i) : -1;
      });
      for (std::size_t c = 0; c < 3; ++c) {
        const EvidenceRange& e = row.evidence[c];
        add("months of registration", fmt::format("{} {}-{}", kNames[c], row.age_from, row.age_to),
            row.share[c] * of, n[c], e.source, e.low * of, e.high * of);
        sums[c] += row.share[c] * of;
      }
    }
    const auto n = count(3, [&](std::size_t i, std::size_t) { return length(i); });
    low = {0.40, 0.16, 0.27}, high = {0.55, 0.22, 0.40};
    for (std::size_t c = 0; c < 3; ++c)
      add("months of registration", fmt::format("{}, all ages", kNames[c]), sums[c], n[c],
          "derived: Flanders 2025 48 / 19 / 27 %, Limburg June 2021 40 % over two years",
          low[c] * all, high[c] * all);

    // Employability follows status and months of registration.
    std::array<double, count_of<LifeGroup>> group{};
    for (std::size_t s = 0; s < kStatuses; ++s) {
      Who who;
      who.statuses = 1u << s;
      double persons = joint_.sum(who);
      for (const FlagRow& f : tables_.flags)
        if (!f.benefit && f.flag == Flag::registered && f.who.statuses == who.statuses)
          persons -= f.persons;
      group[at(life_group(static_cast<Status>(s), -1))] += persons;
    }
    for (std::size_t c = 0; c < 3; ++c) group[at(LifeGroup::under_12) + c] = sums[c];
    std::array<double, count_of<Employability>> declared{};
    for (std::size_t g = 0; g < group.size(); ++g)
      for (std::size_t e = 0; e < declared.size(); ++e)
        declared[e] += group[g] * tables_.employability[g][e];
    const auto types =
        count(declared.size(), [&](std::size_t i, std::size_t) { return p_.employability[i]; });
    const auto stock = count(declared.size(), [&](std::size_t i, std::size_t) {
      return p_.registered_since[i] == kNever ? -1 : static_cast<int>(p_.employability[i]);
    });
    for (std::size_t e = 0; e < declared.size(); ++e) {
      double of_stock = 0;
      for (std::size_t c = 0; c < 3; ++c)
        of_stock += sums[c] * tables_.employability[at(LifeGroup::under_12) + c][e];
      add("employability", std::string(name<Employability>(e)), declared[e], types[e],
          "assumed: employability.csv");
      add("employability", fmt::format("{} of the registered", name<Employability>(e)), of_stock,
          stock[e], "derived: two types reproduce the Flemish stock and flow of 2025");
    }
  }

  void field_and_heading() {
    std::vector<double> declared(kEducations * kSexes * kFields, 0),
        heading(2 * kSexes * kEducations, 0);
    for (std::size_t j = 0; j < joint_.cells.size(); ++j) {
      const JointCell& c = joint_.cells[j];
      const auto status = static_cast<Status>(c.status);
      const std::size_t row = status == Status::student ? 0 : c.education;
      for (std::size_t f = 0; f < kFields && (row > 0 || status == Status::student); ++f)
        declared[(row * kSexes + c.sex) * kFields + f] +=
            joint_.persons[j] * tables_.field[row][c.sex][f];
      if (status != Status::pupil && status != Status::student) continue;
      const std::size_t who = status == Status::student ? 1 : 0;
      for (std::size_t e = 0; e < kEducations; ++e)
        heading[(who * kSexes + c.sex) * kEducations + e] +=
            joint_.persons[j] * tables_.heading[who][c.sex][e];
    }
    const auto n = count(declared.size(), [&](std::size_t i, std::size_t) {
      const bool student = static_cast<Status>(p_.status[i]) == Status::student;
      if (!student && p_.education[i] == 0) return -1;
      return static_cast<int>(((student ? 0u : p_.education[i]) * kSexes + p_.sex[i]) * kFields +
                              p_.field[i]);
    });
    for (std::size_t c = 0; c < declared.size(); ++c) {
      const std::size_t e = c / kFields / kSexes;
      add("field by education and sex",
          fmt::format("{} {} {}", name<Field>(c % kFields), e == 0 ? "student" : name<Education>(e),
                      name<Sex>(c / kFields % kSexes)),
          declared[c], n[c],
          e >= at(Education::bachelor) ? "derived: STEM 19 % of diplomas, men 35, women 8"
                                       : "assumed",
          declared[c] * 0.67, declared[c] * 1.33);
    }
    const auto h = count(heading.size(), [&](std::size_t i, std::size_t) {
      const auto status = static_cast<Status>(p_.status[i]);
      if (status != Status::pupil && status != Status::student) return -1;
      const std::size_t who = status == Status::student ? 1 : 0;
      return static_cast<int>((who * kSexes + p_.sex[i]) * kEducations + p_.heading_for[i]);
    });
    for (std::size_t c = 0; c < heading.size(); ++c)
      if (heading[c] > 0 || h[c] > 0)
        add("heading for",
            fmt::format("{} {} {}", c / kEducations / kSexes ? "student" : "pupil",
                        name<Sex>(c / kEducations % kSexes), name<Education>(c % kEducations)),
            heading[c], h[c], "derived: school.csv");
  }

  void shares() {
    const auto table = [&](const std::string& title, const std::vector<ShareRow>& rows,
                           std::size_t values, auto value_of, auto value_name) {
      const auto n = count(rows.size() * values, [&](std::size_t i, std::size_t) -> int {
        const int row = row_of(rows, p_, i, now_);
        return row < 0 ? -1 : row * static_cast<int>(values) + static_cast<int>(value_of(i));
      });
      for (std::size_t r = 0; r < rows.size(); ++r) {
        const double of = joint_.sum(rows[r].who);
        if (of <= 0) continue;
        for (std::size_t v = 0; v < values; ++v) {
          const bool ranged = values == 2 && v == 1;
          add(title, fmt::format("{} {}", value_name(v), rows[r].label), of * rows[r].share[v],
              n[r * values + v], rows[r].evidence.source, ranged ? rows[r].evidence.low * of : 0,
              ranged ? rows[r].evidence.high * of : 0);
        }
      }
    };
    table(
        "digital skills", tables_.digital, 2, [&](std::size_t i) { return p_.digital[i]; },
        [](std::size_t v) { return v == 1 ? "basic or more" : "less"; });
    const auto limited = count(kStatuses * 2, [&](std::size_t i, std::size_t) {
      return p_.status[i] * 2 + p_.health_limited[i];
    });
    for (std::size_t s = 0; s < kStatuses; ++s) {
      Who who;
      who.statuses = 1u << s;
      const double of = joint_.sum(who);
      const EvidenceRange& e = tables_.health_evidence[s];
      add("work-limiting health", std::string(name<Status>(s)), of * tables_.health_limited[s],
          limited[s * 2 + 1], e.source, e.low * of, e.high * of);
    }
  }

  const Persons& p_;
  Month now_;
  double scale_;
  ResidentTables tables_;
  Joint joint_;
  std::vector<std::size_t> rows_;
  std::vector<std::uint8_t> age_, class_;
  std::vector<Margin> out_;
};

}  // namespace

std::vector<Margin> margins(const World& world, const SynthesisInput& input) {
  return Report(world, input).all();
}

}  // namespace limlab
