// The fast part of the survey: who may search at all. Loops over whole batches.
#include "behaviour/job_change_bands.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

using namespace job_change;

namespace {

/// Classes of people who search alike: employees by tenure and age, the others by status, absent
/// rows.
constexpr std::size_t kEmployees = 16, kAbsent = kEmployees + count_of<Status>,
                      kClasses = kAbsent + 1;
static_assert(kAbsent < 256);

/// The class of each of `n` rows. No branches and 16-bit numbers, so that it vectorises.
__attribute__((target_clones("avx2", "default"))) void classes(const std::uint8_t* presence,
                                                               const std::uint8_t* status,
                                                               const Month* job_start,
                                                               const Month* birth, Month now,
                                                               std::size_t n, std::uint8_t* to) {
  constexpr auto employee = static_cast<std::uint8_t>(Status::employee);
  const auto earliest = static_cast<Month>(now - (kLongest - 1));
  std::array<std::uint8_t, Survey::kBatch> group;
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const Month began = job_start[k] > earliest ? job_start[k] : earliest,
                born = birth[k] > earliest ? birth[k] : earliest;
    const auto tenure = static_cast<std::int16_t>(now - began),
               age = static_cast<std::int16_t>(now - born);
    const std::uint16_t t1 = tenure >= kTenureYears[0] * 12 ? 4 : 0,
                        t2 = tenure >= kTenureYears[1] * 12 ? 4 : 0,
                        t3 = tenure >= kTenureYears[2] * 12 ? 4 : 0,
                        a1 = age >= kAgeYears[0] * 12 ? 1 : 0,
                        a2 = age >= kAgeYears[1] * 12 ? 1 : 0,
                        a3 = age >= kAgeYears[2] * 12 ? 1 : 0;
    group[k] = static_cast<std::uint8_t>(t1 + t2 + t3 + a1 + a2 + a3);
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint8_t works = group[k], other = static_cast<std::uint8_t>(kEmployees + status[k]);
    const std::uint8_t present = status[k] == employee ? works : other;
    to[k] = presence[k] != 0 ? present : static_cast<std::uint8_t>(kAbsent);
  }
}

}  // namespace

void Survey::screen(const World& w, const Terms& terms, std::size_t from, std::size_t n,
                    Candidates& out) const {
  // Employees by tenure and age; of the others everybody who can search, except at home, where few
  // do. Measures that change who searches or starts: everybody who can gets a closer look.
  const bool all =
      !terms.rates[at(Rate::search)].empty() || !terms.rates[at(Rate::own_account_start)].empty();
  std::array<std::uint32_t, kClasses> bound{};
  std::array<std::uint8_t, kClasses> looks{};
  static_assert(kTenureBands * kAgeBands == kEmployees);
  for (std::size_t g = 0; g < kEmployees; ++g)
    bound[g] = all ? ~0u : employee_threshold_[g / kAgeBands][g % kAgeBands], looks[g] = 1;
  for (const Status s : {Status::jobseeker, Status::work_care, Status::training})
    bound[kEmployees + at(s)] = ~0u;
  bound[kEmployees + at(Status::home)] = all && inactive_ > 0 ? ~0u : threshold(inactive_);
  for (std::size_t g = kEmployees; g < kClasses; ++g) looks[g] = bound[g] != 0;
  const Persons& p = w.persons;
  std::array<std::uint8_t, kBatch> group;
  classes(&p.presence[from], &p.status[from], &p.job_start[from], &p.birth_month[from], w.now, n,
          group.data());
  const Key* key = &p.key[from];
  std::size_t found = 0;
  for (std::size_t k = 0; k < n; ++k) {
    out.key[found] = key[k];
    out.row[found] = static_cast<std::uint16_t>(k);
    out.bound[found] = bound[group[k]];
    found += looks[group[k]];
  }
  out.n = found;
}

}  // namespace limlab
