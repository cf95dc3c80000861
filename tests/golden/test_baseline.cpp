// Did anything change? Monthly digests of a small baseline. When a change is meant, run with
// LIMLAB_UPDATE_GOLDEN=1 and say in the commit why the numbers moved.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/run.hpp"

namespace limlab {
namespace {

TEST(Golden, BaselineDigests) {
  const auto file = std::string(LIMLAB_SOURCE_DIR) + "/tests/golden/baseline_digests.txt";
  const auto digests =
      testing_support::live(testing_support::baseline(0.02, "2027-12", R"("seed": 1)"))
          .record.digest;
  if (std::getenv("LIMLAB_UPDATE_GOLDEN")) {
    std::ofstream out(file);
    for (const auto& d : digests) out << d << "\n";
    GTEST_SKIP() << "golden digests written";
  }
  std::ifstream in(file);
  std::string line;
  for (std::size_t t = 0; t < digests.size(); ++t) {
    ASSERT_TRUE(std::getline(in, line)) << "month " << t;
    ASSERT_EQ(line, digests[t]) << "first difference at month " << t;
  }
}

}  // namespace
}  // namespace limlab
