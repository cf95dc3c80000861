#include <gtest/gtest.h>

#include <unordered_set>

#include "base/key_set.hpp"
#include "base/random.hpp"

namespace limlab {
namespace {

TEST(KeySet, TellsWhatItHas) {
  KeySet set;
  EXPECT_FALSE(set.contains(0));
  EXPECT_FALSE(set.contains(7));
  EXPECT_TRUE(set.insert(7));
  EXPECT_FALSE(set.insert(7));
  EXPECT_TRUE(set.insert(0)) << "0 marks empty slots, and is a key all the same";
  EXPECT_FALSE(set.insert(0));
  EXPECT_TRUE(set.contains(0));
  EXPECT_EQ(set.size(), 2u);
  set.clear();
  EXPECT_EQ(set.size(), 0u);
  EXPECT_FALSE(set.contains(7));
}

TEST(KeySet, AgreesWithTheLibraryWhileItGrows) {
  KeySet set;
  std::unordered_set<Key> known;
  for (Key k = 0; k < 20'000; ++k) {
    const Key key = k % 3 == 0 ? k : mix(k % 7'001);  // neighbours, scattered keys and repetitions
    ASSERT_EQ(set.insert(key), known.insert(key).second) << k;
  }
  EXPECT_EQ(set.size(), known.size());
  std::size_t seen = 0;
  set.for_each([&](Key key) { seen += known.count(key); });
  EXPECT_EQ(seen, known.size());
}

}  // namespace
}  // namespace limlab
