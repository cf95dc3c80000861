#include "synthesis/shared_sets.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/errors.hpp"
#include "base/random.hpp"

namespace limlab {

SharedSets::SharedSets(const std::vector<std::span<const std::int32_t>>& groups) {
  std::vector<std::int32_t> all;
  for (const auto& own : groups) all.insert(all.end(), own.begin(), own.end());
  std::sort(all.begin(), all.end());
  for (std::size_t k = 1; k < all.size(); ++k)
    if (all[k] == all[k - 1] && (shared_.empty() || shared_.back() != all[k]))
      shared_.push_back(all[k]);
  const std::size_t n = groups.size(), words = shared_.size() / 64 + 1;
  std::vector<std::uint64_t> bits(n * words), both(words);
  for (std::size_t i = 0; i < n; ++i) {
    auto place = shared_.begin();
    for (const std::int32_t g : groups[i]) {
      place = std::lower_bound(place, shared_.end(), g);
      if (place == shared_.end() || *place != g) continue;
      const auto s = static_cast<std::size_t>(place - shared_.begin());
      bits[i * words + s / 64] |= std::uint64_t{1} << s % 64;
    }
  }
  set_of_.resize(n * n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t t = 0; t <= a; ++t) {
      for (std::size_t k = 0; k < words; ++k) both[k] = bits[a * words + k] & bits[t * words + k];
      set_of_[a * n + t] = set_of_[t * n + a] = number(both);
    }
  known_ = {}, slots_ = {};
}

std::uint16_t SharedSets::number(const std::vector<std::uint64_t>& set) {
  if (2 * last_.size() >= slots_.size()) grow(set.size());
  std::size_t slot = home(set);
  for (; slots_[slot] >= 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const auto like = known_.begin() + slots_[slot] * static_cast<std::ptrdiff_t>(set.size());
    if (std::equal(set.begin(), set.end(), like)) return static_cast<std::uint16_t>(slots_[slot]);
  }
  if (last_.size() > std::numeric_limits<std::uint16_t>::max())
    throw LawBroken("a block has more than 65,536 sets of groups that its cells share");
  slots_[slot] = static_cast<std::int32_t>(last_.size());
  known_.insert(known_.end(), set.begin(), set.end());
  for (std::size_t w = 0; w < set.size(); ++w)
    for (std::uint64_t rest = set[w]; rest != 0; rest &= rest - 1)
      groups_.push_back(shared_[64 * w + static_cast<std::size_t>(std::countr_zero(rest))]);
  last_.push_back(static_cast<std::uint32_t>(groups_.size()));
  return static_cast<std::uint16_t>(slots_[slot]);
}

std::size_t SharedSets::home(std::span<const std::uint64_t> set) const {
  std::uint64_t hash = 0;
  for (const std::uint64_t word : set) hash = mix(hash ^ word);
  return hash & (slots_.size() - 1);
}

void SharedSets::grow(std::size_t words) {
  slots_.assign(std::max<std::size_t>(16, 4 * slots_.size()), -1);
  for (std::size_t s = 0; s < last_.size(); ++s) {
    std::size_t slot = home({&known_[s * words], words});
    while (slots_[slot] >= 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::int32_t>(s);
  }
}

}  // namespace limlab
