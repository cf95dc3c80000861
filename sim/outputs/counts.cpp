#include "outputs/counts.hpp"

#include <algorithm>

#include "outputs/add_to.hpp"

namespace limlab {

namespace {

constexpr std::size_t kMostRows = 32768;  // one block's counts (13 kB) stay in the nearest cache

constexpr int kMonthsKnown = 1300;
/// Age group by age in months, so that no division is needed per person.
constexpr auto kAgeGroupOfMonths = [] {
  std::array<std::uint8_t, kMonthsKnown> table{};
  for (int m = 0; m < kMonthsKnown; ++m) table[m] = static_cast<std::uint8_t>(age_group(m / 12));
  return table;
}();
std::size_t group_of(int age_months) {
  return kAgeGroupOfMonths[std::clamp(age_months, 0, kMonthsKnown - 1)];
}

constexpr auto kResident = static_cast<std::uint8_t>(Presence::resident);
constexpr auto kNonResident = static_cast<std::uint8_t>(Presence::non_resident);
constexpr std::uint8_t kDurationBits = 3, kYoungBit = 4;
constexpr int kYoungMonths = 35 * 12;

constexpr bool works(std::uint8_t status) {
  return status < count_of<Status> && at_work(static_cast<Status>(status));
}
constexpr bool active(std::uint8_t status) {
  const auto s = static_cast<Status>(status);
  return works(status) || s == Status::jobseeker || s == Status::training || s == Status::work_care;
}

/// A change of status between two month ends of somebody who lived here at both.
void count_change(std::uint8_t before, std::uint8_t now, int age_months, PersonCounts& c) {
  const bool old = age_months >= 55 * 12;
  if (works(before) && !works(now)) {
    c.exits_55 += old;
    const auto s = static_cast<Status>(now);
    if (s == Status::retired || s == Status::early_exit) {
      ++c.retirements;
      c.retirement_months += age_months - 40 * 12;
    }
  } else if (!works(before) && works(now)) {
    c.reentries_55 += old;
  }
}

/// Somebody who was registered at the last month end: still so, or gone and where to.
void count_end_of_registration(std::uint8_t remembered, bool to_work, PersonCounts& c) {
  const std::size_t was = (remembered & kDurationBits) - 1u;
  ++c.exits_by_duration[was];
  c.to_work_by_duration[was] += to_work;
}

/// A resident with something to tell beyond sex, age, education, status and home: a flag, a change
/// of status, an arrival, a registration that may have ended. Returns the duration bits to
/// remember.
std::uint8_t count_unusual_resident(const World& w, std::size_t i, std::uint8_t remembered,
                                    Month last, PersonCounts& c) {
  const Persons& p = w.persons;
  const std::uint8_t status = p.status[i], before = p.status_before[i], flags = p.flags[i];
  const int age_months = w.now - p.birth_month[i];
  const bool newcomer = before == Persons::kOutside;
  if (before != status) ++c.changes[before * (count_of<Status> + 1) + status];
  if (newcomer) {
    c.young_arrivals += age_months < kYoungMonths && active(status) && last != kNever;
    c.young_leavers += (remembered & kYoungBit) != 0;  // the row's last person left this month
  } else if (before != status) {
    count_change(before, status, age_months, c);
  }
  const bool registered = (flags & bit(Flag::registered)) != 0;
  if ((remembered & kDurationBits) != 0 &&
      (newcomer || !registered || p.registered_since[i] > last))
    count_end_of_registration(remembered, !newcomer && works(status), c);
  if (flags == 0) return 0;
  ++c.flag_patterns[flags];
  const bool employed = (flags & (bit(Flag::working_student) | bit(Flag::ill_with_contract))) != 0;
  if (!works(status) && (employed || (flags & bit(Flag::ilo_unemployed)) != 0))
    ++(employed ? c.employed_by_flag : c.ilo_unemployed)[group_of(age_months)];
  if (!registered) return 0;
  const auto length = static_cast<std::size_t>(registration_class(w.now - p.registered_since[i]));
  ++c.by_duration[length];
  ++c.registered[p.place[i]];
  ++c.registered_field[p.field[i]];
  return static_cast<std::uint8_t>(length + 1);
}

/// A row that is a resident no more: he died or left.
void count_gone(std::uint8_t remembered, PersonCounts& c) {
  if ((remembered & kDurationBits) != 0) count_end_of_registration(remembered, false, c);
  c.young_leavers += (remembered & kYoungBit) != 0;
}

constexpr std::size_t kRun = 1024;  // rows handled together

/// The columns of a run of rows that the plain count reads.
struct RunColumns {
  const std::uint8_t *presence, *status, *sex, *education, *before, *flags, *place, *field,
      *remembered;
  const Month* birth;
};
/// Where each row of a run counts, who is young and active, who needs a closer look, and how many
/// come here to work (posts of non-residents are here: first_broken_law).
struct RunCells {
  std::array<std::uint16_t, kRun> cell, home;
  std::array<std::uint8_t, kRun> unusual, young;
  std::int32_t commuters_in;
};

// Loops without branches on 16-bit numbers, so that they vectorise.
__attribute__((target_clones("avx2", "default"))) void classify(const RunColumns& p, Month now,
                                                                std::size_t rows, RunCells& out) {
  constexpr auto first_active = static_cast<std::uint8_t>(Status::employee);
  static_assert(at(Status::work_care) - at(Status::employee) == 5,
                "the active statuses are neighbours");
  static_assert(at(Status::sheltered) - at(Status::employee) == 2, "those at work come first");
  static_assert(PersonCounts::kCells < 65536 && PersonCounts::kHomeCells < 65536);
  const std::uint8_t *presence = p.presence, *status = p.status, *sex = p.sex,
                     *education = p.education, *before = p.before, *flags = p.flags,
                     *place = p.place, *field = p.field, *remembered = p.remembered;
  const Month* birth = p.birth;
  std::uint16_t *cell = out.cell.data(), *home = out.home.data();
  std::uint8_t *unusual = out.unusual.data(), *young = out.young.data();
  std::int32_t commuters = 0;
  std::array<std::uint16_t, kRun> age;
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    const auto lived = static_cast<std::int16_t>(now - birth[k]);
    age[k] = static_cast<std::uint16_t>(
        std::min<std::int16_t>(std::max<std::int16_t>(lived, 0), kMonthsKnown - 1));
    young[k] = age[k] < kYoungMonths ? kYoungBit : 0;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    // age / 60, exact below 1,300 months
    const auto years5 = static_cast<std::uint16_t>(std::uint32_t{age[k]} * 1093 >> 16);
    const auto group = std::min<std::uint16_t>(20, years5);
    const auto index =
        static_cast<std::uint16_t>(((status[k] * 2 + sex[k]) * 21 + group) * 5 + education[k]);
    cell[k] = presence[k] == kResident ? index : static_cast<std::uint16_t>(PersonCounts::kCells);
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    const auto here = static_cast<std::uint16_t>(
        static_cast<std::uint8_t>(status[k] - first_active) < 3 ? count_of<Field> : 0);
    const auto index = static_cast<std::uint16_t>(place[k] * (2 * count_of<Field>)+here + field[k]);
    home[k] =
        presence[k] == kResident ? index : static_cast<std::uint16_t>(PersonCounts::kHomeCells);
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    const std::uint8_t outside = presence[k] == kResident ? 0 : 0xFF;
    const std::uint8_t idle = static_cast<std::uint8_t>(status[k] - first_active) <= 5 ? 0 : 0xFF;
    const auto told = static_cast<std::uint8_t>(flags[k] | (before[k] ^ status[k]) |
                                                (remembered[k] & kDurationBits));
    young[k] = static_cast<std::uint8_t>(young[k] & ~(outside | idle));
    unusual[k] = static_cast<std::uint8_t>((told & ~outside) | (remembered[k] & outside));
  }
  for (std::size_t k = 0; k < rows; ++k)
    commuters +=
        (presence[k] == kNonResident) & (static_cast<std::uint8_t>(status[k] - first_active) < 3);
  out.commuters_in = commuters;
}

/// The plain count of a run of rows, and which of them need a closer look.
void count_run(const World& w, PersonMemory& memory, Month last, std::size_t begin,
               std::size_t rows, PersonCounts& c) {
  const Persons& p = w.persons;
  const std::uint8_t* presence = &p.presence[begin];
  std::uint8_t* remembered = &memory[begin];
  RunCells run;
  classify({presence, &p.status[begin], &p.sex[begin], &p.education[begin], &p.status_before[begin],
            &p.flags[begin], &p.place[begin], &p.field[begin], remembered, &p.birth_month[begin]},
           w.now, rows, run);
  auto& [cell, home, unusual, young, commuters] = run;
  c.commuters_in += commuters;
  for (std::size_t k = 0; k < rows; ++k) {
    ++c.persons[cell[k]];
    ++c.homes[home[k]];
  }
  std::array<std::uint16_t, kRun> closer;  // collected without a branch: one row in fourteen
  std::size_t looks = 0;
  for (std::size_t k = 0; k < rows; ++k) {
    closer[looks] = static_cast<std::uint16_t>(k);
    looks += unusual[k] != 0;
  }
  for (std::size_t n = 0; n < looks; ++n) {
    const std::size_t k = closer[n];
    if (presence[k] == kResident)
      young[k] = static_cast<std::uint8_t>(
          young[k] | count_unusual_resident(w, begin + k, remembered[k], last, c));
    else
      count_gone(remembered[k], c);
  }
  std::copy_n(young.begin(), rows, remembered);
}

}  // namespace

