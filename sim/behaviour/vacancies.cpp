#include "behaviour/vacancies.hpp"

#include "base/math.hpp"

namespace limlab {

VacancyLife::VacancyLife(const Params& p)
    : respecify_after_(p.real("vacancies.respecify_after")),
      respecify_rate_(p.real("vacancies.respecify_rate")),
      raise_(p.real("vacancies.respecify_raise")),
      withdraw_after_(p.real("vacancies.withdraw_after")),
      withdraw_rate_(p.real("vacancies.withdraw_rate")) {}

void VacancyLife::live(MonthContext& c, const PostOffers& offers) {
  World& w = c.world;
  Posts& p = w.posts;
  const auto is_open_here = [&](std::size_t j) {
    return (p.state[j] == static_cast<std::uint8_t>(PostState::vacant)) & in_limburg(p.place[j]);
  };
  const auto& open = open_.pick(c.team, p.size(), is_open_here);
  // Offers and demands change rows of their own; what is withdrawn also changes the firm.
  const auto is_withdrawn = [&](std::size_t k) {
    const auto j = static_cast<std::size_t>(open[k]);
    const int age = w.now - p.vacant_since[j];
    if (age == 0) {
      offers.refresh_vacancy(w, j, c.luck);
      return false;
    }
    if (age < respecify_after_ && age < withdraw_after_) return false;
    const auto bits = c.luck.block(p.key[j], w.now, purpose::withdrawal);
    if (age >= withdraw_after_ && bits[0] < threshold(withdraw_rate_)) return true;
    if (age >= respecify_after_ && bits[1] < threshold(respecify_rate_)) respecify(w, j);
    return false;
  };
  for (const std::int32_t k : withdrawn_.pick(c.team, open.size(), is_withdrawn, 1024)) {
    const auto j = static_cast<std::size_t>(open[static_cast<std::size_t>(k)]);
    withdraw_vacancy(w, PostRow(j));
    if (const std::int32_t i = p.firm[j]; i >= 0) {
      const Firms& f = w.firms;
      const int posts = posts_of(f, static_cast<std::size_t>(i));
      w.firms.capacity[i] +=
          static_cast<std::int32_t>(1e6 * log_same_bits((posts - 0.5) / (posts + 0.5)));
    }
    destroy_post(w, PostRow(j));
  }
}

std::array<double, count_of<Sector>> VacancyLife::usual_capacity(const World& w,
                                                                 double recovery) const {
  std::array<double, count_of<Sector>> old{}, posts{}, out{};
  const Posts& p = w.posts;
  for (std::size_t j = 0; j < p.size(); ++j) {
    if (p.state[j] == kFreePost || p.firm[j] < 0) continue;
    posts[p.sector[j]] += 1;
    old[p.sector[j]] += p.state[j] == static_cast<std::uint8_t>(PostState::vacant) &&
                        w.now - p.vacant_since[j] >= withdraw_after_;
  }
  for (std::size_t s = 0; s < out.size(); ++s)
    if (posts[s] > 0 && recovery > 0) out[s] = -withdraw_rate_ * old[s] / posts[s] / recovery;
  return out;
}

void VacancyLife::respecify(World& w, std::size_t j) const {
  Posts& p = w.posts;
  touch(w, PostRow(j));
  ++p.respecified[j];
  p.wage[j] = static_cast<std::int32_t>(p.wage[j] * (1 + raise_));
  // Every second time the firm also asks less: first any field, then one level of education lower.
  if (p.respecified[j] % 2 == 1) return;
  if (p.field[j] != static_cast<std::uint8_t>(Field::general))
    p.field[j] = static_cast<std::uint8_t>(Field::general);
  else if (p.education[j] > static_cast<std::uint8_t>(Education::low))
    --p.education[j];
}

}  // namespace limlab
