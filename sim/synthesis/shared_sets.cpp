#include "synthesis/shared_sets.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

#include "base/errors.hpp"
#include "base/random.hpp"

namespace limlab {

namespace {

using Set = std::vector<std::uint64_t>;  ///< a bit for each group that more than one cell has
struct HashOfSet {
  std::size_t operator()(const Set& set) const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : set) hash = mix(hash ^ word);
    return hash;
  }
};

std::vector<std::int32_t> groups_of_several(
    const std::vector<std::span<const std::int32_t>>& groups) {
  std::vector<std::int32_t> all, several;
  for (const auto& own : groups) all.insert(all.end(), own.begin(), own.end());
  std::sort(all.begin(), all.end());
  for (std::size_t k = 1; k < all.size(); ++k)
    if (all[k] == all[k - 1] && (several.empty() || several.back() != all[k]))
      several.push_back(all[k]);
  return several;
}

}  // namespace

SharedSets::SharedSets(const std::vector<std::span<const std::int32_t>>& groups) {
  const std::vector<std::int32_t> several = groups_of_several(groups);
  const std::size_t n = groups.size(), words = several.size() / 64 + 1;
  std::vector<Set> has(n, Set(words));
  for (std::size_t i = 0; i < n; ++i) {
    auto place = several.begin();
    for (const std::int32_t g : groups[i]) {
      place = std::lower_bound(place, several.end(), g);
      if (place == several.end() || *place != g) continue;
      const auto s = static_cast<std::size_t>(place - several.begin());
      has[i][s / 64] |= std::uint64_t{1} << s % 64;
    }
  }
  std::unordered_map<Set, std::uint16_t, HashOfSet> numbers;
  const auto number = [&](const Set& set) {
    if (const auto known = numbers.find(set); known != numbers.end()) return known->second;
    if (last_.size() > std::numeric_limits<std::uint16_t>::max())
      throw LawBroken("a block has more than 65,536 sets of groups that its cells share");
    for (std::size_t w = 0; w < words; ++w)
      for (std::uint64_t rest = set[w]; rest != 0; rest &= rest - 1)
        groups_.push_back(several[64 * w + static_cast<std::size_t>(std::countr_zero(rest))]);
    const auto next = static_cast<std::uint16_t>(last_.size());
    last_.push_back(static_cast<std::uint32_t>(groups_.size()));
    return numbers.emplace(set, next).first->second;
  };
  Set both(words);
  set_of_.resize(n * n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t t = 0; t <= a; ++t) {
      for (std::size_t k = 0; k < words; ++k) both[k] = has[a][k] & has[t][k];
      set_of_[a * n + t] = set_of_[t * n + a] = number(both);
    }
}

}  // namespace limlab
