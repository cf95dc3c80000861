#include "behaviour/dual_learning.hpp"

namespace limlab {

void declare_dual_learning_parameters(ParameterBook& book) {
  book.real("dual.places_per_1000_posts")
      .unit("places/1000 posts")
      .range(0, 100)
      .low(1.5)
      .central(2)
      .high(3)
      .meaning(
          "dual-learning places that firms really offer for a thousand posts, in a sector of "
          "weight "
          "1 (building 4, hotels and other services 3, industry 2, trade and care 1.5)")
      .source(
          "840 places in Limburg: 30,000 recognised in Flanders x 12.7 % x 22 % of recognised "
          "firms "
          "that trained (education_and_levers.md B3), over the posts of the base year by weight")
      .status(Evidence::derived);
  book.real("dual.reach_km")
      .unit("km")
      .range(1, 100)
      .low(7)
      .central(12)
      .high(20)
      .meaning(
          "distance that cuts a pupil's interest in a place to a third; none beyond thrice that")
      .source("no figure found; as for moves of home")
      .status(Evidence::assumed);
  book.real("dual.other_field")
      .unit("1")
      .range(0, 1)
      .low(0.1)
      .central(0.3)
      .high(0.6)
      .meaning("interest in a place of another field against one of the field he leans to")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("dual.firm_offers")
      .unit("1")
      .range(0, 1)
      .low(0.4)
      .central(0.7)
      .high(0.9)
      .meaning("share of firms that offer a former learner their vacancies first")
      .source(
          "after individual training in a firm 80-90 % are at work, most there (VDAB, gross; "
          "education_and_levers.md B5); dual: no figure")
      .status(Evidence::assumed);
  book.integer("dual.known_months")
      .unit("months")
      .range(0, 60)
      .low(6)
      .central(12)
      .high(24)
      .meaning("months after school in which the firm remembers a learner who still looks for work")
      .source("the advantage fades within two to four years (education_and_levers.md B3)")
      .status(Evidence::assumed);
}

}  // namespace limlab
