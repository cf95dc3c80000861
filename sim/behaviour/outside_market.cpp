#include "behaviour/outside_market.hpp"

#include <algorithm>
#include <vector>

#include "base/math.hpp"
#include "base/row_picker.hpp"
#include "behaviour/foundations.hpp"
#include "behaviour/market_parameters.hpp"
#include "state/prefetch.hpp"

namespace limlab {

void declare_outside_parameters(ParameterBook& book) {
  book.real("outside.taken_by_locals")
      .unit("1/month")
      .range(0, 1)
      .low(.2)
      .central(.35)
      .high(.5)
      .meaning("Share of outside vacancies that locals there take in a month")
      .source("vacancies in Flanders last 2.5 months (stock over flow, Dec 2023)")
      .status(Evidence::derived);
  book.real("outside.vacancy_level")
      .unit("1")
      .range(0, 5)
      .low(.6)
      .central(1)
      .high(1.5)
      .meaning("Outside vacancies in reach of Limburg residents against the usual number")
      .source("switch; usual number from scenarios/limburg")
      .status(Evidence::assumed);
  book.real("outside.pool_level")
      .unit("1")
      .range(0, 5)
      .low(.6)
      .central(1)
      .high(1.5)
      .meaning("Non-residents who look for work in Limburg against the usual number")
      .source("switch; usual number from scenarios/limburg")
      .status(Evidence::assumed);
  book.real("outside.pool_leaving")
      .unit("1/month")
      .range(0, 1)
      .low(.1)
      .central(.2)
      .high(.35)
      .meaning("Share of non-residents without a post here who stop looking in a month")
      .source("exit rate of jobseekers 0.115 plus those who never registered")
      .status(Evidence::assumed);
  book.real("outside.wage_elasticity")
      .unit("1")
      .range(0, 5)
      .low(.3)
      .central(1)
      .high(2)
      .meaning("How vacancies outside and people who look here react to relative wages")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("outside.cycle_share")
      .unit("1")
      .range(0, 2)
      .low(.5)
      .central(1)
      .high(1.5)
      .meaning(
          "How far the common demand cycle moves outside vacancies; a vacancy stock moves by about "
          "ten times employment")
      .source("VDAB stock 2020-2022 against employment")
      .status(Evidence::assumed);
}

OutsideMarkets::OutsideMarkets(const Params& p)
    : taken_by_locals_(p.real("outside.taken_by_locals")),
      vacancy_level_(p.real("outside.vacancy_level")),
      pool_level_(p.real("outside.pool_level")),
      pool_leaving_(p.real("outside.pool_leaving")),
      wage_elasticity_(p.real("outside.wage_elasticity")),
      cycle_share_(p.real("outside.cycle_share")) {}

namespace {

void add_by_market(std::array<int, kOutsideMarkets>& sum,
                   const std::array<int, kOutsideMarkets>& more) {
  for (std::size_t m = 0; m < sum.size(); ++m) sum[m] += more[m];
}

}  // namespace

/// Mean log wage drift in Limburg: what employers here pay above their norm.
double OutsideMarkets::log_attraction(const World& w) const {
  double sum = 0;
  for (const auto& row : w.surroundings.wage_drift)
    for (const std::int32_t drift : row) sum += drift;
  return 1e-6 * sum / (count_of<Occupation> * kStreken);
}

void OutsidePosts::add(const OutsidePosts& more) {
  taken_by_locals.insert(taken_by_locals.end(), more.taken_by_locals.begin(),
                         more.taken_by_locals.end());
  add_by_market(open, more.open);
  add_by_market(held, more.held);
}

bool OutsideMarkets::is_taken_by_locals(const MonthContext& c, std::size_t vacancy) const {
  const World& w = c.world;
  return c.luck.block(w.posts.key[vacancy], w.now, purpose::outside_market)[0] <
         threshold(taken_by_locals_);
}

void OutsideMarkets::renew_vacancies(MonthContext& c, const OutsidePosts& found,
                                     const PostOffers& offers) const {
  World& w = c.world;
  fetching_ahead(
      found.taken_by_locals,
      [&](std::int32_t j) { fetch_row(w.posts, static_cast<std::size_t>(j)); },
      [&](std::int32_t j) {
        withdraw_vacancy(w, PostRow(j));
        destroy_post(w, PostRow(j));
      });
  // Posts in reach are finite: those that residents of Limburg held at the start and those open
  // then. What they hold now is not open to others.
  const double size =
      exp_same_bits(cycle_share_ * 1e-6 * w.province.cycle - wage_elasticity_ * log_attraction(w));
  std::array<std::int64_t, count_of<Sector>> sector_posts{};
  for (std::size_t k = 0; k < count_of<Sector>; ++k)
    if (const auto& kinds = w.foundations.templates[k]; !kinds.empty())
      sector_posts[k] = kinds.back().up_to;
  std::array<double, kOutsideMarkets> free_posts{};
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    double usual = vacancy_level_ * w.surroundings.outside_vacancies[m];
    for (std::size_t h = 0; h < kMunicipalities; ++h)
      usual += w.foundations.commutes[h][kMunicipalities + m];
    free_posts[m] = std::max(0.0, size * usual - found.held[m]);
  }
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    const auto wanted = static_cast<int>(
        round_stochastic(free_posts[m], c.luck.bits(m + 1, w.now, purpose::outside_market)));
    const auto key_of = [&](int n) {
      return mix(0x4F555453u, m, static_cast<std::uint64_t>(w.now), n);
    };
    for (int n = found.open[m]; n < wanted; ++n) {
      const Key key = key_of(n);
      w.keys.fetch(key_of(n + 4));
      const auto bits = c.luck.block(key, w.now, purpose::outside_market, 1);
      // Kinds of posts as in Limburg: a sector by its size, then one of its kinds.
      const std::size_t s = draw_index(
          count_of<Sector>, [&](std::size_t k) { return sector_posts[k]; }, bits[0]);
      const auto* kind = s < count_of<Sector> ? draw_kind(w.foundations, s, bits[1]) : nullptr;
      if (!kind) return;
      NewPost post;
      post.key = key;
      post.sector = static_cast<Sector>(s);
      make_like(post, *kind);
      post.contract = offers.draw_contract(Contract::permanent, mix(key, bits[2]));
      post.place = static_cast<std::uint8_t>(kMunicipalities + m);
      // Employees in Flanders earn 6 % more than in Limburg (2020, RSZ).
      post.wage = static_cast<std::int32_t>(1.06 * w.foundations.norm_wage[kind->occupation]);
      open_vacancy(w, create_post(w, post));
    }
  }
}

