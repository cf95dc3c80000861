#include <algorithm>
#include <array>

#include "base/math.hpp"
#include "synthesis/people_attributes.hpp"
#include "words/purpose.hpp"

namespace limlab {

namespace {

/// Draw numbers of purpose::synth_person; explicit, never reused.
enum class Draw : std::uint32_t { career = 0, spell = 1, school = 2, child = 3, occupation = 4 };

constexpr double kWord = 1.0 / 4294967296.0;

/// Usual age at leaving school by education [years].
constexpr std::array<int, kEducations> kLeavesSchoolAt = {18, 18, 19, 22, 24};
/// Last wage of those without work against the mean of their occupation (assumed, 0.85-0.95: losers
/// of jobs earned less than those who stay).
constexpr double kLastWage = 0.9;
/// Share of pupils who leave secondary school a year late (Limburg, 2016-17: 26.2 %).
constexpr double kLeavesLate = 0.26;

class Historian {
 public:
  Historian(World& w, const ResidentTables& t, const Luck& luck)
      : p_(w.persons), t_(t), luck_(luck), now_(w.now), this_year_(year_of(w.now)) {
    for (std::size_t s = 0; s < kSexes; ++s)
      for (std::size_t e = 0; e < kEducations; ++e) {
        double sum = 0;
        for (std::size_t o = 0; o < count_of<Occupation>; ++o)
          cumulative_[s][e][o] = sum += t.occupation[s][e][o];
      }
  }

  void write(std::size_t i) {
    const auto status = static_cast<Status>(p_.status[i]);
    switch (status) {
      case Status::child:
        p_.status_since[i] = p_.birth_month[i];
        break;
      case Status::pupil:
        pupil(i);
        break;
      case Status::student:
        student(i);
        break;
      default:
        career(i, status);
    }
    if (p_.sex[i] == static_cast<std::uint8_t>(Sex::female)) youngest_child(i);
  }

 private:
  std::array<std::uint32_t, 4> draw(std::size_t i, Draw d) const {
    return luck_.block(p_.key[i], now_, purpose::synth_person, static_cast<std::uint32_t>(d));
  }
  int months_old(std::size_t i) const { return now_ - p_.birth_month[i]; }
  /// The June or September in which the school year of a birth year turns an age.
  Month school_month(std::size_t i, int age, int month) const {
    return make_month(year_of(p_.birth_month[i]) + age, month);
  }

  /// Secondary school from 12; a quarter leaves a year late.
  void pupil(std::size_t i) {
    p_.status_since[i] = std::min(now_, school_month(i, 12, 9));
    const auto words = draw(i, Draw::school);
    int at_age = 18 + (words[0] < threshold(kLeavesLate) ? 1 : 0);
    while (school_month(i, at_age, 6) <= now_) ++at_age;
    p_.leaves_school[i] = school_month(i, at_age, 6);
  }

  /// Began at 18 or 19 and is still there: stays as long as those of his cohort who are. Older
  /// students came back to school; who has been there longer than anybody stays leaves in one of
  /// the next two Junes.
  void student(std::size_t i) {
    const auto words = draw(i, Draw::school);
    const bool came_back = months_old(i) >= 27 * 12;
    const int begins =
        year_of(p_.birth_month[i]) + 18 + (words[0] < threshold(kLeavesLate) ? 1 : 0);
    p_.status_since[i] = came_back ? plus(now_, -16) : std::min(now_, make_month(begins, 9));
    const int began = came_back ? this_year_ - 1 : std::min(begins, this_year_);
    const int years = t_.study.years_beyond(static_cast<Education>(p_.heading_for[i]),
                                            this_year_ - began, kWord * words[1]);
    p_.leaves_school[i] =
        make_month(years > 0 ? began + years : this_year_ + (words[2] < threshold(0.5) ? 1 : 2), 6);
  }

  void career(std::size_t i, Status status) {
    const Career& c = t_.careers[at(status)][p_.sex[i]];
    const auto words = draw(i, Draw::career);
    const int out_of_school = std::max(0, months_old(i) - 12 * kLeavesSchoolAt[p_.education[i]]);
    const bool working = at_work(status);
    if (working || words[0] >= threshold(c.never_worked)) {
      const int career_end =
          status == Status::retired
              ? std::min(out_of_school, 12 * (62 - kLeavesSchoolAt[p_.education[i]]))
              : out_of_school;
      const double spread = 0.75 + 0.5 * kWord * words[1];  // mean 1
      const int worked = static_cast<int>(c.worked_share * spread * career_end);
      p_.experience[i] = static_cast<Month>(std::clamp(worked, 0, career_end));
    }
    const bool worked = p_.experience[i] > 0;
    p_.entered[i] = working || worked || p_.registered_since[i] != kNever ? 1 : 0;
    // Who looks for work without having worked looks for what his education leads to.
    if (!working && (worked || status == Status::jobseeker || status == Status::training))
      last_job(i, worked);
    p_.status_since[i] = plus(now_, -spell(i, status, c, out_of_school));
  }

