#pragma once
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"
#include "params/book.hpp"

namespace limlab {

/// Firms close the gap between the posts they have and the posts they want: open new ones, withdraw
/// and scrap open ones, let attrition work, and dismiss the rest slowly, last in first out by
/// chance. All firms think side by side, each of its own posts and staff only; then it is carried
/// out in the order of firms.
class FirmAdjustment {
 public:
  explicit FirmAdjustment(const Params&);
  void adjust(MonthContext&);
  double capacity_recovery() const { return capacity_recovery_; }  ///< [1/month]
  const PostOffers& offers() const { return offers_; }

 private:
  enum class What : std::uint8_t { advertise, scrap, create, dismiss };
  /// One thing that a firm is about to do.
  struct Plan {
    What what;
    std::int32_t row;  ///< of the post; create: of the firm; dismiss: of the person
    PostIdea idea{};   ///< of the post to create
  };
  /// Plans of a block of firms in their order, and room to make them.
  struct Block {
    std::vector<Plan> plans;
    std::vector<Key> created;                            ///< by one firm
    std::vector<std::pair<double, std::int32_t>> staff;  ///< posts of one firm, with their luck
  };
  void think(MonthContext&, std::size_t firm, Block&) const;
  void grow(const MonthContext&, std::size_t firm, int gap, Block&) const;
  static int scrap_open_posts(const World&, std::size_t firm, int surplus, Block&);
  void dismiss(const MonthContext&, std::size_t firm, int surplus, Block&) const;
  void carry_out(World&, const Plan&) const;

  double adjustment_, layoff_speed_, tolerance_, capacity_recovery_, benefit_career_;
  PostOffers offers_;
  std::vector<Block> blocks_;
  std::vector<Plan> plans_;
};

}  // namespace limlab
