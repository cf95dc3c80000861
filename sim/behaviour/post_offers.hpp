#pragma once
#include <span>

#include "base/random.hpp"
#include "params/book.hpp"
#include "state/moves.hpp"

namespace limlab {

/// A new post of a firm, as far as the firm alone decides it.
struct PostIdea {
  static constexpr std::int32_t kLostWork = -1;
  Key key = 0;
  std::uint64_t contract_luck = 0, work_luck = 0;
  /// Row of the post of the firm that it is like; kLostWork: like one that its sector has lost;
  /// kLostWork - n: like the n-th newest post of the firm, which has no row yet.
  std::int32_t model = kLostWork;
};

/// Gives a draft the work that a kind of post is, and what it asks; not its contract.
void make_like(NewPost& draft, const Foundations::PostTemplate& kind);

/// What new posts look like and what vacancies offer.
class PostOffers {
 public:
  explicit PostOffers(const Params&);
  /// Before the first month: a sector has lost a little of every kind of work that it has.
  void recall_lost_work(World&) const;
  /// A post of a kind that its sector has lost (its technology needs it still), or like one of the
  /// firm's own; contract anew.
  NewPost like_the_firms_own(const World& w, std::size_t firm, Key key, const Luck& luck) const {
    return draft(w, firm, think_of(w, firm, key, luck));
  }
  /// The same in two parts: what is known before other firms have acted, when the firm will have
  /// opened posts with the keys `before` first; then the rest.
  PostIdea think_of(const World&, std::size_t firm, Key key, const Luck&,
                    std::span<const Key> before = {}) const;
  NewPost draft(const World&, std::size_t firm, const PostIdea&) const;
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
