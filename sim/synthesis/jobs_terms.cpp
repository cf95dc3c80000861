#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "synthesis/jobs_plan.hpp"

// Contract, hours, tenure and pay of the planned posts, once their holders are known.

namespace limlab::jobs {

namespace {

int age_of(const World& w, const Plan& plan, std::int32_t person) {
  return age_in_years(w.persons.birth_month[static_cast<std::size_t>(person)], plan.start);
}

bool employee_post(const PlannedPost& p) {
  return p.contract != Contract::own_account && p.contract != Contract::sheltered;
}

/// The `wanted` posts with the smallest waiting time at a rate equal to their weight: a weighted
/// sample without replacement that does not depend on order (Efraimidis and Spirakis 2006).
std::vector<std::size_t> sample(const Plan& plan, const std::vector<std::size_t>& posts,
                                const std::vector<double>& weight, int wanted, std::uint32_t draw) {
  std::vector<double> wait(posts.size());
  plan.team.for_blocks(posts.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k)
      wait[k] =
          exponential_from_bits(plan.bits(plan.posts[posts[k]].key, purpose::synth_post, draw)) /
          weight[k];
  });
  std::vector<std::pair<double, std::size_t>> waits;
  for (std::size_t k = 0; k < posts.size(); ++k)
    if (weight[k] > 0) waits.emplace_back(wait[k], posts[k]);
  const auto n = std::min(waits.size(), static_cast<std::size_t>(std::max(0, wanted)));
  std::nth_element(waits.begin(), waits.begin() + static_cast<std::ptrdiff_t>(n), waits.end());
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < n; ++k) out.push_back(waits[k].second);
  return out;
}

/// Shares min(0.92, f × weight) of the groups that give `total` over groups of `count`.
std::vector<double> shares(const std::vector<double>& weight, const std::vector<int>& count,
                           double total) {
  double low = 0, high = 1000;
  std::vector<double> out(weight.size());
  for (int step = 0; step < 60; ++step) {
    const double f = (low + high) / 2;
    double now = 0;
    for (std::size_t k = 0; k < weight.size(); ++k)
      now += count[k] * (out[k] = std::min(0.92, f * weight[k]));
    (now < total ? low : high) = f;
  }
  return out;
}

/// Calls of(post) for every planned post, in any order.
template <class Of>
void for_posts(Plan& plan, Of of) {
  plan.team.for_blocks(plan.posts.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t j = begin; j < end; ++j) of(plan.posts[j]);
  });
}

std::uint8_t part_time_hours(double u) { return u < 0.5 ? 30 : u < 0.65 ? 24 : 19; }

}  // namespace

void set_contracts(const World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  std::vector<std::size_t> temporary;
  for (const bool young : {true, false}) {
    std::vector<std::size_t> posts;
    std::vector<double> weight;
    for (std::size_t j = 0; j < plan.posts.size(); ++j) {
      const auto& p = plan.posts[j];
      if (p.state != PostState::filled || !employee_post(p)) continue;
      if ((age_of(w, plan, p.holder) < 35) != young) continue;
      posts.push_back(j);
      weight.push_back(t.sectors[p.sector].temporary + 0.4 * t.sectors[p.sector].agency);
    }
    const double share = t.figure(young ? "temporary_under_35" : "temporary_35_and_over") / 100;
    for (const auto j : sample(plan, posts, weight, scaled(double(posts.size()), share), 2))
      temporary.push_back(j);
  }
  std::sort(temporary.begin(), temporary.end());
  std::vector<double> weight;
  for (const auto j : temporary) {
    plan.posts[j].contract = Contract::temporary;
    weight.push_back(t.sectors[plan.posts[j].sector].agency);
  }
  const double share = t.figure("agency_of_temporary") / 100;
  for (const auto j : sample(plan, temporary, weight, scaled(double(temporary.size()), share), 3))
    plan.posts[j].contract = Contract::agency;
  for (auto& p : plan.posts)
    if (p.state == PostState::vacant) {
      const auto& s = t.sectors[p.sector];
      const double agency = t.figure("agency_of_vacancies") / 100 * std::min(2.5, s.agency);
      const double fixed = t.figure("temporary_of_vacancies") / 100 * std::min(2.0, s.temporary);
      const double u = plan.uniform(p.key, purpose::synth_post, 4);
      p.contract = u < agency           ? Contract::agency
                   : u < agency + fixed ? Contract::temporary
                                        : Contract::permanent;
    }
}

