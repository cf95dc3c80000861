#pragma once
#include "behaviour/context.hpp"
#include "behaviour/post_offers.hpp"

namespace limlab {

/// Posts that measures bring this month: each measure has an establishment of its own, which grows;
/// all its new posts are vacant.
void receive_posts(MonthContext&, const PostOffers&);
/// Posts that measures take away this month.
void remove_posts(MonthContext&);

}  // namespace limlab
