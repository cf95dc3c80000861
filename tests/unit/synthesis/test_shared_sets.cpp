#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "synthesis/shared_sets.hpp"

namespace limlab {
namespace {

// Sums of sets are what one gets pair by pair, whatever the groups are: many, few, or more than a
// word has bits.
TEST(SharedSets, AddUpToWhatEachPairShares) {
  for (const std::uint64_t groups : {3, 20, 200})
    for (const std::size_t n : {1, 5, 40}) {
      std::vector<std::vector<std::int32_t>> of_cell(n);
      for (std::size_t i = 0; i < n; ++i)
        for (std::uint64_t g = 0; g < groups; ++g)
          if (mix(i, g, n) % 3 == 0) of_cell[i].push_back(static_cast<std::int32_t>(7 * g));
      const auto value = [](std::size_t g) { return 1e-3 * static_cast<double>(mix(g) % 1000); };
      const SharedSets sets({of_cell.begin(), of_cell.end()});
      std::vector<double> sums;
      sets.add_up(value, sums);
      for (std::size_t a = 0; a < n; ++a)
        for (std::size_t t = 0; t < n; ++t) {
          if (t == a) continue;
          double sum = 0;
          for (const std::int32_t g : of_cell[a])
            if (std::binary_search(of_cell[t].begin(), of_cell[t].end(), g))
              sum += value(static_cast<std::size_t>(g));
          EXPECT_EQ(sums[sets.numbers()[a * n + t]], sum) << a << " and " << t;
        }
    }
}

// A cell with itself: the groups that others have, too.
TEST(SharedSets, OfACellWithItselfIsWhatItShares) {
  const std::vector<std::int32_t> a = {1, 4, 9}, b = {2, 4}, c = {9};
  const SharedSets sets({a, b, c});
  std::vector<double> sums;
  sets.add_up([](std::size_t g) { return static_cast<double>(g); }, sums);
  EXPECT_EQ(sums[sets.numbers()[0]], 4 + 9);
  EXPECT_EQ(sums[sets.numbers()[4]], 4);
  EXPECT_EQ(sums[sets.numbers()[8]], 9);
}

}  // namespace
}  // namespace limlab