  void last_job(std::size_t i, bool worked) {
    const auto& table = cumulative_[p_.sex[i]][p_.education[i]];
    const auto words = draw(i, Draw::occupation);
    const double u = kWord * words[0] * table.back();
    const auto o =
        static_cast<std::size_t>(std::upper_bound(table.begin(), table.end(), u) - table.begin());
    p_.occupation[i] = static_cast<std::uint8_t>(std::min(o, count_of<Occupation> - 1));
    if (!worked) return;
    // 13 % spread inside the occupation, as a sum of three uniform words.
    const double noise = kWord * words[1] + kWord * words[2] + kWord * words[3] - 1.5;
    p_.wage[i] =
        static_cast<std::int32_t>(t_.wage[p_.occupation[i]] * kLastWage * (1 + 0.26 * noise));
  }

  /// Months ill, as a stock at rest has them: recovery is 13 % a month in the first year and slow
  /// after it (people_factors.csv). With a contract the illness is of the last year; without one
  /// nearly always older.
  double ill_for(std::size_t i, std::uint64_t bits, double beyond) const {
    const double u = kWord * static_cast<double>(bits >> 32);
    const bool recent =
        (p_.flags[i] & bit(Flag::ill_with_contract)) != 0 || u < kNewlyIllWithoutContract;
    if (!recent) return 12 + beyond;
    const double v = kWord * static_cast<double>(bits & 0xFFFFFFFFu);
    return std::min(11.0, -log_same_bits(1 - v * (1 - 0.188)) / 0.139);
  }

  /// Months in the present status.
  int spell(std::size_t i, Status status, const Career& c, int out_of_school) const {
    const auto bits =
        luck_.bits(p_.key[i], now_, purpose::synth_person, static_cast<std::uint32_t>(Draw::spell));
    if (status == Status::retired) {
      // Retired at 60 to 65, mostly near 63 (mean exit about 62 in 2025); never in the future.
      const int age_then = 60 * 12 + static_cast<int>(bits >> 32) % 72;
      return std::max(1, months_old(i) - age_then);
    }
    if (status == Status::jobseeker) {
      if (p_.registered_since[i] != kNever) return now_ - p_.registered_since[i];
      return static_cast<int>(std::min(24.0, 6 * exponential_from_bits(bits)));
    }
    double months = c.mean_months * exponential_from_bits(bits);
    if (status == Status::ill) months = ill_for(i, bits, months);
    months = std::min({months, static_cast<double>(c.longest_months),
                       static_cast<double>(std::max(1, out_of_school))});
    // Nobody trains or is in work care for longer than he is registered.
    if (p_.registered_since[i] != kNever)
      months = std::min(months, 0.0 + now_ - p_.registered_since[i]);
    return static_cast<int>(months);
  }

  /// Goes back year by year: had she a child then? Births of the last eighteen years only.
  void youngest_child(std::size_t i) {
    const int age = months_old(i) / 12;
    if (age < 15 || age > 67) return;
    const auto words = draw(i, Draw::child);
    double none = 1;
    const double u = kWord * words[0];
    for (int back = 0; back < 18; ++back) {
      const int then = age - back;
      if (then < 15) return;
      if (then > 49) continue;
      none *= 1 - t_.births_per_woman[static_cast<std::size_t>(then)];
      if (1 - none > u) {
        p_.youngest_child[i] = plus(now_, -12 * back - static_cast<int>(words[1] % 12));
        return;
      }
    }
  }

  Persons& p_;
  const ResidentTables& t_;
  const Luck& luck_;
  Month now_;
  int this_year_;
  Grid<double, kSexes, kEducations, count_of<Occupation>> cumulative_{};
};

}  // namespace

void give_histories(World& world, const ResidentTables& tables, const Luck& luck,
                    const Team& team) {
  Historian historian(world, tables, luck);
  team.for_blocks(world.persons.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (world.persons.presence[i] == static_cast<std::uint8_t>(Presence::resident))
        historian.write(i);
  });
}

}  // namespace limlab
