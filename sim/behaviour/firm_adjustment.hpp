#pragma once
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"
#include "params/book.hpp"

namespace limlab {

/// Firms close the gap between the posts they have and the posts they want: open new ones, withdraw
/// and scrap open ones, let attrition work, and dismiss the rest slowly, last in first out by
/// chance.
class FirmAdjustment {
 public:
  explicit FirmAdjustment(const Params&);
  void adjust(MonthContext&);
  double capacity_recovery() const { return capacity_recovery_; }  ///< [1/month]
  const PostOffers& offers() const { return offers_; }

 private:
  std::vector<std::pair<double, std::int32_t>> staff_;  ///< of one firm, with their luck
  void grow(MonthContext&, std::size_t firm, int gap) const;
  int scrap_open_posts(MonthContext&, std::size_t firm, int surplus) const;
  void dismiss(MonthContext&, std::size_t firm, int surplus);

  double adjustment_, layoff_speed_, tolerance_, capacity_recovery_;
  PostOffers offers_;
};

}  // namespace limlab
