#include "policy/rate.hpp"

namespace limlab {

std::span<const Label> labels(Rate) {
  static constexpr Label table[] = {
      {"mortality", "death", "overlijden"},
      {"emigration", "leaving Limburg", "vertrek uit Limburg"},
      {"retirement", "taking a pension", "pensioen opnemen"},
      {"early_exit", "early exit", "vervroegd stoppen"},
      {"illness", "long illness", "langdurige ziekte"},
      {"recovery", "recovery from long illness", "herstel van langdurige ziekte"},
      {"quit_home", "leaving work for home or care", "stoppen voor thuis of zorg"},
      {"return_from_home", "starting to look for work from home", "van thuis naar werk zoeken"},
      {"separation", "losing or leaving a job without another", "baanverlies"},
      {"stop_business", "ending one's business", "zaak stopzetten"},
      {"dropout", "giving up the search", "afhaken"},
      {"training", "starting a course", "een opleiding beginnen"},
      {"search", "searching this month", "zoeken"},
      {"own_account_start", "starting on own account", "een zaak beginnen"},
      {"early_leaving", "leaving school without a diploma", "vroegtijdig schoolverlaten"},
      {"study_on", "studying on", "verder studeren"},
      {"degree", "leaving with a degree", "diploma hoger onderwijs"},
      {"dual_learning", "wanting a dual-learning place", "duaal leren"}};
  static_assert(std::size(table) == count_of<Rate>);
  return table;
}

}  // namespace limlab
