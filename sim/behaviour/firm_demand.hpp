#pragma once
#include <array>
#include <vector>

#include "behaviour/context.hpp"
#include "behaviour/firm_history.hpp"
#include "params/book.hpp"

namespace limlab {

/// Firms' demand: common cycle, sector shock and trend, the firm's own fat-tailed shock, local
/// household income, its wage cost, the capacity lost to unfilled posts. Sets Firms::target,
/// nothing else.
///
/// log demand = own + cycle + sector shock + trend x years + measures
///            + local share x pass-through x log(local income / usual) + elasticity x log wage cost
///            + capacity
class FirmDemand {
 public:
  FirmDemand(const Params&, const Geography&);
  /// Once, on the initial world: `capacity` is the log capacity that firms of each sector lack on
  /// average (VacancyLife::usual_capacity). Every firm gets a past (FirmHistory) and the size at
  /// normal demand that goes with it and with the posts it has.
  void prepare(World&, const Luck&, const Team&,
               const std::array<double, count_of<Sector>>& capacity) const;
  /// Moves the common and sector shocks one month on.
  void move_common_shocks(MonthContext&) const;
  /// New targets for every firm.
  void set_targets(MonthContext&);
  /// Monthly standard deviation of the own shock by size in life [posts].
  double own_sd(double posts) const;

 private:
  /// Log of the local labour income in reach of a place against the usual.
  double local_income(const World&, std::uint8_t place) const;
  /// Log demand of the firms of a sector, place and type, without own shock and capacity [log].
  double surrounding_demand(const World&, const Terms&, Sector, std::uint8_t place, FirmType,
                            double local_income) const;
  double spread_of(const Firms&, std::size_t firm);
  FirmHistory history_;
  double cycle_sd_, cycle_rho_, sector_sd_, firm_sd_, firm_rho_, size_exponent_, elasticity_, pass_;
  std::array<double, count_of<Sector>> trend_{};
  std::array<std::array<double, kMunicipalities>, kMunicipalities> catchment_{};
  /// own_sd of every firm row, kept while the size it is for stays.
  struct Spread {
    std::int64_t size = -1;  ///< in life [posts x 1e6]
    double sd = 0;
  };
  std::vector<Spread> spread_;
};

/// Share of a sector's demand that comes from households nearby; the rest follows outside demand.
double local_share(Sector);

}  // namespace limlab
