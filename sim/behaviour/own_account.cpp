#include "behaviour/own_account.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "behaviour/foundations.hpp"
#include "state/prefetch.hpp"

namespace limlab {

namespace {

/// Nobody with a business moves away, dies or gets a pension in a population of constant structure:
/// fewer stop, so fewer start there (derived from runs of both; 0.7-0.9).
constexpr double kConstantStarts = 0.79;

}  // namespace

OwnAccountStarts::OwnAccountStarts(const Params& p, double scale)
    : rate_(monthly_from_annual(p.real("self_employment.start_rate")) *
            (p.integer("demography.constant_population") > 0 ? kConstantStarts : 1)),
      crowding_(p.real("self_employment.crowding")),
      few_(2 * scale) {}

void OwnAccountStarts::weigh(const MonthContext& c) {
  const World& w = c.world;
  const Foundations& f = w.foundations;
  const Surroundings& around = w.surroundings;
  // Demand for what people on own account sell, against normal: that of the sectors they work in.
  std::array<double, count_of<Occupation>> workers{}, own{}, demand{};
  double all_workers = 0, all_own = 0;
  most_ = 0;
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    for (const auto& by_field : f.work_of)
      for (const auto& jobs : by_field) workers[o] += jobs[o];
    for (std::size_t s = 0; s < count_of<Sector>; ++s) {
      const double posts = f.own_account[o][s];
      own[o] += posts;
      demand[o] +=
          posts * (c.terms.demand[s] + 1e-6 * (w.province.cycle + w.province.sector_shock[s]));
    }
    all_workers += workers[o];
    all_own += own[o];
  }
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    for (std::size_t a = 0; a < kStreken; ++a) {
      threshold_[o][a] = 0;
      if (workers[o] <= 0 || own[o] <= 0) continue;
      const double share = (own[o] / all_own) / (workers[o] / all_workers);
      const double fed = around.usual_own_account[o][a] * exp_same_bits(demand[o] / own[o]);
      const double room = (fed + few_) / (around.own_account[o][a] + few_);
      threshold_[o][a] =
          limlab::threshold(std::min(0.02, rate_ * share * pow_same_bits(room, crowding_)));
      most_ = std::max(most_, threshold_[o][a]);
    }
}

void start_own_account(MonthContext& c, const std::vector<std::int32_t>& starters) {
  World& w = c.world;
  const auto business_of = [&](std::size_t person) {
    return mix(w.persons.key[person], static_cast<std::uint64_t>(w.now),
               purpose::own_account_start);
  };
  const auto start = [&](std::int32_t row) {
    const PersonRow person(row);
    const std::size_t i = person.index();
    const std::uint8_t occupation = w.persons.occupation[i];
    const auto& sectors = w.foundations.own_account[occupation];
    const std::size_t s = draw_index(
        count_of<Sector>, [&](std::size_t k) { return sectors[k]; },
        c.luck.bits(w.persons.key[i], w.now, purpose::own_account_start));
    if (s >= count_of<Sector>) return;  // nobody works on own account in this occupation
    const bool employed = w.persons.post[i] >= 0;
    if (employed)
      leave_for_other_job(w, person, PostAfter::vacant);
    else
      enter_labour_market(w, person);
    NewPost post;
    post.key = business_of(i);
    post.sector = static_cast<Sector>(s);
    post.occupation = static_cast<Occupation>(occupation);
    post.place = w.persons.place[i];
    post.contract = Contract::own_account;
    post.education = static_cast<Education>(w.persons.education[i]);
    post.hours = 45;
    post.wage = w.persons.wage[i] > 0 ? w.persons.wage[i] : w.foundations.norm_wage[occupation];
    hire(w, person, create_post(w, post), employed ? HireOrigin::other_job : HireOrigin::jobseeker);
  };
  with_rows_ahead(
      w, starters, [](std::int32_t person) { return person; }, [](std::int32_t) { return -1; },
      start,
      [&](std::int32_t person) { w.keys.fetch(business_of(static_cast<std::size_t>(person))); });
}

}  // namespace limlab
