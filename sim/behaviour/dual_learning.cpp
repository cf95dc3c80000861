#include "behaviour/dual_learning.hpp"

#include <algorithm>
#include <optional>

#include "base/math.hpp"
#include "behaviour/foundations.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

namespace {

constexpr auto kMedium = static_cast<std::uint8_t>(Education::medium);

TrainingState state_of(const World& w, std::size_t k) {
  return static_cast<TrainingState>(w.training.state[k]);
}

void set_state(World& w, std::size_t k, TrainingState next) {
  w.training.state[k] = static_cast<std::uint8_t>(next);
  w.training.since[k] = w.now;
  if (next == TrainingState::open) w.training.learner[k] = -1, w.training.learner_key[k] = 0;
}

bool firm_lives(const World& w, std::size_t k) {
  const auto i = static_cast<std::size_t>(w.training.firm[k]);
  return w.firms.alive[i] != 0 && w.firms.key[i] == w.training.firm_key[k];
}

/// The learner's row, or nothing when he has died or left the province.
std::optional<std::size_t> learner(const World& w, std::size_t k) {
  const auto i = static_cast<std::size_t>(w.training.learner[k]);
  if (w.training.learner[k] < 0 || w.persons.key[i] != w.training.learner_key[k] ||
      w.persons.presence[i] != static_cast<std::uint8_t>(Presence::resident))
    return std::nullopt;
  return i;
}

/// How much of its work a sector gives to dual learners, against the mean of those that do most
/// (assumed: trades of building, technology, hotels and kitchens, care, hair and beauty, shops).
double training_weight(std::size_t sector) {
  static constexpr std::array<double, count_of<Sector>> weight = {
      1, .3, 2, 1, 1, 4, 1.5, .7, 3, .3, .1, .1, .2, .4, .2, .1, 1.5, .7, 3};
  return weight[sector];
}

double uniform_of(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

/// The post on which a place is modelled: of the firm's sector, for people with a secondary diploma
/// at most.
const Foundations::PostTemplate* kind_of_place(const World& w, std::size_t sector, Key key) {
  const auto& kinds = w.foundations.templates[sector];
  std::int64_t all = 0;
  for (const auto& kind : kinds) all += kind.education <= kMedium ? kind.posts : 0;
  if (all == 0) return nullptr;
  auto at = static_cast<std::int64_t>(uniform_of(mix(key, 0x6B696E64u)) * static_cast<double>(all));
  for (const auto& kind : kinds)
    if (kind.education <= kMedium && (at -= kind.posts) < 0) return &kind;
  return nullptr;
}

}  // namespace

DualLearning::DualLearning(const Params& p, const Geography& geography)
    : geography_(geography),
      per_thousand_(p.real("dual.places_per_1000_posts")),
      reach_(p.real("dual.reach_km")),
      other_field_(p.real("dual.other_field")),
      // Even a former learner has to apply.
      firm_offers_(p.real("search.applications_per_month") > 0 ? p.real("dual.firm_offers") : 0),
      known_months_(static_cast<int>(p.integer("dual.known_months"))) {}

std::int64_t DualLearning::wanted_places(const World& w, std::size_t i, double extra) const {
  const double usual =
      1e-3 * per_thousand_ * training_weight(w.firms.sector[i]) * posts_of(w.firms, i);
  // Each firm rounds in its own way for ever, so that its offer does not flicker.
  return static_cast<std::int64_t>(std::max(0.0, usual + extra) +
                                   uniform_of(mix(w.firms.key[i], 0x6475616Cu)));
}

void DualLearning::offer_places(World& w, const Terms* terms) const {
  Firms& f = w.firms;
  std::vector<double> extra(f.size(), 0.0);
  if (terms != nullptr)
    for (const ExtraPlaces& e : terms->dual_places) {
      const auto weight = [&](std::size_t i) {
        if (!f.alive[i] || (e.sector && f.sector[i] != at(*e.sector)) ||
            (e.place && f.place[i] != *e.place))
          return 0.0;
        return training_weight(f.sector[i]) * posts_of(f, i);
      };
      double all = 0;
      for (std::size_t i = 0; i < f.size(); ++i) all += weight(i);
      for (std::size_t i = 0; all > 0 && i < f.size(); ++i) extra[i] += e.volume * weight(i) / all;
    }
  std::vector<std::int64_t> missing(f.size(), 0);
  for (std::size_t i = 0; i < f.size(); ++i)
    if (f.alive[i] && f.type[i] != static_cast<std::uint8_t>(FirmType::sheltered))
      missing[i] = wanted_places(w, i, extra[i]);
  TrainingPlaces& t = w.training;
  std::vector<std::size_t> open;
  for (std::size_t k = 0; k < t.size(); ++k) {
    if (state_of(w, k) == TrainingState::open) open.push_back(k);
    if (state_of(w, k) == TrainingState::taken) --missing[static_cast<std::size_t>(t.firm[k])];
  }
  std::sort(open.begin(), open.end(), [&](auto a, auto b) { return t.key[a] < t.key[b]; });
  for (const std::size_t k : open)
    if (--missing[static_cast<std::size_t>(t.firm[k])] < 0)
      t.state[k] = static_cast<std::uint8_t>(TrainingState::free_row);
  std::size_t reuse = 0;
  for (std::size_t i = 0; i < f.size(); ++i)
    for (std::int64_t n = 0; n < missing[i]; ++n) {
      while (reuse < t.size() && state_of(w, reuse) != TrainingState::free_row) ++reuse;
      const std::size_t k = reuse < t.size() ? reuse : add_row(t);
      t.key[k] = mix(f.key[i], static_cast<std::uint64_t>(w.now), 0x706C6163u, n);
      t.firm[k] = static_cast<std::int32_t>(i), t.firm_key[k] = f.key[i];
      t.sector[k] = f.sector[i];
      const auto* kind = kind_of_place(w, f.sector[i], t.key[k]);
      t.occupation[k] = kind ? kind->occupation : static_cast<std::uint8_t>(Occupation::o93);
      t.field[k] = kind ? kind->field : static_cast<std::uint8_t>(Field::general);
      set_state(w, k, TrainingState::open);
    }
}

void DualLearning::tidy(World& w) const {
  TrainingPlaces& t = w.training;
  for (std::size_t k = 0; k < t.size(); ++k) {
    const TrainingState state = state_of(w, k);
    if (state == TrainingState::free_row) continue;
    const auto who = learner(w, k);
    const bool pupil = who && w.persons.status[*who] == static_cast<std::uint8_t>(Status::pupil);
    const bool seeks =
        who && w.persons.status[*who] == static_cast<std::uint8_t>(Status::jobseeker);
    if (!firm_lives(w, k)) {
      // Without a firm he goes on at school.
      if (state == TrainingState::taken && pupil)
        set_flag(w, PersonRow(*who), Flag::dual_learner, false);
      t.state[k] = static_cast<std::uint8_t>(TrainingState::free_row);
    } else if (state == TrainingState::taken && !pupil) {
      if (seeks) {
        w.persons.occupation[*who] = t.occupation[k];  // the trade he has learnt
        touch(w, PersonRow(*who));
      }
      set_state(w, k, seeks && known_months_ > 0 ? TrainingState::known : TrainingState::open);
    } else if (state == TrainingState::known && (!seeks || w.now - t.since[k] >= known_months_)) {
      t.state[k] = static_cast<std::uint8_t>(TrainingState::free_row);
    }
  }
}

void DualLearning::find_places(World& w, const Luck& luck, std::vector<DualWish>& wishes) const {
  TrainingPlaces& t = w.training;
  const auto key = [&](std::int32_t row) { return w.persons.key[static_cast<std::size_t>(row)]; };
  // Who comes first is drawn, never the order of rows.
  const auto turn = [&](std::int32_t row) { return mix(key(row), luck.raw_key(), 0x7475726Eu); };
  std::sort(wishes.begin(), wishes.end(),
            [&](const DualWish& a, const DualWish& b) { return turn(a.row) < turn(b.row); });
  std::vector<std::size_t> open;
  for (std::size_t k = 0; k < t.size(); ++k)
    if (state_of(w, k) == TrainingState::open) open.push_back(k);
  for (const auto& [row, field] : wishes) {
    const auto i = static_cast<std::size_t>(row);
    std::size_t best = t.size();
    double first = 0;
    for (const std::size_t k : open) {
      if (state_of(w, k) != TrainingState::open) continue;
      const double km = geography_.km[w.persons.place[i]][w.firms.place[t.firm[k]]];
      if (km > 3 * reach_) continue;
      const bool fits =
          field == Field::general || t.field[k] == at(field) || t.field[k] == at(Field::general);
      const double weight = exp_same_bits(-km / reach_) * (fits ? 1 : other_field_);
      if (weight <= 0) continue;
      const double when =
          exponential_from_bits(mix(pair_key(key(row), t.key[k]), luck.raw_key())) / weight;
      if (best == t.size() || when < first) best = k, first = when;
    }
    if (best < t.size()) {
      set_state(w, best, TrainingState::taken);
      t.learner[best] = row, t.learner_key[best] = key(row);
    } else {
      ++w.ledger.dual_unplaced[at(field)];
    }
    set_flag(w, PersonRow(row), Flag::dual_learner, best < t.size());
  }
}

void DualLearning::offer_vacancies(MonthContext& c) const {
  World& w = c.world;
  TrainingPlaces& t = w.training;
  std::vector<std::size_t> known;
  for (std::size_t k = 0; k < t.size(); ++k)
    if (state_of(w, k) == TrainingState::known) known.push_back(k);
  std::sort(known.begin(), known.end(), [&](auto a, auto b) { return t.key[a] < t.key[b]; });
  for (const std::size_t k : known) {
    const auto who = learner(w, k);
    // Whether the firm wants to go on with him is drawn once.
    // Whoever has found something since (a second firm may know him) needs no offer.
    if (!who || w.persons.status[*who] != at(Status::jobseeker) || w.persons.post[*who] >= 0)
      continue;
    if (c.luck.uniform(t.key[k], 0, purpose::first_entry, 7) >= firm_offers_) continue;
    const std::size_t i = *who;
    std::int32_t chosen = -1;
    std::uint64_t lowest = 0;
    for (std::int32_t j = w.firms.first_post[t.firm[k]]; j >= 0; j = w.posts.next[j]) {
      const bool fits = w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant) &&
                        w.posts.education[j] <= std::max(w.persons.education[i], kMedium);
      if (!fits) continue;
      // Of the trade he has learnt first, then by a keyed draw.
      const std::uint64_t order = pair_key(t.key[k], w.posts.key[j]) >> 1 |
                                  std::uint64_t{w.posts.occupation[j] != t.occupation[k]} << 63;
      if (chosen < 0 || order < lowest) chosen = j, lowest = order;
    }
    if (chosen < 0) continue;
    const auto j = static_cast<std::size_t>(chosen);
    const PersonRow person(i);
    count_applications(w, static_cast<Sector>(w.posts.sector[j]), 1);
    if (w.events.on) {
      note_application(w, person, PostRow(chosen), EventKind::application);
      note_application(w, person, PostRow(chosen), EventKind::offer);
    }
    enter_labour_market(w, person);
    w.posts.wage[j] =
        static_cast<std::int32_t>(w.posts.wage[j] * experience_factor(experience_of(w, i)));
    hire(w, person, PostRow(chosen), HireOrigin::school);
    t.state[k] = static_cast<std::uint8_t>(TrainingState::free_row);
  }
}

void DualLearning::prepare(World& w, const Luck& luck) const {
  w.training = {};
  offer_places(w, nullptr);
  std::vector<DualWish> learners;
  for (std::size_t i = 0; i < w.persons.size(); ++i)
    if ((w.persons.flags[i] & bit(Flag::dual_learner)) != 0 &&
        w.persons.status[i] == static_cast<std::uint8_t>(Status::pupil))
      learners.push_back({static_cast<std::int32_t>(i), Field::general});
  find_places(w, luck, learners);
  w.ledger.dual_unplaced = {};
}

void DualLearning::live(MonthContext& c, std::vector<DualWish> wishes) const {
  World& w = c.world;
  tidy(w);
  if (month_of_year(w.now) == 9) offer_places(w, &c.terms);
  std::erase_if(wishes, [&](const DualWish& wish) {
    const auto i = static_cast<std::size_t>(wish.row);
    return w.persons.status[i] != at(Status::pupil) ||
           (w.persons.flags[i] & bit(Flag::dual_learner)) != 0;
  });
  find_places(w, c.luck, wishes);
  offer_vacancies(c);
}

}  // namespace limlab
