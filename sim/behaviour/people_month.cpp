#include "behaviour/people_month.hpp"

#include "base/errors.hpp"
#include "base/math.hpp"

namespace limlab {

namespace {

/// Who moves inside Limburg goes to near, large and attractive municipalities; 12 km is the
/// distance that cuts the weight to a third (assumed: half of all moves in Belgium stay within some
/// 10 km).
constexpr double kMoveKm = 12;

PlaceTables make_places(const PeopleTables& t, const InitialPrevalence& n, const Geography& g) {
  PlaceTables out;
  set_destinations(out, t);
  double abroad = 0, belgium = 0;
  for (std::size_t m = 0; m < kMunicipalities; ++m) {
    const auto people = static_cast<double>(n.place[m]) + 1e-9;
    out.from_abroad[m] = abroad += people * t.from_abroad[m];
    out.from_belgium[m] = belgium += people * t.attraction[m];
    double sum = 0;
    for (std::size_t to = 0; to < kMunicipalities; ++to) {
      if (to != m)
        sum += (static_cast<double>(n.place[to]) + 1e-9) * t.attraction[to] *
               exp_same_bits(-static_cast<double>(g.km[m][to]) / kMoveKm);
      out.moves[m][to] = sum;
    }
  }
  return out;
}

}  // namespace

PeopleMonth::PeopleMonth(const Params& params, const std::filesystem::path& folder,
                         const Geography& geography, double scale)
    : settings_(params),
      geography_(geography),
      scale_(scale),
      tables_(std::make_unique<PeopleTables>(folder, geography)),
      weights_(std::make_unique<PeopleWeights>(*tables_)) {}

void PeopleMonth::calibrate_from(const World& w) { restore(take_prevalence(w, *weights_)); }

void PeopleMonth::restore(const InitialPrevalence& n) {
  rates_ = std::make_unique<PeopleRates>(settings_, *tables_, *weights_, n, scale_);
  pass_ = std::make_unique<HazardPass>(*rates_);
  places_ = make_places(*tables_, n, geography_);
  newcomers_ = make_newcomer_tables(*tables_, n, geography_);
  year_ = year_of(plus(n.start, 1));
}

const InitialPrevalence& PeopleMonth::initial() const { return rates_->initial; }

PeopleStep PeopleMonth::step(MonthContext& m) {
  if (!rates_) throw LawBroken("people: calibrate_from or restore before the first month");
  return PeopleStep{m, *rates_, places_, newcomers_, geography_, dual_wishes_};
}

void PeopleMonth::life(MonthContext& m) {
  const PeopleStep s = step(m);
  const bool new_rules = rates_->set_terms(m.terms);
  const int year = year_of(m.world.now);
  if (year != year_) rates_->set_year(year);
  if (new_rules || year != year_) pass_->refresh(m.team);
  year_ = year;
  dual_wishes_.clear(), mothers_.clear();
  const World& w = m.world;
  const std::size_t keys = w.keys.size();
  pass_->run(w, m.luck, m.team, [&](std::span<const Proposal> proposals) {
    with_rows_ahead(
        w, proposals, [](const Proposal& p) { return p.row; }, [](const Proposal&) { return -1; },
        [&](const Proposal& p) { settle(s, p); });
  });
  if (w.keys.size() != keys)
    throw LawBroken("people: a person or post was added while others were being drawn");
}

void PeopleMonth::settle(const PeopleStep& s, const Proposal& p) {
  if (p.what == What::death)
    settle_death(s, static_cast<std::size_t>(p.row));
  else if (p.what == What::birth)
    mothers_.push_back(p.row);
  else if (p.what <= What::move_home)
    settle_departure(s, p);
  else if (p.what <= What::end_dual)
    settle_school(s, p);
  else if (p.what <= What::return_from_home)
    settle_health_care(s, p);
  else if (p.what <= What::work_on)
    settle_retirement(s, p);
  else
    settle_career(s, p);
}

void PeopleMonth::newcomers(MonthContext& m) {
  settle_births(step(m), mothers_);
  settle_arrivals(step(m));
}

void PeopleMonth::contracts(MonthContext& m) {
  settle_contracts(step(m), contracts_);
  if (settings_.constant_population) keep_structure(step(m));
}

PostAfter post_after(const World& w, std::size_t row) {
  const std::int32_t post = w.persons.post[row];
  return post >= 0 && static_cast<Contract>(w.posts.contract[static_cast<std::size_t>(post)]) ==
                          Contract::own_account
             ? PostAfter::destroyed
             : PostAfter::vacant;
}

void leave_for(World& w, std::size_t row, SeparationReason reason, Status next, bool registered) {
  const PersonRow person(row);
  const bool resident = w.persons.presence[row] == static_cast<std::uint8_t>(Presence::resident);
  if (at_work(static_cast<Status>(w.persons.status[row]))) {
    separate(w, person, reason, next, registered && resident, post_after(w, row));
  } else {
    if (w.persons.post[row] >= 0) release_reserved(w, person, post_after(w, row));
    change_status(w, person, next, registered && resident);
  }
  if (!resident && next != Status::jobseeker) forget_non_resident(w, person);
}

}  // namespace limlab
