#pragma once
#include <array>
#include <vector>

#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"
#include "params/book.hpp"

namespace limlab {

/// What a pass over the posts finds of those outside, by market.
struct OutsidePosts {
  std::vector<std::int32_t> taken_by_locals;  ///< vacancies, in the order of rows
  std::array<int, kOutsideMarkets> open{};    ///< the other vacancies
  std::array<int, kOutsideMarkets> held{};    ///< those that residents hold or have reserved
  void clear() { taken_by_locals.clear(), open = {}, held = {}; }
  void add(const OutsidePosts&);
};

/// People outside who look for work here or have it, by market, and who of them gives up.
struct OutsidePool {
  std::vector<std::int32_t> gone;  ///< in the order of rows
  std::array<int, kOutsideMarkets> looking{}, working{};
  void clear() { gone.clear(), looking = {}, working = {}; }
};

/// Labour markets around Limburg: finite vacancies that Limburg residents can reach, and
/// non-residents who look for work here. Both follow the demand cycle they share with Flanders and
/// wages against those in Limburg; locals there take part of the vacancies.
class OutsideMarkets {
 public:
  explicit OutsideMarkets(const Params&);
  bool is_taken_by_locals(const MonthContext&, std::size_t vacancy) const;
  void renew_vacancies(MonthContext&, const OutsidePosts&, const PostOffers&) const;
  /// One pass over the persons; valid until the next.
  const OutsidePool& count_pool(const MonthContext&);
  void renew_pool(MonthContext&, const OutsidePool&) const;

 private:
  double log_attraction(const World&) const;
  std::vector<OutsidePool> blocks_;
  OutsidePool pool_;
  double taken_by_locals_, vacancy_level_, pool_level_, pool_leaving_, wage_elasticity_,
      cycle_share_;
};

}  // namespace limlab
