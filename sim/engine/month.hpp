#pragma once
#include <span>

#include "behaviour/market_month.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

/// The two halves of the model: people's lives, and firms and the market.
struct Model {
  PeopleMonth people;
  MarketMonth market;
  Model(const Params& params, const Geography& geography, const std::filesystem::path& tables,
        double scale)
      : people(params, tables, geography, scale), market(params, geography, tables, scale) {}
};

/// One named step of the month.
struct Step {
  const char* name;
  const char* what_en;
  const char* what_nl;
  void (*run)(Model&, MonthContext&);
};

/// The month, in order: this page is the table of contents of the model.
std::span<const Step> month_steps();

}  // namespace limlab
