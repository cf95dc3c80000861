#include "behaviour/post_offers.hpp"

#include <array>
#include <cmath>

#include "base/math.hpp"
#include "behaviour/foundations.hpp"
#include "words/purpose.hpp"

namespace limlab {

namespace {

constexpr int kMostModels = 64;  ///< posts of a firm that a new one may be like

/// Maatwerk always copies itself: its mix of sheltered places and staff is fixed by its subsidy.
bool is_maatwerk(const World& w, std::size_t firm) {
  return w.firms.type[firm] == static_cast<std::uint8_t>(FirmType::sheltered);
}

}  // namespace

void make_like(NewPost& draft, const Foundations::PostTemplate& kind) {
  draft.occupation = static_cast<Occupation>(kind.occupation);
  draft.education = static_cast<Education>(kind.education);
  draft.field = static_cast<Field>(kind.field);
  draft.hours = kind.hours;
}

PostOffers::PostOffers(const Params& p)
    : temporary_share_(p.real("firms.temporary_hire_share")),
      agency_share_(threshold(p.real("firms.agency_hire_share"))),
      sector_mix_(threshold(p.real("firms.sector_mix"))),
      lost_before_(p.real("firms.lost_work_before")) {}

void PostOffers::recall_lost_work(World& w) const {
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    const auto posts = posts_by_occupation(w.foundations, s);
    for (std::size_t o = 0; o < posts.size(); ++o)
      w.surroundings.work_lost[s][o] =
          static_cast<std::int32_t>(std::lround(kOneLostPost * lost_before_ * posts[o]));
  }
}

const Foundations::PostTemplate* PostOffers::draw_lost_work(const World& w, Sector sector,
                                                            std::uint64_t bits) {
  const auto& lost = w.surroundings.work_lost[at(sector)];
  const std::size_t work = draw_index(
      lost.size(), [&](std::size_t o) { return lost[o]; }, bits);
  const auto* kind = draw_kind(w.foundations, at(sector), work, mix(bits));
  return kind != nullptr ? kind
                         : draw_kind(w.foundations, at(sector), static_cast<std::uint32_t>(bits));
}

Contract PostOffers::draw_contract(Contract was, std::uint64_t bits) const {
  if (was == Contract::sheltered || was == Contract::own_account) return was;
  const auto low = static_cast<std::uint32_t>(bits);
  if (low >= threshold(temporary_share_)) return Contract::permanent;
  return static_cast<std::uint32_t>(bits >> 32) < agency_share_ ? Contract::agency
                                                                : Contract::temporary;
}

std::int32_t PostOffers::offer(const World& w, std::uint8_t occupation, std::uint8_t place,
                               int premium) const {
  double wage = w.foundations.norm_wage[occupation] * (1 + 1e-3 * premium);
  if (in_limburg(place))
    wage *= exp_same_bits(1e-6 * w.surroundings.wage_drift[occupation][w.streek_of[place]]);
  return static_cast<std::int32_t>(wage);
}

PostIdea PostOffers::think_of(const World& w, std::size_t firm, Key key, const Luck& luck,
                              std::span<const Key> before) const {
  const auto bits = luck.block(key, w.now, purpose::post_attributes);
  PostIdea idea{key, (std::uint64_t{bits[0]} << 32) | bits[1], mix(key, bits[3])};
  if (bits[2] < sector_mix_ && !is_maatwerk(w, firm)) return idea;
  // The post with the smallest hash of (new post, old post): no position in a list that can change.
  std::uint64_t best = ~std::uint64_t{0};
  std::int32_t looked = 0;
  const auto look = [&](Key post, std::int32_t model) {
    if (const std::uint64_t h = pair_key(key, post); h < best) best = h, idea.model = model;
    ++looked;
  };
  // The newest come first in the list of a firm.
  for (std::size_t n = before.size(); n > 0 && looked < kMostModels; --n)
    look(before[n - 1], PostIdea::kLostWork - 1 - looked);
  for (std::int32_t j = w.firms.first_post[firm]; j >= 0 && looked < kMostModels;
       j = w.posts.next[j])
    look(w.posts.key[j], j);
  return idea;
}

NewPost PostOffers::draft(const World& w, std::size_t firm, const PostIdea& idea) const {
  const auto sector = static_cast<Sector>(w.firms.sector[firm]);
  NewPost n;
  n.key = idea.key;
  n.firm = FirmRow(firm);
  n.sector = sector;
  n.place = w.firms.place[firm];
  std::int32_t model = idea.model;
  if (model < PostIdea::kLostWork) {
    const int newer = PostIdea::kLostWork - 1 - idea.model;
    model = w.firms.first_post[firm];
    for (int k = 0; k < newer; ++k) model = w.posts.next[model];
  }
  if (model >= 0) {
    n.occupation = static_cast<Occupation>(w.posts.occupation[model]);
    n.education = static_cast<Education>(w.posts.education[model]);
    n.field = static_cast<Field>(w.posts.field[model]);
    n.hours = w.posts.hours[model];
    n.contract = static_cast<Contract>(w.posts.contract[model]);
  } else if (const auto* kind = draw_lost_work(w, sector, idea.work_luck)) {
    make_like(n, *kind);
    n.contract = static_cast<Contract>(kind->contract);
  }
  n.contract = draw_contract(n.contract, idea.contract_luck);
  const bool maatwerk = is_maatwerk(w, firm);
  if (maatwerk && model < 0) n.contract = Contract::sheltered;
  // Kinds of posts of a sector include its maatwerk; only maatwerk offers sheltered places.
  if (!maatwerk && n.contract == Contract::sheltered) n.contract = Contract::permanent;
  n.wage = offer(w, static_cast<std::uint8_t>(n.occupation), n.place, w.firms.wage_premium[firm]);
  return n;
}

void PostOffers::as_usual_in(const World& w, Occupation o, NewPost& draft, const Luck& luck) const {
  const std::uint64_t bits = luck.bits(draft.key, w.now, purpose::post_attributes, 1);
  draft.occupation = o;
  const auto from = [&](std::size_t sector) {
    const auto* kind = draw_kind(w.foundations, sector, at(o), bits);
    if (kind == nullptr) return false;
    make_like(draft, *kind);
    return true;
  };
  if (from(at(draft.sector))) return;
  for (std::size_t sector = 0; sector < count_of<Sector>; ++sector)
    if (from(sector)) return;
}

void PostOffers::refresh_vacancy(World& w, std::size_t j, const Luck& luck) const {
  Posts& p = w.posts;
  touch(w, PostRow(j));
  p.contract[j] = static_cast<std::uint8_t>(draw_contract(
      static_cast<Contract>(p.contract[j]), luck.bits(p.key[j], w.now, purpose::post_attributes)));
  const int premium = p.firm[j] >= 0 ? w.firms.wage_premium[p.firm[j]] : 0;
  p.wage[j] = offer(w, p.occupation[j], p.place[j], premium);
}

}  // namespace limlab
