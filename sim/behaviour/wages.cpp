#include "behaviour/wages.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/row_picker.hpp"
#include "behaviour/foundations.hpp"
#include "behaviour/market_parameters.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

void declare_wage_parameters(ParameterBook& book) {
  book.real("wages.curve")
      .unit("1")
      .range(-1, 0)
      .low(-.1)
      .central(-.05)
      .high(-.02)
      .meaning(
          "Wage curve: elasticity of wages to local unemployment, applied to seekers per vacancy "
          "of the occupation and streek")
      .source(
          "Blanchflower and Oswald, about -0.05 to -0.1; lower half because seekers per vacancy "
          "move twice as much as the rate")
      .status(Evidence::derived);
  book.real("wages.adjustment")
      .unit("1/month")
      .range(0, 1)
      .low(.02)
      .central(.05)
      .high(.1)
      .meaning("Share of the gap to the wage curve closed in a month")
      .source("sector agreements last two years")
      .status(Evidence::assumed);
  book.real("wages.pass_to_incumbents")
      .unit("1")
      .range(0, 1)
      .low(.3)
      .central(.5)
      .high(.8)
      .meaning(
          "Share of the drift of offers that reaches a firm's whole staff: their wages, every "
          "January, and its wage cost")
      .source("judgement")
      .status(Evidence::assumed);
}

Wages::Wages(const Params& p, double scale)
    : few_(5 * scale),
      curve_(p.real("wages.curve")),
      speed_(p.real("wages.adjustment")),
      pass_(p.real("wages.pass_to_incumbents")) {}

void count_posts_around(World& w, const Team& team) {
  constexpr auto vacant = static_cast<std::uint8_t>(PostState::vacant);
  constexpr auto own_account = static_cast<std::uint8_t>(Contract::own_account);
  const Posts& p = w.posts;
  const auto counts = [&](std::size_t j) {
    return (p.state[j] != kFreePost) & in_limburg(p.place[j]) &
           ((p.state[j] == vacant) | (p.contract[j] == own_account));
  };
  struct Part {
    Surroundings::ByArea open{}, own{};
  };
  const std::size_t block = Team::even_block(p.size(), 16384);
  std::vector<Part> parts(Team::blocks(p.size(), block));
  visit_marked(team, p.size(), block, counts, [&](std::size_t b, std::size_t j) {
    const std::uint8_t streek = w.streek_of[p.place[j]];
    parts[b].open[p.occupation[j]][streek] += p.state[j] == vacant;
    parts[b].own[p.occupation[j]][streek] += p.contract[j] == own_account;
  });
  w.surroundings.vacancies = w.surroundings.own_account = {};
  for (const Part& part : parts)
    for (std::size_t o = 0; o < count_of<Occupation>; ++o)
      for (std::size_t a = 0; a < kStreken; ++a) {
        w.surroundings.vacancies[o][a] += part.open[o][a];
        w.surroundings.own_account[o][a] += part.own[o][a];
      }
}

/// log of seekers per vacancy; five real ones are added to both, so that small cells jump less and
/// the answer to a change is the same at any scale (at a small one with more noise).
double Wages::log_slack(const Surroundings& s, std::size_t o, std::size_t a) const {
  return log_same_bits((s.seekers[o][a] + few_) / (s.vacancies[o][a] + few_));
}

void Wages::weigh(const Foundations& f) {
  for (std::size_t sector = 0; sector < count_of<Sector>; ++sector)
    posts_[sector] = posts_by_occupation(f, sector);
}

void Wages::prepare(World& w) {
  weigh(w.foundations);
  auto& s = w.surroundings;
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    for (std::size_t a = 0; a < kStreken; ++a)
      s.usual[o][a] = static_cast<std::int32_t>(1e6 * log_slack(s, o, a));
}

void Wages::drift(MonthContext& c) const {
  World& w = c.world;
  auto& s = w.surroundings;
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    for (std::size_t a = 0; a < kStreken; ++a) {
      const double goal = curve_ * (log_slack(s, o, a) - 1e-6 * s.usual[o][a]);
      s.wage_drift[o][a] += static_cast<std::int32_t>(speed_ * (1e6 * goal - s.wage_drift[o][a]));
    }
  // Wage cost of a sector in a streek: the drift of its occupations, by their weight at the start.
  for (std::size_t sector = 0; sector < count_of<Sector>; ++sector)
    for (std::size_t a = 0; a < kStreken; ++a) {
      double sum = 0, posts = 0;
      for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
        sum += posts_[sector][o] * s.wage_drift[o][a];
        posts += posts_[sector][o];
      }
      s.wage_cost[sector][a] = posts > 0 ? static_cast<std::int32_t>(pass_ * sum / posts) : 0;
    }
}

Wages::Factors Wages::pass_drift_on(Surroundings& s) const {
  Factors out{};
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    for (std::size_t a = 0; a < kStreken; ++a)
      out[o][a] = exp_same_bits(1e-6 * pass_ * (s.wage_drift[o][a] - s.staff_drift[o][a]));
  s.staff_drift = s.wage_drift;
  return out;
}

void Wages::grow(MonthContext& c) const {
  World& w = c.world;
  if (month_of_year(w.now) != 1) return;
  const Factors drift = pass_drift_on(w.surroundings);
  c.team.for_blocks(w.persons.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    Persons& p = w.persons;
    Posts& posts = w.posts;
    for (std::size_t i = begin; i < end; ++i) {
      if (p.presence[i] == 0 || p.post[i] < 0) continue;
      const int months = experience_of(w, i);
      double factor = experience_factor(months) / experience_factor(std::max(0, months - 12));
      const auto j = static_cast<std::size_t>(p.post[i]);
      if (in_limburg(posts.place[j]) &&
          posts.contract[j] != static_cast<std::uint8_t>(Contract::own_account)) {
        // Who was hired during the year has the drift up to then in his offer.
        const int here = std::clamp(w.now - p.job_start[i], 0, 12);
        factor *= 1 + (drift[posts.occupation[j]][w.streek_of[posts.place[j]]] - 1) * here / 12;
      }
      p.wage[i] = static_cast<std::int32_t>(p.wage[i] * factor);
      posts.wage[j] = p.wage[i];  // a post has one holder, so rows do not meet
      touch(w, PersonRow(i)), touch(w, PostRow(j));
    }
  });
}

}  // namespace limlab
