#pragma once
#include "base/random.hpp"
#include "params/book.hpp"
#include "state/moves.hpp"

namespace limlab {

/// What new posts look like and what vacancies offer.
class PostOffers {
 public:
  explicit PostOffers(const Params&);
  /// Before the first month: a sector has lost a little of every kind of work that it has.
  void recall_lost_work(World&) const;
  /// A post of a kind that its sector has lost (its technology needs it still), or like one of the
  /// firm's own; contract anew.
  NewPost like_the_firms_own(const World&, std::size_t firm, Key key, const Luck&) const;
  /// Gives a draft the occupation and what is usual for it in the draft's sector (else anywhere).
  void as_usual_in(const World&, Occupation, NewPost& draft, const Luck&) const;
  /// Full-time wage a firm offers for an occupation at a place: norm x premium x local drift
  /// [cents/month].
  std::int32_t offer(const World&, std::uint8_t occupation, std::uint8_t place, int premium) const;
  /// Sets contract and wage of a vacancy that opened this month on an existing post.
  void refresh_vacancy(World&, std::size_t post, const Luck&) const;

  /// Contract of a vacancy on a post that had contract `was`.
  Contract draw_contract(Contract was, std::uint64_t bits) const;

 private:
  /// A kind of post with the occupation of a post that the sector has lost; null when it has none.
  static const Foundations::PostTemplate* draw_lost_work(const World&, Sector, std::uint64_t bits);

  double temporary_share_;
  std::uint32_t agency_share_;  ///< of temporary contracts [2^-32]
  std::uint32_t sector_mix_;    ///< [2^-32]
  double lost_before_;          ///< posts lost before the first month, a share of those there
};

}  // namespace limlab
