#pragma once
#include <vector>

#include "behaviour/post_offers.hpp"
#include "behaviour/search.hpp"

namespace limlab {

/// A post and the person who takes it.
struct Match {
  std::int32_t vacancy, searcher;
};

/// Firms offer each post to their best suitable applicant; a person keeps the best offer and
/// refuses the others, which go to the next in line (deferred acceptance, firms proposing).
/// Preferences are strict, so the outcome is one and the same in any order of work.
class Matching {
 public:
  /// Offers and refusals of one round; sorted by the key of the vacancy. Puts suitable applications
  /// in the order of the firms.
  const std::vector<Match>& settle_offers(MonthContext&, const VacancyBoard&,
                                          const std::vector<Searcher>&, Sent&);
  /// Carries a match out: leaves the old post (which opens the next vacancy of the chain), takes
  /// the new.
  void take_up(MonthContext&, const Listed&, const Searcher&, const PostOffers&);
  /// Posts that became vacant by the hires since settle_offers [Posts rows]: all that open between
  /// two rounds, for VacancyBoard::renew.
  const std::vector<std::int32_t>& opened() const { return opened_; }

 private:
  std::vector<std::int32_t> start_, next_, held_, stack_;
  std::vector<Match> matches_;
  std::vector<std::int32_t> opened_;
};

}  // namespace limlab
