#include "synthesis/people_attributes.hpp"

#include <cmath>

#include "base/side_by_side.hpp"
#include "synthesis/people_deal.hpp"

namespace limlab {

namespace {

int age_of(const Persons& p, std::size_t i, Month now) {
  return age_in_years(p.birth_month[i], now);
}

bool resident(const Persons& p, std::size_t i) {
  return p.presence[i] == static_cast<std::uint8_t>(Presence::resident);
}

void deal_fields(Persons& p, Dealer& dealer, const ResidentTables& t) {
  dealer.by_share(
      Deal::field, kEducations * kSexes,
      [&](std::size_t i) -> int {
        if (static_cast<Status>(p.status[i]) == Status::student) return p.sex[i];
        if (p.education[i] == 0) return -1;  // children and pupils: general
        return static_cast<int>(p.education[i] * kSexes + p.sex[i]);
      },
      [&](std::size_t g) { return std::span<const double>(t.field[g / kSexes][g % kSexes]); },
      [&](std::size_t i, std::size_t v) { p.field[i] = static_cast<std::uint8_t>(v); });
}

/// Carries out the lines of flags.csv that `now_due` picks, in their order.
template <class Due>
void deal_flags(World& w, Dealer& dealer, const ResidentTables& t, double scale, Due now_due) {
  Persons& p = w.persons;
  std::vector<std::int32_t> rows;
  for (std::size_t k = 0; k < t.flags.size(); ++k) {
    const FlagRow& f = t.flags[k];
    if (!now_due(f)) continue;
    rows.clear();
    for (std::size_t i = 0; i < p.size(); ++i)
      if (resident(p, i) && concerns(f, p, i, w.now)) rows.push_back(static_cast<std::int32_t>(i));
    dealer.shuffle(rows, Deal::flag, static_cast<std::uint32_t>(f.benefit ? 20 : at(f.flag)));
    const std::array counts = {static_cast<std::int32_t>(std::lround(f.persons * scale))};
    Dealer::hand_out(rows, counts, [&](std::size_t i, std::size_t) {
      if (f.benefit)
        p.benefit[i] = 1;
      else
        p.flags[i] = static_cast<std::uint8_t>(p.flags[i] | bit(f.flag));
    });
  }
}

/// Months of registration. Nobody registers before 18, so the long classes go to those of 20 and
/// more first.
void deal_durations(World& w, Dealer& dealer, const ResidentTables& t, const Luck& luck) {
  Persons& p = w.persons;
  std::vector<std::uint8_t> length(p.size(), 0);
  for (const DurationRow& row : t.durations) {
    std::vector<std::int32_t> rows;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const int age = age_of(p, i, w.now);
      if ((p.flags[i] & bit(Flag::registered)) && age >= row.age_from && age <= row.age_to)
        rows.push_back(static_cast<std::int32_t>(i));
    }
    dealer.shuffle(rows, Deal::duration);
    std::stable_partition(rows.begin(), rows.end(), [&](std::int32_t r) {
      return age_of(p, static_cast<std::size_t>(r), w.now) >= 20;
    });
    const std::array<double, 3> longest_first = {row.share[2], row.share[1], row.share[0]};
    const auto counts = round_to_total(longest_first, static_cast<std::int64_t>(rows.size()));
    Dealer::hand_out(rows, counts, [&](std::size_t i, std::size_t v) {
      length[i] = static_cast<std::uint8_t>(2 - v);
      p.registered_since[i] = plus(w.now, -kDurationStart[2 - v]);
    });
  }
  dealer.by_share(
      Deal::employability, count_of<LifeGroup>,
      [&](std::size_t i) -> int {
        if (!resident(p, i)) return -1;
        const int months = p.registered_since[i] == kNever ? -1 : w.now - p.registered_since[i];
        return static_cast<int>(at(life_group(static_cast<Status>(p.status[i]), months)));
      },
      [&](std::size_t g) { return std::span<const double>(t.employability[g]); },
      [&](std::size_t i, std::size_t v) { p.employability[i] = static_cast<std::uint8_t>(v); });
  // The exact month inside the class: geometric, at the monthly exit hazard of the person's type
  // (two-type reading of the Flemish stock and flow of 2025: 0.038 for the slow, 0.5 for the
  // quick).
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p.registered_since[i] == kNever) continue;
    const bool slow = p.employability[i] == static_cast<std::uint8_t>(Employability::low);
    const std::uint32_t leave = threshold(slow ? 0.038 : 0.5);
    const int since_18 = w.now - p.birth_month[i] - 18 * 12;
    const int from = kDurationStart[length[i]];
    const int to = std::max(from, std::min(kDurationStart[length[i] + 1] - 1, since_18));
    int months = from;
    for (std::uint32_t draw = 0;; ++draw) {
      const auto words = luck.block(p.key[i], w.now, purpose::synth_person, 1000 + draw);
      int k = 0;
      while (k < 4 && words[static_cast<std::size_t>(k)] >= leave) ++k, ++months;
      if (months > to)
        months = from + (months - from) % (to - from + 1);  // memoryless: begin again
      if (k < 4) break;
    }
    p.registered_since[i] = plus(w.now, -months);
  }
}

