// A checkpoint keeps all that a replicate needs, and nothing that is not sound is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/checkpoints.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temp_folder.hpp"

namespace limlab::test {
namespace {

using testing_support::baseline;

TEST(Checkpoint, GoesOnWithTheSameBitsFromAnyMonth) {
  const TempFolder folder;
  const Laboratory lab, alone(1);
  const Scenario s = lab.scenario(baseline(0.02, "2027-07"));
  std::vector<Month> months;
  for (Month m = plus(s.start, -1); m <= s.until; m = plus(m, 1)) months.push_back(m);
  const Record plain = lab.live(s, folder.path(), months);
  for (const Month m : months) {
    int lived = 0;
    const Laboratory& where = m % 2 == 0 ? lab : alone;  // on any number of threads
    const Record resumed = where.resume(folder.path() / (to_string(m) + ".ckpt"), s, &lived);
    EXPECT_THAT(differences(plain, resumed), testing::IsEmpty()) << "from " << to_string(m);
    EXPECT_EQ(lived, s.until - m);
  }
  EXPECT_EQ(folder.content().size(), months.size()) << "no temporary file is left";
}

TEST(Checkpoint, KeepsEveryFieldOfWhatIsCopiedFieldByField) {
  // The lists that digest and checkpoint share name every member: their sizes add up.
  const auto columns = [](auto&& one) {
    std::size_t n = 0;
    for_each_column(one, [&](const char*, const auto& c) { n += sizeof c; });
    return n;
  };
  EXPECT_EQ(columns(Persons{}), sizeof(Persons));
  EXPECT_EQ(columns(Posts{}), sizeof(Posts));
  EXPECT_EQ(columns(Firms{}), sizeof(Firms));
  std::size_t bytes = 0;
  const Surroundings around;
  for_each_field(around, [&](const char*, const auto& f) { bytes += sizeof f; });
  EXPECT_EQ(bytes, sizeof(Surroundings));
  bytes = 0;
  const InitialPrevalence first;
  for_each_field(first, [&](const char*, const auto& f) { bytes += (sizeof f + 7) / 8 * 8; });
  EXPECT_EQ(bytes, sizeof(InitialPrevalence));
}

}  // namespace
}  // namespace limlab::test
