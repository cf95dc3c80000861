// A run that is killed at the worst moments, or whose disk is full, loses nothing but the months
// since its last checkpoint.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "storage/content_digest.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

using limlab::file_content_digest;
using limlab::test::Outcome;
using limlab::test::run_program;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kRun{"run",
                                    std::string(LIMLAB_SOURCE_DIR) + "/scenarios/baseline.json",
                                    "--scale",
                                    "0.01",
                                    "--until",
                                    "2027-03",
                                    "--checkpoint-every",
                                    "4",
                                    "-o",
                                    "a.h5"};

/// The same command again where no checkpoint stands, else resume: what a user (or a script) does.
Outcome go_on(const fs::path& folder) {
  return fs::exists(folder / "a.h5.ckpt") ? run_program({"resume", "a.h5.ckpt"}, folder)
                                          : run_program(kRun, folder);
}

int months_simulated(const std::string& out) {
  const std::string word = "months_simulated: ";
  return std::stoi(out.substr(out.find(word) + word.size()));
}

}  // namespace

TEST(Killed, LosesNothingThatACheckpointHas) {
  const TempFolder plain;
  ASSERT_EQ(run_program(kRun, plain.path()).code, 0);
  const std::string content = file_content_digest(plain.path() / "a.h5");

  // Passes: synthesis 3, month 8 between the steps of each of 15 months, checkpoint 3 for each of
  // 3, rename 2 (before, after) for each of the checkpoints and the file. Months left after it.
  struct Blow {
    const char* phase;
    int pass, left;
  };
  const Blow blows[] = {{"synthesis", 1, 15},  {"synthesis", 2, 15},  {"synthesis", 3, 15},
                        {"month", 5, 15},      {"month", 44, 11},     {"month", 107, 3},
                        {"checkpoint", 1, 15}, {"checkpoint", 5, 11}, {"checkpoint", 9, 7},
                        {"rename", 1, 15},     {"rename", 4, 7},      {"rename", 7, 3}};
  std::map<std::string, int> hits;
  for (const auto& [phase, pass, left] : blows) {
    const TempFolder folder, logs;
    const std::string order = std::string(phase) + ":" + std::to_string(pass);
    const fs::path log = logs.path() / "killed";
    const Outcome killed = run_program(
        kRun, folder.path(), {}, {{{"LIMLAB_KILL", order}, {"LIMLAB_KILL_LOG", log.string()}}, 0});
    EXPECT_EQ(killed.code, 128 + SIGKILL) << order << killed.err;
    std::string line;
    if (std::getline(std::ifstream(log), line) && line == order) ++hits[phase];
    EXPECT_FALSE(fs::exists(folder.path() / "a.h5")) << order;

    const Outcome rest = go_on(folder.path());
    EXPECT_EQ(rest.code, 0) << order << rest.err;
    EXPECT_EQ(months_simulated(rest.out), left) << order;
    EXPECT_EQ(file_content_digest(folder.path() / "a.h5"), content) << order;
    EXPECT_THAT(folder.content(), testing::ElementsAre((folder.path() / "a.h5").string(),
                                                       (folder.path() / "a.h5.ckpt").string()))
        << order << ": nothing half written is left";
  }
  for (const auto& [phase, n] : hits) std::cout << "kills in " << phase << ": " << n << "\n";
  EXPECT_THAT(hits,
              testing::ElementsAre(testing::Pair("checkpoint", 3), testing::Pair("month", 3),
                                   testing::Pair("rename", 3), testing::Pair("synthesis", 3)));
}

TEST(FullDisk, KeepsTheLastGoodCheckpoint) {
  const TempFolder plain;
  ASSERT_EQ(run_program(kRun, plain.path()).code, 0);
  // A checkpoint grows with the series: the first one fits below the last one's size.
  const auto last = fs::file_size(plain.path() / "a.h5.ckpt");
  const TempFolder folder;
  const Outcome full = run_program(kRun, folder.path(), {}, {{}, last - 1});
  EXPECT_EQ(full.code, 4) << full.err;
  EXPECT_EQ(full.out, "");
  EXPECT_THAT(full.err, HasSubstr("a.h5.ckpt.part: writing it failed"));
  EXPECT_THAT(full.err, HasSubstr("limlab resume a.h5.ckpt"));
  EXPECT_THAT(folder.content(), testing::ElementsAre((folder.path() / "a.h5.ckpt").string()));
  const Outcome rest = go_on(folder.path());  // there is room again
  EXPECT_EQ(rest.code, 0) << rest.err;
  EXPECT_EQ(months_simulated(rest.out), 7);
  EXPECT_EQ(file_content_digest(folder.path() / "a.h5"),
            file_content_digest(plain.path() / "a.h5"));

  const TempFolder tiny;  // no room for any
  const Outcome none = run_program(kRun, tiny.path(), {}, {{}, 100000});
  EXPECT_EQ(none.code, 4) << none.err;
  EXPECT_TRUE(tiny.content().empty());
}