void PersonCounts::add(const PersonCounts& o) {
  add_to(persons, o.persons), add_to(changes, o.changes), add_to(homes, o.homes);
  add_to(registered, o.registered), add_to(flag_patterns, o.flag_patterns);
  add_to(employed_by_flag, o.employed_by_flag), add_to(ilo_unemployed, o.ilo_unemployed);
  add_to(registered_field, o.registered_field);
  add_to(by_duration, o.by_duration), add_to(exits_by_duration, o.exits_by_duration);
  add_to(to_work_by_duration, o.to_work_by_duration);
  commuters_in += o.commuters_in, exits_55 += o.exits_55, reentries_55 += o.reentries_55;
  retirements += o.retirements, retirement_months += o.retirement_months;
  young_leavers += o.young_leavers, young_arrivals += o.young_arrivals;
}

PersonCounts count_persons(const World& w, const Team& team, PersonMemory& memory, Month last) {
  const Persons& p = w.persons;
  memory.resize(p.size());
  const std::size_t rows_at_once = Team::even_block(p.size(), kMostRows);
  std::vector<PersonCounts> parts(Team::blocks(p.size(), rows_at_once));
  team.for_blocks(
      p.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; i += kRun)
          count_run(w, memory, last, i, std::min(kRun, end - i), parts[block]);
      },
      rows_at_once);
  PersonCounts sum;
  for (const PersonCounts& part : parts) sum.add(part);
  return sum;
}

std::vector<std::int32_t> count_municipal(const World& w, const Team& team) {
  const Persons& p = w.persons;
  constexpr std::size_t cells = kMunicipalities * count_of<Sex> * kAgeGroups;
  const std::size_t block_rows = Team::even_block(p.size(), kMostRows);
  std::vector<std::vector<std::int32_t>> parts(Team::blocks(p.size(), block_rows));
  team.for_blocks(
      p.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        auto& c = parts[block];
        c.assign(cells, 0);
        for (std::size_t i = begin; i < end; ++i)
          if (p.presence[i] == kResident && in_limburg(p.place[i]))
            ++c[(p.place[i] * count_of<Sex> + p.sex[i]) * kAgeGroups +
                group_of(w.now - p.birth_month[i])];
      },
      block_rows);
  std::vector<std::int32_t> sum(cells);
  for (const auto& part : parts) add_to(sum, part);
  return sum;
}

}  // namespace limlab
