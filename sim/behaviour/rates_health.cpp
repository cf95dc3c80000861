// Hazards of long illness and recovery, and of leaving work for home or care and coming back.
// Recovery falls with duration; the inflow of a group is what keeps its stock of the start: stock /
// mean duration, over the people exposed. While people age, those who are ill grow older too: where
// illness is commoner at a higher age the inflow makes up that difference as well (nothing to make
// up when ages are frozen).
#include "behaviour/people_rates.hpp"
#include "synthesis/people_attributes.hpp"

namespace limlab {

namespace {

constexpr std::size_t kFirstGroup = 3, kLastGroup = 13;  // 15-19 … 65-69

/// First age group in which nobody at home looks for work (behaviour/searchers.cpp).
constexpr std::size_t kGroupOf60 = 12;
/// Monthly exits of the long-term ill by death and departure (living population; assumed,
/// 0.001-0.002).
constexpr double kOtherExits = 0.0015;

/// Net gain of people at home by migration a month against their number, 20-54 (derived from the
/// arrivals by status of people_factors.csv and equal departure rates; 0.003-0.007).
constexpr double kNetArrivals = 0.005;

struct Cell {
  double with_status = 0, people = 0;
};

/// Residents of a sex, level of education (3 = all) and age group with `status`, and all of them.
Cell cell_of(const InitialPrevalence& n, std::size_t sex, std::size_t level, std::size_t group,
             Status status) {
  Cell out;
  for (std::size_t e = 0; e < count_of<Education>; ++e) {
    if (level < 3 && level_of(static_cast<Education>(e)) != level) continue;
    out.with_status += static_cast<double>(n.persons[sex][e][group][at(status)]);
    for (const auto k : n.persons[sex][e][group]) out.people += static_cast<double>(k);
  }
  return out;
}

/// How much of the status a group must gain a month to look like the older group when it gets
/// there.
double ageing(const InitialPrevalence& n, std::size_t sex, std::size_t level, std::size_t group,
              Status status) {
  if (group <= kFirstGroup || group > kGroupOf60) return 0;
  if (group == kGroupOf60) {
    // The next group is cut off by the pension: what people gained on their way here goes on.
    if (status != Status::ill) return 0;
    const Cell before = cell_of(n, sex, level, group - 1, status),
               here = cell_of(n, sex, level, group, status);
    if (before.people <= 0 || here.people <= 0) return 0;
    return (here.with_status / here.people - before.with_status / before.people) / 60 * here.people;
  }
  const Cell before = cell_of(n, sex, level, group - 1, status),
             here = cell_of(n, sex, level, group, status),
             after = cell_of(n, sex, level, group + 1, status);
  if (before.people <= 0 || after.people <= 0) return 0;
  return (after.with_status / after.people - before.with_status / before.people) / 120 *
         here.people;
}

}  // namespace

void PeopleRates::set_health() {
  // Survival of an illness: mean duration, share and mean stay within the reserved months.
  double alive = 1, mean = 0, reserved_stay = 0;
  for (int k = 0; k < 1200; ++k) {
    if (k > 0)
      alive *= 1 - std::min(1.0, weights.recovery(k) * settings.recovery_scale +
                                     (settings.constant_population ? 0 : kOtherExits));
    mean += alive;
    if (k < static_cast<int>(settings.reserved_months)) reserved_stay += alive;
    if (k > 0)
      most_recovery_ = std::max(most_recovery_, weights.recovery(k) * settings.recovery_scale);
  }
  const bool living = !settings.constant_population;
  double inflow = 0, inflow_at_work = 0, inflow_own_account = 0;
  for (std::size_t sex = 0; sex < 2; ++sex)
    for (std::size_t g = kFirstGroup; g <= kLastGroup; ++g) {
      double all_ill = 0, all_weight = 0;
      for (std::size_t level = 0; level < 3; ++level) {
        all_ill += cell_of(initial, sex, level, g, Status::ill).with_status;
        all_weight += static_cast<double>(initial.ill_weight[sex][level][g]) * 1e-6;
      }
      for (std::size_t level = 0; level < 3; ++level) {
        const Cell cell = cell_of(initial, sex, level, g, Status::ill);
        const double weight = static_cast<double>(initial.ill_weight[sex][level][g]) * 1e-6;
        // A cell of few people leans on its sex and age group as if 20 more (real) people stood
        // behind it.
        const double few = 20 * scale_;
        const double lean = all_weight > 0 ? few * all_ill / all_weight : 0;
        double flow = (cell.with_status + lean) / mean * weight / (weight + few);
        if (living) flow += std::max(0.0, ageing(initial, sex, level, g, Status::ill));
        illness_[sex][level][g] = weight > 0 ? std::min(0.05, flow / weight) : 0;
        inflow += illness_[sex][level][g] * weight;
      }
    }
  if (initial.all_ill_weight > 0) {
    const double each = inflow / static_cast<double>(initial.all_ill_weight);
    inflow_at_work = each * static_cast<double>(initial.at_work_ill_weight);
    inflow_own_account = each * static_cast<double>(initial.own_account_ill_weight);
  }
  // Who has a business keeps it; of the others as many keep their post as make up the stock.
  const double inflow_employed = inflow_at_work - inflow_own_account;
  keeps_contract_ =
      inflow_employed > 0 && reserved_stay > 0
          ? std::clamp((static_cast<double>(initial.ill_with_contract) / reserved_stay -
                        inflow_own_account) /
                           inflow_employed,
                       0.0, 0.95)
          : 0.5;
  const double keep_post = inflow_employed * keeps_contract_ + inflow_own_account;
  const double at_rest = keep_post * reserved_stay;
  too_recently_ill_ =
      initial.ill_with_contract > 0
          ? std::clamp(1 - at_rest / static_cast<double>(initial.ill_with_contract), 0.0, 1.0)
          : 0;

  quit_level_ = initial.quit_home_weight > 0
                    ? settings.quit_home * static_cast<double>(initial.workers) /
                          (static_cast<double>(initial.quit_home_weight) * 1e-6)
                    : settings.quit_home;
  double seekers = 0;
  for (const auto& d : initial.seekers) seekers += static_cast<double>(d[0] + d[1]);
  dropout_level_ =
      initial.dropout_weight > 0
          ? settings.dropout * seekers / (static_cast<double>(initial.dropout_weight) * 1e-6)
          : settings.dropout;
  const double back_at_post = inflow > 0 ? keep_post / inflow * 0.66 : 0;
  set_return(1 / mean, back_at_post);
}

/// People at home: out go as many as come in, by sex, level of education and age group.
/// `ill_exits`: chance a month that somebody ill recovers; `back_at_post`: share of them who return
/// to the post they kept.
void PeopleRates::set_return(double ill_exits, double back_at_post) {
  const bool living = !settings.constant_population;
  PersonFacts someone;
  someone.status = Status::home;
  const double illness_at_home = weights.illness(someone);
  for (std::size_t sex = 0; sex < 2; ++sex)
    for (std::size_t g = kFirstGroup; g <= kLastGroup; ++g) {
      std::array<double, 3> flow{}, weight{};
      double all_flow = 0, all_weight = 0;
      for (std::size_t level = 0; level < 3; ++level) {
        const auto people = [&](Status s) {
          return cell_of(initial, sex, level, g, s).with_status;
        };
        const double at_home = people(Status::home);
        double& f = flow[level];
        f = quit_level_ * 1e-6 * static_cast<double>(initial.quit_home_by_group[sex][level][g]) +
            dropout_level_ * 1e-6 * static_cast<double>(initial.dropout_by_group[sex][level][g]) +
            people(Status::ill) * ill_exits * (1 - back_at_post) *
                (1 - settings.recovered_to_jobseeker) -
            (g < kGroupOf60 ? settings.direct_hires * at_home : 0);
        // Self-employed who stop and people who come to Limburg without work also come home.
        f += settings.self_employed_stop / 12 * 0.3 * people(Status::self_employed);
        if (living && g >= 4 && g <= 10) f += kNetArrivals * at_home;
        f -= illness_[sex][level][g] * illness_at_home * at_home;
        if (living) f -= ageing(initial, sex, level, g, Status::home);
        weight[level] = static_cast<double>(initial.return_by_group[sex][level][g]) * 1e-6;
        all_flow += f, all_weight += weight[level];
      }
      if (all_weight <= 0) continue;
      // As above: few people lean on their sex and age group.
      const double few = 20 * scale_;
      for (std::size_t level = 0; level < 3; ++level)
        return_[sex][level][g] = std::clamp(
            (flow[level] + few * all_flow / all_weight) / (weight[level] + few), 0.001, 0.12);
    }
}

double PeopleRates::fall_ill(const PersonFacts& f) const {
  const std::size_t g = age_group(f.age);
  if (g < kFirstGroup || g > kLastGroup) return 0;
  const double chance = std::min(
      0.2, illness_[at(f.sex)][level_of(f.education)][g] * weights.illness(f) * illness_trend_);
  return changed(Rate::illness, chance, f);
}

double PeopleRates::recover(const PersonFacts& f) const {
  if (f.status != Status::ill) return 0;
  return changed(Rate::recovery,
                 std::min(1.0, weights.recovery(f.months) * settings.recovery_scale), f);
}

double PeopleRates::quit_home(const PersonFacts& f) const {
  if (!f.works() || !f.resident) return 0;
  return changed(Rate::quit_home, std::min(0.05, quit_level_ * weights.quit_home(f)), f);
}

double PeopleRates::return_from_home(const PersonFacts& f) const {
  const std::size_t g = age_group(f.age);
  if (f.status != Status::home || g < kFirstGroup || g > kLastGroup) return 0;
  return changed(
      Rate::return_from_home,
      std::min(0.3, return_[at(f.sex)][level_of(f.education)][g] * weights.return_home(f)), f);
}

}  // namespace limlab
