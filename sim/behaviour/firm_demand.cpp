#include "behaviour/firm_demand.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/math.hpp"
#include "base/random_blocks.hpp"

namespace limlab {

namespace {
constexpr double kMicro = 1e-6;

std::int32_t to_micro(double x) {
  return static_cast<std::int32_t>(x < 0 ? x * 1e6 - 0.5 : x * 1e6 + 0.5);
}
/// What rounds a firm's wanted posts: its own for ever, so that a target does not flicker.
double rounding_of(Key firm) {
  return static_cast<double>(mix(firm, 0x726F756Eull) >> 11) * 0x1p-53;
}

int whole_posts(double x, Key firm) { return std::max(0, static_cast<int>(x + rounding_of(firm))); }
}  // namespace

double local_share(Sector s) {
  // Household purchases of domestic output over output, input-output table of Belgium 2015 (sector
  // accounts), rounded; construction and health follow residents through investment and public
  // spending.
  static constexpr std::array<double, count_of<Sector>> share = {
      .1, 0, .05, .3, .2, .3, .4, .1, .6, .15, .25, .5, .05, .2, .1, .1, .3, .5, .5};
  return share[at(s)];
}

FirmDemand::FirmDemand(const Params& p, const Geography& geography)
    : history_(p),
      cycle_sd_(p.real("demand.cycle_sd")),
      cycle_rho_(p.real("demand.cycle_persistence")),
      sector_sd_(p.real("demand.sector_sd")),
      firm_sd_(p.real("demand.firm_sd")),
      firm_rho_(p.real("demand.firm_persistence")),
      size_exponent_(p.real("demand.firm_size_exponent")),
      elasticity_(p.real("demand.wage_elasticity")),
      pass_(p.real("demand.local_pass_through")) {
  const double scale = p.real("demand.trend_scale");
  for (std::size_t s = 0; s < trend_.size(); ++s)
    trend_[s] = scale * (p.real("demand.trend.all") +
                         p.real(fmt::format("demand.trend.{}", labels(Sector{})[s].name)));
  // Households buy within some fifteen kilometres.
  for (std::size_t a = 0; a < kMunicipalities; ++a)
    for (std::size_t b = 0; b < kMunicipalities; ++b)
      catchment_[a][b] = exp_same_bits(-static_cast<double>(geography.km[a][b]) / 15);
}

double FirmDemand::own_sd(double posts) const {
  return firm_sd_ * pow_same_bits(std::max(1.0, posts) / 10, -size_exponent_);
}

double FirmDemand::spread_of(const Firms& f, std::size_t i) {
  Spread& s = spread_[i];
  const std::int64_t size = std::int64_t{f.real_size[i]} * f.base_posts[i];
  if (s.size != size) s = {size, own_sd(1e-6 * static_cast<double>(size))};
  return s.sd;
}

void FirmDemand::prepare(World& w, const Luck& luck, const Team& team,
                         const std::array<double, count_of<Sector>>& capacity) const {
  Firms& f = w.firms;
  team.for_blocks(
      f.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        const std::size_t n = end - begin;
        std::array<double, FirmHistory::kTogether> sd;
        std::array<FirmPast, FirmHistory::kTogether> pasts;
        for (std::size_t i = begin; i < end; ++i)
          sd[i - begin] = own_sd(1e-3 * f.real_size[i] * posts_of(f, i));
        history_.live({&f.key[begin], n}, w.now, {sd.data(), n}, luck, pasts.data());
        for (std::size_t i = begin; i < end; ++i) {
          if (!f.alive[i]) continue;
          const int posts = posts_of(f, i);
          const FirmPast past = f.type[i] == static_cast<std::uint8_t>(FirmType::market)
                                    ? pasts[i - begin]
                                    : FirmPast{0, 0};
          f.own_shock[i] = to_micro(past.demand);
          f.capacity[i] = to_micro(capacity[f.sector[i]]);
          // Its posts are the whole part of what it has in real numbers plus its rounding; where
          // between two steps that lies is by chance.
          const double has = posts + luck.uniform(f.key[i], w.now, purpose::firm_rounding, 2) -
                             rounding_of(f.key[i]);
          f.base_posts[i] = static_cast<std::int32_t>(
              1000 * std::max(0.05, has) * exp_same_bits(-past.posts - capacity[f.sector[i]]));
          f.target[i] = whole_posts(
              1e-3 * f.base_posts[i] * exp_same_bits(past.demand + capacity[f.sector[i]]),
              f.key[i]);
        }
      },
      FirmHistory::kTogether);
}

