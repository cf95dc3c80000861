#include "behaviour/vacancies.hpp"

#include "base/math.hpp"

namespace limlab {

VacancyLife::VacancyLife(const Params& p)
    : respecify_after_(p.real("vacancies.respecify_after")),
      respecify_rate_(p.real("vacancies.respecify_rate")),
      raise_(p.real("vacancies.respecify_raise")),
      withdraw_after_(p.real("vacancies.withdraw_after")),
      withdraw_rate_(p.real("vacancies.withdraw_rate")) {}

bool VacancyLife::live(MonthContext& c, std::size_t j, const PostOffers& offers) const {
  World& w = c.world;
  const Posts& p = w.posts;
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
}

void VacancyLife::withdraw(World& w, const std::vector<std::int32_t>& posts) {
  for (const std::int32_t row : posts) {
    const PostRow j(row);
    withdraw_vacancy(w, j);
    if (const std::int32_t i = w.posts.firm[j.index()]; i >= 0) {
      const int all = posts_of(w.firms, static_cast<std::size_t>(i));
      w.firms.capacity[i] +=
          static_cast<std::int32_t>(1e6 * log_same_bits((all - 0.5) / (all + 0.5)));
    }
    destroy_post(w, j);
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
