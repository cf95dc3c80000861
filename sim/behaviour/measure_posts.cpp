// Carries out what measures say of posts (Terms::posts_arrive, posts_leave).
#include "behaviour/measure_posts.hpp"

#include <algorithm>
#include <tuple>

#include "behaviour/firm_turnover.hpp"

namespace limlab {

namespace {

/// The establishment of a measure: the one that lives, else a new one.
FirmRow establishment(World& w, const ArrivingPosts& a) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    const Key key = mix(0x41525249u, a.key, attempt);
    if (!w.keys.contains(key))
      return add_firm(w, {key, a.sector, a.place, FirmType::market, 0, 0, a.real_size});
    const auto found = std::find(w.firms.key.begin(), w.firms.key.end(), key);
    const auto row = static_cast<std::size_t>(found - w.firms.key.begin());
    if (found != w.firms.key.end() && w.firms.alive[row]) return FirmRow(row);
  }
}

struct Candidate {
  std::int64_t first, second;  // smaller ones go first
  std::int32_t post;
};

std::vector<Candidate> candidates(const World& w, const LeavingPosts& leaving) {
  std::vector<Candidate> out;
  const Posts& p = w.posts;
  for (std::size_t j = 0; j < p.size(); ++j) {
    if (p.state[j] == kFreePost || p.firm[j] < 0) continue;
    if (leaving.sector && p.sector[j] != at(*leaving.sector)) continue;
    if (leaving.occupation && p.occupation[j] != at(*leaving.occupation)) continue;
    if (leaving.place && p.place[j] != *leaving.place) continue;
    const auto firm = static_cast<std::size_t>(p.firm[j]);
    const Firms& f = w.firms;
    const std::int64_t size = real_posts_of(f, firm);
    const auto luck = [&](Key key) {
      return static_cast<std::int64_t>(mix(leaving.key, key) >> 1);
    };
    out.push_back({leaving.largest_first ? -size : luck(p.key[j]),
                   leaving.largest_first ? luck(f.key[firm]) : 0, static_cast<std::int32_t>(j)});
  }
  std::sort(out.begin(), out.end(), [&](const Candidate& a, const Candidate& b) {
    return std::tuple(a.first, a.second, p.key[static_cast<std::size_t>(a.post)]) <
           std::tuple(b.first, b.second, p.key[static_cast<std::size_t>(b.post)]);
  });
  return out;
}

}  // namespace

void receive_posts(MonthContext& c, const PostOffers& offers) {
  World& w = c.world;
  for (const ArrivingPosts& a : c.terms.posts_arrive) {
    if (a.volume <= 0) continue;
    const FirmRow firm = establishment(w, a);
    const Key batch = mix(w.firms.key[firm.index()], static_cast<std::uint64_t>(w.now));
    w.firms.base_posts[firm.index()] += 1000 * a.volume;
    w.firms.target[firm.index()] += a.volume;
    for (int n = 0; n < a.volume; ++n) {
      NewPost post = offers.like_the_firms_own(w, firm.index(), mix(batch, n), c.luck);
      offers.as_usual_in(w, a.occupation, post, c.luck);
      if (a.education) post.education = *a.education;
      if (a.field) post.field = *a.field;
      post.wage = offers.offer(w, static_cast<std::uint8_t>(a.occupation), a.place, 0);
      post.measure = a.measure;
      open_vacancy(w, create_post(w, post));
    }
  }
}

void remove_posts(MonthContext& c, double benefit_career) {
  World& w = c.world;
  for (const LeavingPosts& leaving : c.terms.posts_leave) {
    const auto all = candidates(w, leaving);
    const std::size_t volume = std::min(all.size(), static_cast<std::size_t>(leaving.volume));
    for (std::size_t k = 0; k < volume; ++k) {
      const auto j = static_cast<std::size_t>(all[k].post);
      const auto firm = static_cast<std::size_t>(w.posts.firm[j]);
      Firms& f = w.firms;
      const int posts = posts_of(f, firm);
      close_post(w, j, benefit_career);
      // What it wants shrinks with it, or it would hire again at once.
      f.base_posts[firm] = static_cast<std::int32_t>(std::int64_t{f.base_posts[firm]} *
                                                     (posts - 1) / std::max(1, posts));
      f.target[firm] = std::max(0, f.target[firm] - 1);
      if (f.first_post[firm] < 0 && f.type[firm] == static_cast<std::uint8_t>(FirmType::market))
        close_firm(w, FirmRow(firm));
    }
  }
}

}  // namespace limlab
