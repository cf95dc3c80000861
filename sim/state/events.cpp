#include "state/events.hpp"

#include "base/random.hpp"

namespace limlab {

std::span<const Label> labels(EventKind) {
  static constexpr Label table[] = {
      {"birth", "birth", "geboorte"},
      {"death", "death", "overlijden"},
      {"move_in", "moves in", "komt wonen"},
      {"move_out", "moves out", "vertrekt"},
      {"move_home", "moves home", "verhuist"},
      {"status_change", "changes status", "verandert van statuut"},
      {"application", "applies", "solliciteert"},
      {"offer", "is offered a post", "krijgt een aanbod"},
      {"refusal", "refuses an offer", "weigert een aanbod"},
      {"hire", "is hired", "wordt aangeworven"},
      {"separation", "leaves a post", "verlaat een job"},
      {"promotion", "is promoted", "krijgt promotie"},
      {"training_start", "starts training", "begint opleiding"},
      {"training_end", "ends training", "eindigt opleiding"},
      {"certificate", "earns a certificate", "behaalt een diploma"},
      {"post_created", "post created", "arbeidsplaats gemaakt"},
      {"post_destroyed", "post destroyed", "arbeidsplaats verdwijnt"},
      {"vacancy_opened", "vacancy opened", "vacature geopend"},
      {"vacancy_withdrawn", "vacancy withdrawn", "vacature ingetrokken"}};
  static_assert(std::size(table) == count_of<EventKind>);
  return table;
}

bool EventLog::samples(Key k) const {
  return on && (threshold == ~std::uint64_t{0} || mix(k, 0x70616E656Cull) < threshold);
}

}  // namespace limlab
