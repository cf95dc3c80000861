// Consequences of leaving Limburg, of an in-commuter settling here, and of moving house inside
// Limburg. Who leaves for a neighbouring labour market may keep a Limburg post, the likelier the
// nearer; a post held outside goes along and leaves the model.
#include "base/math.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

constexpr OutsideMarket kInBelgium[] = {OutsideMarket::antwerp, OutsideMarket::flemish_brabant,
                                        OutsideMarket::brussels, OutsideMarket::liege,
                                        OutsideMarket::other_belgium};
constexpr std::string_view kBelgianNames[] = {"antwerp", "flemish_brabant", "brussels", "liege",
                                              "other_belgium"};
constexpr OutsideMarket kAbroad[] = {OutsideMarket::dutch_limburg, OutsideMarket::brainport,
                                     OutsideMarket::germany};
constexpr std::string_view kAbroadNames[] = {"dutch_limburg", "brainport", "germany", "elsewhere"};

/// Place somebody leaves for, or kPlaces when it is beyond the markets we know.
std::uint8_t destination(const PeopleStep& s, std::size_t row, bool abroad) {
  const double u = s.luck(row, purpose::emigration_choice);
  if (!abroad) return place_of(kInBelgium[pick(s.places.to_belgium, u)]);
  const std::size_t k = pick(s.places.to_abroad, u);
  return k < 3 ? place_of(kAbroad[k]) : static_cast<std::uint8_t>(kPlaces);
}

bool keeps_job(const PeopleStep& s, std::size_t row, std::uint8_t to) {
  const World& w = s.world();
  const std::int32_t post = w.persons.post[row];
  if (to >= kPlaces || post < 0 || !at_work(static_cast<Status>(w.persons.status[row])))
    return false;
  const auto j = static_cast<std::size_t>(post);
  if (!in_limburg(w.posts.place[j])) return false;
  const double km = s.geography.km[w.posts.place[j]][to];
  return s.luck(row, purpose::emigration_choice, 1) <
         exp_same_bits(-km / s.rates.settings.keep_job_km);
}

void move_house(const PeopleStep& s, std::size_t row) {
  const auto& cumulative = s.places.moves[s.world().persons.place[row]];
  if (cumulative[kMunicipalities - 1] <= 0) return;
  move_home(s.world(), PersonRow(row),
            static_cast<std::uint8_t>(pick(cumulative, s.luck(row, purpose::move_home))));
}

}  // namespace

void set_destinations(PlaceTables& places, const PeopleTables& tables) {
  const Factor& abroad = tables.factor("destination", "abroad");
  const Factor& belgium = tables.factor("destination", "belgium");
  double sum = 0;
  for (std::size_t k = 0; k < 4; ++k) places.to_abroad[k] = sum += abroad.of(kAbroadNames[k]);
  sum = 0;
  for (std::size_t k = 0; k < 5; ++k) places.to_belgium[k] = sum += belgium.of(kBelgianNames[k]);
}

void settle_departure(const PeopleStep& s, const Proposal& p) {
  World& w = s.world();
  const auto row = static_cast<std::size_t>(p.row);
  if (p.what == What::move_home) {
    move_house(s, row);
  } else if (p.what == What::settle_here) {
    settle_here(
        w, PersonRow(row),
        static_cast<std::uint8_t>(pick(s.places.from_belgium, s.luck(row, purpose::move_home))));
  } else {
    const std::uint8_t to = destination(s, row, p.what == What::leave_abroad);
    if (keeps_job(s, row, to))
      emigrate_keeping_job(w, PersonRow(row), to);
    else
      emigrate(w, PersonRow(row), post_after(w, row));
  }
}

}  // namespace limlab