const OutsidePool& OutsideMarkets::count_pool(const MonthContext& c) {
  const World& w = c.world;
  const Persons& p = w.persons;
  const auto lives_outside = [&](std::size_t i) {
    return p.presence[i] == static_cast<std::uint8_t>(Presence::non_resident);
  };
  const auto look = [&](std::size_t b, std::size_t i) {
    const std::size_t m = p.place[i] - kMunicipalities;
    if (p.post[i] >= 0)
      ++blocks_[b].working[m];
    else if (c.luck.block(p.key[i], w.now, purpose::outside_pool)[0] < threshold(pool_leaving_) ||
             age_in_years(p.birth_month[i], w.now) >= 65)
      blocks_[b].gone.push_back(static_cast<std::int32_t>(i));
    else
      ++blocks_[b].looking[m];
  };
  blocks_.resize(Team::blocks(p.size()));
  for (OutsidePool& block : blocks_) block.clear();
  visit_marked(c.team, p.size(), Team::kBlock, lives_outside, look);

  pool_.clear();
  for (const OutsidePool& block : blocks_) {
    pool_.gone.insert(pool_.gone.end(), block.gone.begin(), block.gone.end());
    add_by_market(pool_.looking, block.looking);
    add_by_market(pool_.working, block.working);
  }
  return pool_;
}

void OutsideMarkets::renew_pool(MonthContext& c, const OutsidePool& pool) const {
  World& w = c.world;
  fetching_ahead(
      pool.gone, [&](std::int32_t i) { fetch_row(w.persons, static_cast<std::size_t>(i)); },
      [&](std::int32_t i) { forget_non_resident(w, PersonRow(i)); });
  // People in reach of work here are finite too: those who work here are not looking.
  const double size =
      exp_same_bits(wage_elasticity_ * log_attraction(w) - cycle_share_ * 1e-6 * w.province.cycle);
  // Levels, fields and occupations of those who look here: as among workers in Limburg.
  std::array<std::int64_t, count_of<Education> * count_of<Field>> cells{};
  for (std::size_t e = 0; e < count_of<Education>; ++e)
    for (std::size_t f = 0; f < count_of<Field>; ++f)
      for (const std::int32_t workers : w.foundations.work_of[e][f])
        cells[e * count_of<Field> + f] += workers;
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    double usual = pool_level_ * w.surroundings.outside_pool[m];
    for (std::size_t work = 0; work < kMunicipalities; ++work)
      usual += w.foundations.commutes[kMunicipalities + m][work];
    const auto wanted =
        static_cast<int>(round_stochastic(std::max(0.0, size * usual - pool.working[m]),
                                          c.luck.bits(m + 1, w.now, purpose::outside_pool)));
    const auto key_of = [&](int n) {
      return mix(0x504F4F4Cu, m, static_cast<std::uint64_t>(w.now), n);
    };
    for (int n = pool.looking[m]; n < wanted; ++n) {
      const Key key = key_of(n);
      w.keys.fetch(key_of(n + 4));
      const auto bits = c.luck.block(key, w.now, purpose::outside_pool, 1);
      NewPerson who;
      who.key = key;
      who.birth_month = plus(w.now, -static_cast<int>((20 + bits[0] % 38) * 12 + bits[1] % 12));
      who.sex = bits[1] % 2 == 0 ? Sex::male : Sex::female;
      who.place = static_cast<std::uint8_t>(kMunicipalities + m);
      who.status = Status::jobseeker;
      const std::size_t cell = draw_index(
          cells.size(), [&](std::size_t k) { return cells[k]; }, bits[2]);
      if (cell >= cells.size()) return;
      const std::size_t e = cell / count_of<Field>, f = cell % count_of<Field>;
      who.education = static_cast<Education>(e);
      who.field = static_cast<Field>(f);
      // As among people without work, part of those who look here are hard to place.
      who.employability = bits[3] % 10 < 5   ? Employability::low
                          : bits[3] % 10 < 9 ? Employability::middle
                                             : Employability::high;
      who.occupation = static_cast<std::uint8_t>(draw_index(
          count_of<Occupation>, [&](std::size_t o) { return w.foundations.work_of[e][f][o]; },
          mix(bits[3])));
      const PersonRow row = add_non_resident(w, who);
      w.persons.entered[row.index()] = 1;
      w.persons.experience[row.index()] = static_cast<Month>(
          std::max(0, 12 * (age_in_years(who.birth_month, w.now) - 22) * 8 / 10));
    }
  }
}

}  // namespace limlab
