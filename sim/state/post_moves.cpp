#include <fmt/format.h>

#include "base/errors.hpp"
#include "state/moves.hpp"
#include "state/moves_detail.hpp"

namespace limlab {

using namespace moves_detail;

namespace {

void claim_key(World& w, Key key, const char* what) {
  if (!w.keys.insert(key))
    throw LawBroken(
        fmt::format("{} key {:016x} given out twice ({})", what, key, to_string(w.now)));
}

void expect_state(const World& w, std::size_t j, PostState state, const char* action) {
  if (w.posts.state[j] != static_cast<std::uint8_t>(state))
    throw LawBroken(fmt::format("{} post {:016x}, which is not {}", action, w.posts.key[j],
                                labels(state)[at(state)].name));
}

}  // namespace

PostRow add_initial_post(World& w, const NewPost& n) {
  claim_key(w, n.key, "post");
  const std::size_t j = fresh_row(w.posts, w.free_posts);
  touch(w, PostRow(j));
  Posts& p = w.posts;
  p.key[j] = n.key;
  p.firm[j] = n.firm.value;
  p.holder[j] = p.next[j] = p.previous[j] = -1;
  p.wage[j] = n.wage;
  p.vacant_since[j] = p.ends[j] = kNever;
  p.state[j] = static_cast<std::uint8_t>(PostState::idle);
  p.sector[j] = static_cast<std::uint8_t>(n.sector);
  p.occupation[j] = static_cast<std::uint8_t>(n.occupation);
  p.place[j] = n.place;
  p.contract[j] = static_cast<std::uint8_t>(n.contract);
  p.education[j] = static_cast<std::uint8_t>(n.education);
  p.field[j] = static_cast<std::uint8_t>(n.field);
  p.hours[j] = n.hours;
  p.measure[j] = n.measure;
  if (n.firm) {
    Firms& f = w.firms;
    const std::int32_t head = f.first_post[n.firm.index()];
    p.next[j] = head;
    if (head >= 0) p.previous[head] = static_cast<std::int32_t>(j);
    f.first_post[n.firm.index()] = static_cast<std::int32_t>(j);
    ++f.idle[n.firm.index()];
  }
  return PostRow(j);
}

PostRow create_post(World& w, const NewPost& n) {
  const PostRow post = add_initial_post(w, n);
  count_sector(w, w.ledger.posts_created, post.index());
  log_post(w, post.index(), EventKind::post_created);
  return post;
}

void destroy_post(World& w, PostRow post) {
  const std::size_t j = post.index();
  expect_state(w, j, PostState::idle, "destroy");
  Posts& p = w.posts;
  count_sector(w, w.ledger.posts_destroyed, j);
  if (p.chain_55[j] != 0) ++w.ledger.refills_55[p.chain_55[j] - 1u][at(Refill::unfilled)];
  if (p.measure[j] != 0 && in_limburg(p.place[j])) {
    ++w.ledger.measure_closed_sector[p.sector[j]];
    ++w.ledger.measure_closed_occupation[p.occupation[j]];
    ++w.ledger.measure_closed_municipality[p.place[j]];
  }
  log_post(w, j, EventKind::post_destroyed);
  if (p.firm[j] >= 0) {
    w.surroundings.work_lost[p.sector[j]][p.occupation[j]] += kOneLostPost;
    if (p.previous[j] >= 0) {
      p.next[p.previous[j]] = p.next[j];
      touch(w, PostRow(p.previous[j]));
    } else {
      w.firms.first_post[p.firm[j]] = p.next[j];
    }
    if (p.next[j] >= 0) p.previous[p.next[j]] = p.previous[j];
    --w.firms.idle[p.firm[j]];
  }
  touch(w, post);
  p.state[j] = kFreePost;
  w.free_posts.push_back(post.value);
}

void open_vacancy(World& w, PostRow post) {
  const std::size_t j = post.index();
  expect_state(w, j, PostState::idle, "open a vacancy for");
  set_post_state(w, j, PostState::vacant);
  w.posts.vacant_since[j] = w.now;
  w.posts.respecified[j] = 0;
  count_sector(w, w.ledger.opened, j);
  log_post(w, j, EventKind::vacancy_opened);
}

void open_initial_vacancy(World& w, PostRow post, Month since) {
  expect_state(w, post.index(), PostState::idle, "open a vacancy for");
  set_post_state(w, post.index(), PostState::vacant);
  w.posts.vacant_since[post.index()] = since;
}

void withdraw_vacancy(World& w, PostRow post) {
  const std::size_t j = post.index();
  expect_state(w, j, PostState::vacant, "withdraw the vacancy of");
  set_post_state(w, j, PostState::idle);
  count_sector(w, w.ledger.withdrawn, j);
  log_post(w, j, EventKind::vacancy_withdrawn);
}

FirmRow add_firm(World& w, const NewFirm& n) {
  claim_key(w, n.key, "firm");
  const std::size_t i = fresh_row(w.firms, w.free_firms);
  Firms& f = w.firms;
  f.key[i] = n.key;
  f.first_post[i] = -1;
  f.base_posts[i] = n.base_posts;
  f.target[i] = (n.base_posts + 500) / 1000;
  f.wage_premium[i] = n.wage_premium;
  f.real_size[i] = n.real_size;
  f.founded[i] = w.now;
  f.sector[i] = static_cast<std::uint8_t>(n.sector);
  f.place[i] = n.place;
  f.type[i] = static_cast<std::uint8_t>(n.type);
  f.alive[i] = 1;
  return FirmRow(i);
}

void close_firm(World& w, FirmRow firm) {
  if (w.firms.first_post[firm.index()] >= 0)
    throw LawBroken(fmt::format("firm {:016x} closes with posts left", w.firms.key[firm.index()]));
  w.firms.alive[firm.index()] = 0;
  w.free_firms.push_back(firm.value);
}

}  // namespace limlab
