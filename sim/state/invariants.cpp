#include <fmt/format.h>

#include "state/world.hpp"

namespace limlab {

namespace {

std::string broken_person(const World& w, std::size_t i) {
  const Persons& p = w.persons;
  const auto status = static_cast<Status>(p.status[i]);
  const std::int32_t post = p.post[i];
  if (post >= 0) {
    if (static_cast<std::size_t>(post) >= w.posts.size() ||
        w.posts.holder[post] != static_cast<std::int32_t>(i))
      return "its post does not point back";
    const auto state = static_cast<PostState>(w.posts.state[post]);
    if (state == PostState::filled && !at_work(status)) return "fills a post but is not at work";
    if (state == PostState::reserved && status != Status::ill) return "post reserved but not ill";
    if (state != PostState::filled && state != PostState::reserved) return "holds an open post";
    const auto contract = static_cast<Contract>(w.posts.contract[post]);
    if (state == PostState::filled &&
        (contract == Contract::own_account) != (status == Status::self_employed))
      return "status and contract disagree";
  } else if (at_work(status)) {
    return "is at work without a post";
  }
  if (((p.flags[i] & bit(Flag::registered)) != 0) != (p.registered_since[i] != kNever))
    return "registered flag and date disagree";
  const bool resident = p.presence[i] == static_cast<std::uint8_t>(Presence::resident);
  if (resident != in_limburg(p.place[i])) return "presence and home disagree";
  if (!resident && post >= 0 && !in_limburg(w.posts.place[post]))
    return "neither lives nor works here";
  return {};
}

std::string broken_post(const World& w, std::size_t j) {
  const Posts& p = w.posts;
  const auto state = static_cast<PostState>(p.state[j]);
  const bool taken = state == PostState::filled || state == PostState::reserved;
  if (taken != (p.holder[j] >= 0)) return "state and holder disagree";
  if (taken && w.persons.post[p.holder[j]] != static_cast<std::int32_t>(j))
    return "its holder does not point back";
  if ((state == PostState::vacant) != (p.vacant_since[j] != kNever)) return "vacant without a date";
  const auto me = static_cast<std::int32_t>(j);
  if ((p.next[j] >= 0 && p.previous[p.next[j]] != me) ||
      (p.previous[j] >= 0 && p.next[p.previous[j]] != me))
    return "its neighbour in the list of the firm does not point back";
  return {};
}

}  // namespace

std::string first_broken_law(const World& w) {
  for (std::size_t i = 0; i < w.persons.size(); ++i)
    if (w.persons.presence[i] != 0)
      if (auto what = broken_person(w, i); !what.empty())
        return fmt::format("person {:016x} (row {}): {}", w.persons.key[i], i, what);
  std::vector<std::array<std::int32_t, 4>> counts(w.firms.size());
  for (std::size_t j = 0; j < w.posts.size(); ++j) {
    if (w.posts.state[j] == kFreePost) continue;
    if (auto what = broken_post(w, j); !what.empty())
      return fmt::format("post {:016x} (row {}): {}", w.posts.key[j], j, what);
    if (w.posts.firm[j] >= 0) ++counts[static_cast<std::size_t>(w.posts.firm[j])][w.posts.state[j]];
  }
  const Firms& f = w.firms;
  for (std::size_t i = 0; i < f.size(); ++i)
    if (f.alive[i] && counts[i] != std::array<std::int32_t, 4>{f.filled[i], f.vacant[i],
                                                               f.reserved[i], f.idle[i]})
      return fmt::format("firm {:016x} (row {}): counts of posts are wrong", f.key[i], i);
  return {};
}

}  // namespace limlab
