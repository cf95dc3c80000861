#include "behaviour/dual_learning.hpp"
#include "engine/parameters.hpp"

#include "behaviour/market_parameters.hpp"
#include "behaviour/people_parameters.hpp"
#include "outputs/observer.hpp"

namespace limlab {

ParameterBook declare_all_parameters() {
  ParameterBook book;
  declare_people_parameters(book);
  declare_dual_learning_parameters(book);
  declare_firm_parameters(book);
  declare_search_parameters(book);
  declare_wage_parameters(book);
  declare_outside_parameters(book);
  declare_output_parameters(book);
  return book;
}

}  // namespace limlab
