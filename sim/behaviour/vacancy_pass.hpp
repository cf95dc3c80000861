#pragma once
#include <array>

#include "behaviour/outside_market.hpp"
#include "behaviour/vacancies.hpp"

namespace limlab {

/// One pass over all posts a month for both who live on vacancies: firms here change theirs and say
/// which they withdraw; locals outside take theirs.
class VacancyPass {
 public:
  struct Found {
    std::vector<std::int32_t> withdrawn;  ///< vacancies here, in the order of rows
    OutsidePosts outside;
  };
  /// Valid until the next run.
  const Found& run(MonthContext&, const VacancyLife&, const OutsideMarkets&, const PostOffers&);

 private:
  std::vector<Found> blocks_;
  Found found_;
};

}  // namespace limlab