void set_hours(const World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  std::array<std::array<std::vector<std::size_t>, kSectors>, 2> posts;  // resident employees
  std::array<int, 2> count{};
  for (std::size_t j = 0; j < plan.posts.size(); ++j) {
    const auto& p = plan.posts[j];
    if (p.state != PostState::filled || !employee_post(p)) continue;
    const auto i = static_cast<std::size_t>(p.holder);
    if (!in_limburg(w.persons.place[i])) continue;
    posts[w.persons.sex[i]][p.sector].push_back(j);
    ++count[w.persons.sex[i]];
  }
  const double all = t.figure("part_time") / 100 * (count[0] + count[1]);
  const double women = t.figure("part_time_women") / 100 * count[1];
  std::array<std::vector<double>, 2> share;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    std::vector<double> weight(kSectors);
    std::vector<int> n(kSectors);
    for (std::size_t s = 0; s < kSectors; ++s) {
      weight[s] = sex ? t.sectors[s].part_time_women : t.sectors[s].part_time_men;
      n[s] = static_cast<int>(posts[sex][s].size());
    }
    const int total = scaled(sex ? women : std::max(0.0, all - women), 1);
    share[sex] = shares(weight, n, total);
    std::vector<double> expected(kSectors);
    for (std::size_t s = 0; s < kSectors; ++s) expected[s] = share[sex][s] * n[s];
    const auto whole = apportion(expected, total);
    for (std::size_t s = 0; s < kSectors; ++s) {
      std::vector<double> by_age;  // one and a half times as often from 55 on (Flanders 2020)
      for (const auto j : posts[sex][s])
        by_age.push_back(age_of(w, plan, plan.posts[j].holder) >= 55 ? 1.7 : 1.0);
      for (const auto j : sample(plan, posts[sex][s], by_age, whole[s], 5))
        plan.posts[j].hours =
            part_time_hours(plan.uniform(plan.posts[j].key, purpose::synth_post, 6));
    }
  }
  for_posts(plan, [&](PlannedPost& p) {  // everybody else: the same shares, drawn
    double chance = 0;
    const double female = t.occupations[p.occupation].women;
    if (p.holder < 0)
      chance = female * share[1][p.sector] + (1 - female) * share[0][p.sector];
    else if (p.contract == Contract::own_account)
      chance = 0.12;
    else if (p.contract == Contract::sheltered)
      chance = 0.35;
    else if (p.state == PostState::reserved ||
             !in_limburg(w.persons.place[static_cast<std::size_t>(p.holder)]))
      chance = share[w.persons.sex[static_cast<std::size_t>(p.holder)]][p.sector];
    if (plan.uniform(p.key, purpose::synth_post, 5) < chance)
      p.hours = part_time_hours(plan.uniform(p.key, purpose::synth_post, 6));
  });
}

void set_tenure(const World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  const double short_share = t.figure("tenure_short_share"),
               short_months = 12 * t.figure("tenure_short_years"),
               life_share = t.figure("tenure_life_share");
  const double open_months = t.figure("vacancy_duration");
  // A vacancy leaves with chance 1 / (mean + 1) a month, counted from the month it opened: the age
  // of those open today is geometric with the mean completed duration.
  const double per_month = -log_same_bits(1 - 1 / (open_months + 1));
  for_posts(plan, [&](PlannedPost& p) {
    auto u = [&](std::uint32_t draw) { return plan.uniform(p.key, purpose::synth_post, draw); };
    if (p.state == PostState::vacant) {
      const double age = -log_same_bits(1 - u(7)) / per_month;
      p.start = plus(plan.start, -static_cast<int>(std::min(age, 24.0)));
      return;
    }
    const double career = w.persons.experience[static_cast<std::size_t>(p.holder)] + 1.0;
    const double lasting = t.sectors[p.sector].tenure;
    const bool fixed = p.contract == Contract::temporary || p.contract == Contract::agency;
    const double brief = std::min(0.7, short_share / lasting),
                 life = std::min(0.6, life_share * lasting);
    const double v = u(7);
    // A short spell, nearly the whole career, or anything in between.
    double months = v < brief          ? -short_months * log_same_bits(1 - u(8))
                    : v < brief + life ? career * (0.8 + 0.2 * u(8))
                                       : career * u(8);
    months = std::min(months, career);
    if (fixed) months = std::min(career, u(8) * 18);
    if (p.firm >= 0) {  // nobody started before the firm did
      const double firm_age = plan.start - w.firms.founded[static_cast<std::size_t>(p.firm)];
      if (months > firm_age) months = firm_age * u(12);
    }
    p.start = plus(plan.start, -static_cast<int>(std::min(months, career - 1)));
  });
}

void set_wages(const World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  const std::array<double, kLevels> by_level = {t.figure("wage_low"), t.figure("wage_medium"),
                                                t.figure("wage_bachelor"), t.figure("wage_master")};
  const double spread = t.figure("wage_spread");
  const auto pay_of = [&](const PlannedPost& p) {
    const auto& o = t.occupations[p.occupation];
    const auto holder = static_cast<std::size_t>(p.holder);
    const double age = p.holder < 0 ? 33 : age_of(w, plan, p.holder);
    const std::size_t l = level(p.holder < 0 ? p.education : w.persons.education[holder]);
    double pay =
        o.wage * by_level[l] * (1 + o.wage_by_age * std::clamp((age - 40) / 20, -1.05, 1.15));
    if (p.firm >= 0) pay *= 1 + w.firms.wage_premium[static_cast<std::size_t>(p.firm)] / 1000.0;
    if (!in_limburg(p.place)) pay *= t.markets[p.place - kMunicipalities].wage;
    if (p.contract == Contract::sheltered) pay *= 0.85;
    pay *= exp_same_bits(spread * (p.holder < 0 ? 0.6 : 1.0) *
                         normal_from_bits(plan.bits(p.key, purpose::synth_post, 9)));
    return pay;
  };
  std::vector<double> raw(plan.posts.size());
  for_posts(plan, [&](const PlannedPost& p) { raw[&p - plan.posts.data()] = pay_of(p); });
  double total = 0;
  int count = 0;
  for (std::size_t j = 0; j < plan.posts.size(); ++j) {
    const auto& p = plan.posts[j];
    if (p.state == PostState::filled && in_limburg(p.place) && employee_post(p))
      total += raw[j], ++count;
  }
  // The province's level, with its mix of work, is the declared mean.
  const double level_cents = count > 0 ? 100 * t.figure("mean_wage") * count / total : 0;
  for (std::size_t j = 0; j < plan.posts.size(); ++j)
    plan.posts[j].wage = static_cast<std::int32_t>(std::max(raw[j] * level_cents, 205'000.0));
}

}  // namespace limlab::jobs