void deal_health(Persons& p, Dealer& dealer, const ResidentTables& t) {
  dealer.by_share(
      Deal::health, kStatuses, [&](std::size_t i) { return resident(p, i) ? p.status[i] : -1; },
      [&](std::size_t s) {
        return std::array<double, 2>{1 - t.health_limited[s], t.health_limited[s]};
      },
      [&](std::size_t i, std::size_t v) { p.health_limited[i] = static_cast<std::uint8_t>(v); });
}

void deal_headings(Persons& p, Dealer& dealer, const ResidentTables& t) {
  dealer.by_share(
      Deal::heading, 2 * kSexes,
      [&](std::size_t i) -> int {
        const auto s = static_cast<Status>(p.status[i]);
        if (s != Status::pupil && s != Status::student) return -1;
        return static_cast<int>((s == Status::student ? kSexes : 0) + p.sex[i]);
      },
      [&](std::size_t g) { return std::span<const double>(t.heading[g / kSexes][g % kSexes]); },
      [&](std::size_t i, std::size_t v) { p.heading_for[i] = static_cast<std::uint8_t>(v); });
}

template <class Write>
void deal_rows(World& w, Dealer& dealer, Deal what, const std::vector<ShareRow>& rows,
               Write write) {
  const Persons& p = w.persons;
  dealer.by_share(
      what, rows.size(),
      [&](std::size_t i) { return resident(p, i) ? row_of(rows, p, i, w.now) : -1; },
      [&](std::size_t g) { return std::span<const double>(rows[g].share); }, write);
}

}  // namespace

int row_of(const std::vector<ShareRow>& rows, const Persons& p, std::size_t i, Month now) {
  const int age = age_of(p, i, now);
  for (std::size_t k = 0; k < rows.size(); ++k)
    if (rows[k].who.holds(p.status[i], p.education[i], p.origin[i], p.sex[i], age))
      return static_cast<int>(k);
  return -1;
}

bool concerns(const FlagRow& f, const Persons& p, std::size_t i, Month now) {
  if (!f.who.holds(p.status[i], p.education[i], p.origin[i], p.sex[i], age_of(p, i, now)))
    return false;
  const bool registered = p.registered_since[i] != kNever;
  const int months = registered ? now - p.registered_since[i] : -1;
  switch (f.registration) {
    case Registration::any:
      return true;
    case Registration::registered:
      return registered;
    case Registration::unregistered:
      return !registered;
    case Registration::under_24:
      return registered && months < 24;
    case Registration::over_24:
      return registered && months >= 24;
  }
  return false;
}

void give_attributes(World& world, const ResidentTables& t, const SynthesisInput& input,
                     const Luck& luck, const Team& team) {
  Persons& p = world.persons;
  const Dealer all(p.key, luck, world.now);
  const auto registers = [](const FlagRow& f) { return !f.benefit && f.flag == Flag::registered; };
  constexpr std::array<std::uint8_t, 4> kHours = {38, 30, 24, 16};
  side_by_side(team, {[&, dealer = all]() mutable {
                        deal_flags(world, dealer, t, input.scale, registers);
                        deal_durations(world, dealer, t, luck);
                        deal_flags(world, dealer, t, input.scale,
                                   [&](const FlagRow& f) { return !registers(f); });
                      },
                      [&, dealer = all]() mutable { deal_fields(p, dealer, t); },
                      [&, dealer = all]() mutable {
                        deal_rows(world, dealer, Deal::digital, t.digital,
                                  [&](std::size_t i, std::size_t v) {
                                    p.digital[i] = static_cast<std::uint8_t>(v);
                                  });
                      },
                      [&, dealer = all]() mutable {
                        deal_rows(world, dealer, Deal::hours, t.hours,
                                  [&](std::size_t i, std::size_t v) { p.hours[i] = kHours[v]; });
                      },
                      [&, dealer = all]() mutable { deal_health(p, dealer, t); },
                      [&, dealer = all]() mutable { deal_headings(p, dealer, t); }});
  give_histories(world, t, luck, team);
}

}  // namespace limlab