void FirmDemand::move_common_shocks(MonthContext& c) const {
  const Month now = c.world.now;
  const auto next = [&](std::int32_t value, double sd, Key who, std::uint16_t why) {
    const double step = sd * pow_same_bits(1 - cycle_rho_ * cycle_rho_, 0.5);
    return to_micro(cycle_rho_ * kMicro * value +
                    step * normal_from_bits(c.luck.bits(who, now, why)));
  };
  auto& province = c.world.province;
  province.cycle = next(province.cycle, cycle_sd_, 1, purpose::cycle);
  for (std::size_t s = 0; s < count_of<Sector>; ++s)
    province.sector_shock[s] =
        next(province.sector_shock[s], sector_sd_, s + 1, purpose::sector_shock);
}

double FirmDemand::local_income(const World& w, std::uint8_t place) const {
  const auto& near = w.surroundings;
  double income = 0, usual = 0;
  for (std::size_t h = 0; h < kMunicipalities; ++h) {
    const double reach = catchment_[place][h];
    income += reach * near.income[h];
    usual += reach * near.usual_income[h];
  }
  return income > 0 && usual > 0 ? log_same_bits(income / usual) : 0;
}

double FirmDemand::surrounding_demand(const World& w, const Terms& terms, Sector sector,
                                      std::uint8_t place, FirmType type, double income) const {
  const std::size_t s = at(sector);
  const double years = (w.now - w.start) / 12.0;
  double d = trend_[s] * years + terms.demand[s];
  if (type != FirmType::market) return d;
  d += kMicro * (w.province.cycle + w.province.sector_shock[s]);
  d += local_share(sector) * pass_ * income;
  return d + elasticity_ * kMicro * w.surroundings.wage_cost[s][w.streek_of[place]];
}

void FirmDemand::set_targets(MonthContext& c) {
  World& w = c.world;
  // What surrounds a firm is the same for every firm of its sector, place and type: one table.
  std::array<std::array<std::array<double, count_of<FirmType>>, kMunicipalities>, count_of<Sector>>
      around;
  for (std::uint8_t h = 0; h < kMunicipalities; ++h) {
    const double income = local_income(w, h);
    for (std::size_t s = 0; s < count_of<Sector>; ++s)
      for (std::size_t t = 0; t < count_of<FirmType>; ++t)
        around[s][h][t] = surrounding_demand(w, c.terms, static_cast<Sector>(s), h,
                                             static_cast<FirmType>(t), income);
  }
  spread_.resize(w.firms.size());
  Firms& f = w.firms;
  // Some together, so that logs and exps are taken of many at once.
  constexpr std::size_t kTogether = 256;
  c.team.for_blocks(
      f.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        std::array<std::int32_t, kTogether> alive;
        std::size_t n = 0;
        for (std::size_t i = begin; i < end; ++i) {
          alive[n] = static_cast<std::int32_t>(i);
          n += f.alive[i] != 0;
        }
        std::array<Key, kTogether> key{};
        std::array<RandomBlock, kTogether> draw;
        std::array<std::uint64_t, kTogether> bits;
        std::array<double, kTogether> spread, shock, demand;
        for (std::size_t k = 0; k < n; ++k) key[k] = f.key[alive[k]];
        random_blocks(c.luck, w.now, purpose::firm_shock, key.data(), n, draw.data());
        for (std::size_t k = 0; k < n; ++k) {
          bits[k] = std::uint64_t{draw[k][0]} << 32 | draw[k][1];
          spread[k] = spread_of(f, alive[k]);
        }
        laplace_from_bits(bits.data(), spread.data(), n, shock.data());
        for (std::size_t k = 0; k < n; ++k) {
          const std::int32_t i = alive[k];
          double own = kMicro * f.own_shock[i];
          if (f.type[i] == static_cast<std::uint8_t>(FirmType::market)) {
            own = std::clamp(firm_rho_ * own + shock[k], -kLargestOwnShock, kLargestOwnShock);
            f.own_shock[i] = to_micro(own);
          }
          demand[k] = own + around[f.sector[i]][f.place[i]][f.type[i]] + kMicro * f.capacity[i];
        }
        exp_same_bits(demand.data(), n, demand.data());
        for (std::size_t k = 0; k < n; ++k) {
          const std::int32_t i = alive[k];
          f.target[i] = whole_posts(1e-3 * f.base_posts[i] * demand[k], key[k]);
        }
      },
      kTogether);
}

}  // namespace limlab
