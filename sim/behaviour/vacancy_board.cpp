#include "behaviour/vacancy_board.hpp"

#include <algorithm>
#include <limits>

#include "base/random.hpp"
#include "behaviour/searchers.hpp"

namespace limlab {

namespace {

Listed describe(const World& w, std::size_t j, std::int32_t utility) {
  const Posts& p = w.posts;
  return {p.key[j],        static_cast<std::int32_t>(j),
          utility,         static_cast<std::int16_t>(w.now - p.vacant_since[j]),
          p.occupation[j], p.place[j],
          p.sector[j],     p.education[j],
          p.field[j],      p.contract[j],
          p.hours[j]};
}

std::size_t bucket_of(const Listed& v) { return v.occupation * kPlaces + v.place; }

}  // namespace

void VacancyBoard::list(const World& w, const Team& team) {
  const auto& open = open_.pick(team, w.posts.size(), [&](std::size_t j) {
    return w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant);
  });
  // Vacancies lie far apart in memory: two passes over them in parallel, the cheap sorting between.
  constexpr std::size_t kTogether = 256;
  other_.resize(open.size());
  team.for_blocks(
      open.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        std::array<double, kTogether> wages{};
        std::array<std::int32_t, kTogether> utilities;
        for (std::size_t k = begin; k < end; ++k) wages[k - begin] = w.posts.wage[open[k]];
        utilities_of_wages(wages.data(), end - begin, utilities.data());
        for (std::size_t k = begin; k < end; ++k)
          other_[k] = describe(w, static_cast<std::size_t>(open[k]), utilities[k - begin]);
      },
      kTogether);
  sort(team);
}

void VacancyBoard::renew(const World& w, const std::vector<std::int32_t>& opened) {
  const auto before = [](const Listed& a, const Listed& b) {
    return std::pair(bucket_of(a), a.key) < std::pair(bucket_of(b), b.key);
  };
  fresh_.clear();
  for (const std::int32_t row : opened)
    fresh_.push_back(
        describe(w, static_cast<std::size_t>(row), utility_of_wage(w.posts.wage[row])));
  std::sort(fresh_.begin(), fresh_.end(), before);
  other_.clear();
  auto next = fresh_.begin();
  for (std::size_t v = 0; v < listed_.size(); ++v) {
    for (; next != fresh_.end() && before(*next, listed_[v]); ++next) other_.push_back(*next);
    if (!taken_[v]) other_.push_back(listed_[v]);
  }
  other_.insert(other_.end(), next, fresh_.end());
  listed_.swap(other_);
  count(listed_);
  index();
}

void VacancyBoard::count(const std::vector<Listed>& vacancies) {
  start_.fill(0);
  for (const Listed& v : vacancies) ++start_[bucket_of(v) + 1];
  for (std::size_t b = 1; b < start_.size(); ++b) start_[b] += start_[b - 1];
}

/// Inside a bucket by key: what is alike in every way goes by its place on the board, and rows have
/// no meaning.
void VacancyBoard::sort(const Team& team) {
  count(other_);
  listed_.resize(other_.size());
  auto next = start_;
  for (const Listed& v : other_) listed_[static_cast<std::size_t>(next[bucket_of(v)]++)] = v;
  team.for_blocks(
      start_.size() - 1,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t b = begin; b < end; ++b)
          if (start_[b + 1] - start_[b] > 1)
            std::sort(listed_.begin() + start_[b], listed_.begin() + start_[b + 1],
                      [](const Listed& x, const Listed& y) { return x.key < y.key; });
      },
      8 * kPlaces);
  index();
}

/// What searchers read beside the list.
void VacancyBoard::index() {
  taken_.assign(listed_.size(), 0);
  names_.resize(listed_.size() + kRegister);
  for (std::size_t v = 0; v < listed_.size(); ++v)
    names_[v] = static_cast<std::uint32_t>(mix(listed_[v].key));
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    OpenPlaces& at = places_[o];
    at.lanes = 0;
    for (std::size_t h = 0; h < kPlaces; ++h)
      if (const auto [first, last] = bucket(o, h); last > first) {
        at.place[at.lanes] = static_cast<std::uint8_t>(h);
        at.salt[at.lanes] = static_cast<std::uint32_t>(h) * 0x9E3779B9u;
        at.inverse[at.lanes++] = 1.0f / static_cast<float>(last - first);
      }
    while (at.lanes % kRegister != 0) {
      at.place[at.lanes] = 0;
      at.inverse[at.lanes++] = std::numeric_limits<float>::infinity();
    }
  }
}

void VacancyBoard::draw(const VacancyDraw* draws, std::size_t n, std::int32_t* found) const {
  draw_vacancies({places_.data(), start_.data(), names_.data()}, draws, n, found);
}

}  // namespace limlab
