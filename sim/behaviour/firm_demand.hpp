#pragma once
#include <array>
#include <vector>

#include "behaviour/context.hpp"
#include "params/book.hpp"

namespace limlab {

/// Firms' demand: common cycle, sector shock and trend, the firm's own fat-tailed shock, local
/// household income, its wage cost, the capacity lost to unfilled posts. Sets Firms::target,
/// nothing else.
///
/// log demand = own + cycle x exposure + sector shock + trend x years + measures
///            + local share x pass-through x log(local income / usual) + elasticity x log wage cost
///            + capacity
class FirmDemand {
 public:
  FirmDemand(const Params&, const Geography&);
  /// Once, on the initial world: `capacity` is the log capacity that firms of each sector lack on
  /// average (VacancyLife::usual_capacity), own shocks from their stationary distribution, with the
  /// size a firm has at normal demand set so that its wanted posts are the posts it has. Without
  /// this the spread of shocks would grow from zero and lift mean demand.
  void prepare(World&, const Luck&, const std::array<double, count_of<Sector>>& capacity) const;
  /// Moves the common and sector shocks one month on.
  void move_common_shocks(MonthContext&) const;
  /// New targets for every firm.
  void set_targets(MonthContext&);
  double own_sd(double posts) const;  ///< monthly sd of the own shock by size

 private:
  /// Log of the local labour income in reach of a place against the usual.
  double local_income(const World&, std::uint8_t place) const;
  /// Log demand of the firms of a sector, place and type, without own shock and capacity [log].
  double surrounding_demand(const World&, const Terms&, Sector, std::uint8_t place, FirmType,
                            double local_income) const;
  double spread_of(const Firms&, std::size_t firm);
  double cycle_sd_, cycle_rho_, sector_sd_, firm_sd_, firm_rho_, size_exponent_, elasticity_, pass_;
  std::array<double, count_of<Sector>> trend_{};
  std::array<std::array<double, kMunicipalities>, kMunicipalities> catchment_{};
  /// own_sd of every firm row, kept while the size it is for stays.
  struct Spread {
    std::int32_t base_posts = -1;
    double sd = 0;
  };
  std::vector<Spread> spread_;
};

/// Share of a sector's demand that comes from households nearby; the rest follows outside demand.
double local_share(Sector);

}  // namespace limlab
