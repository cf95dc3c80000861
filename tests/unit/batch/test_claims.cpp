#include "batch/claims.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <thread>
#include <vector>

#include "batch/text_store.hpp"
#include "tests/support/temp_folder.hpp"

using namespace limlab;
using limlab::test::TempFolder;

namespace {

/// A process that has claimed `what` and was ended by SIGKILL.
void die_with_a_claim(const TempFolder& folder, const std::string& what) {
  const pid_t child = ::fork();
  if (child == 0) {
    Claims(folder.path(), this_process()).take(what);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
}

Owner far_away() {
  Owner o = this_process();
  o.host = "elsewhere";
  o.space = "another boot";
  return o;
}

}  // namespace

TEST(Claims, OneHoldsWhatIsClaimed) {
  const TempFolder folder;
  Claims one(folder.path(), this_process()), other(folder.path(), this_process(1));
  EXPECT_EQ(one.take("7"), 0);
  EXPECT_EQ(other.take("7"), std::nullopt);
  EXPECT_TRUE(other.at_work("7"));
  EXPECT_EQ(other.take("8"), 0);
  one.finished("7");
  EXPECT_EQ(other.take("7"), 0);
}

TEST(Claims, AReleasedOneIsTakenUpAndCounted) {
  const TempFolder folder;
  Claims one(folder.path(), this_process()), other(folder.path(), this_process(1));
  one.take("7");
  one.released("7");
  EXPECT_FALSE(other.at_work("7"));
  EXPECT_EQ(other.take("7"), 1);
  other.released("7");
  EXPECT_EQ(one.take("7"), 2);
}

TEST(Claims, ThatOfADeadProcessIsTakenOver) {
  const TempFolder folder;
  die_with_a_claim(folder, "7");
  Claims next(folder.path(), this_process());
  EXPECT_TRUE(next.look("7"));
  EXPECT_FALSE(next.at_work("7"));
  EXPECT_EQ(next.take("7"), 1);
}

TEST(Claims, AProcessNumberUsedAgainIsNotTheOldProcess) {
  Owner o = this_process();
  EXPECT_EQ(alive(o), Alive::yes);
  o.began = "1";
  EXPECT_EQ(alive(o), Alive::no);
  EXPECT_EQ(alive(far_away()), Alive::unknown);
}

TEST(Claims, OfAnotherMachineCountUntilTheyAreSilent) {
  const TempFolder folder;
  Claims far(folder.path(), far_away());
  far.take("7");
  Claims patient(folder.path(), this_process(), 3600);
  EXPECT_EQ(patient.take("7"), std::nullopt);
  // An hour and a half without a beat, by the clock of the folder.
  const auto file = (folder.path() / "7").string();
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  const timespec long_ago[2] = {{about.st_mtim.tv_sec - 5400, 0}, {about.st_mtim.tv_sec - 5400, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), long_ago, 0), 0);
  EXPECT_FALSE(patient.at_work("7"));
  far.beat();
  EXPECT_TRUE(patient.at_work("7"));
  ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), long_ago, 0), 0);
  EXPECT_EQ(patient.take("7"), 1);
}

TEST(Claims, OfManyAtOnceEachIsHeldByOne) {
  const TempFolder folder;
  for (int n = 0; n < 40; n += 2) die_with_a_claim(folder, std::to_string(n));
  std::vector<std::unique_ptr<Claims>> all;
  std::vector<std::vector<int>> got(6);
  for (int c = 0; c < 6; ++c)
    all.push_back(std::make_unique<Claims>(folder.path(), this_process(c)));
  // Six threads, each with claims of its own, stand for six processes.
  {
    std::vector<std::jthread> crew;
    for (std::size_t c = 0; c < 6; ++c)
      crew.emplace_back([&, c] {
        for (int n = 0; n < 40; ++n)
          if (all[c]->take(std::to_string(n))) got[c].push_back(n);
      });
  }
  std::vector<int> taken(40);
  for (const auto& mine : got)
    for (const int n : mine) ++taken[static_cast<std::size_t>(n)];
  for (int n = 0; n < 40; ++n) EXPECT_EQ(taken[static_cast<std::size_t>(n)], 1) << n;
}

TEST(Journal, KeepsLinesAndASmallFileIsReplacedWhole) {
  const TempFolder folder;
  { Journal(folder.path(), "one").line(R"({"a": 1})"); }
  { Journal(folder.path(), "one").line(R"({"a": 2})"); }
  EXPECT_EQ(read_small(folder.path() / "one.jsonl"), "{\"a\": 1}\n{\"a\": 2}\n");
  replace_text(folder.path() / "plan", "old");
  replace_text(folder.path() / "plan", "new");
  EXPECT_EQ(read_small(folder.path() / "plan"), "new");
  EXPECT_EQ(read_small(folder.path() / "nothing"), std::nullopt);
}
