// Ctrl-C: what was finished is kept, the message says how to go on (SIGTERM and SIGUSR1 are in
// test_restart); and where results go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

using limlab::test::Interrupt;
using limlab::test::Outcome;
using limlab::test::run_program;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace fs = std::filesystem;

namespace {
const std::string kBaseline = std::string(LIMLAB_SOURCE_DIR) + "/scenarios/baseline.json";
}

TEST(Interrupted, KeepsWhatWasFinishedAndSaysHowToGoOn) {
  const TempFolder folder;
  const Outcome got = run_program({"run", kBaseline, "--scale", "0.2", "--until", "2100-12", "-o",
                                   "out.h5", "--progress", "always"},
                                  folder.path(), {SIGINT, "2027-12"});
  EXPECT_EQ(got.code, 130) << got.err;
  EXPECT_THAT(got.err, HasSubstr("interrupted after"));
  EXPECT_THAT(got.err, HasSubstr("out.h5"));
  EXPECT_THAT(got.err, HasSubstr("run the same command again"));
  // The file and nothing else: no temporary beside it.
  EXPECT_THAT(folder.content(), testing::ElementsAre((folder.path() / "out.h5").string()));
}

TEST(Results, GoToTheFolderResultsUnderAFreeName) {
  const TempFolder folder;
  const auto scenario =
      folder.write("probe.json", R"({"extends": "baseline", "scale": 0.005, "until": "2026-02"})");
  for (const char* expected : {"results/probe.h5", "results/probe-2.h5", "results/probe-3.h5"}) {
    const Outcome got = run_program({"run", "probe.json"}, folder.path());
    EXPECT_EQ(got.code, 0) << got.err;
    EXPECT_EQ(got.err, "");
    EXPECT_THAT(got.out, HasSubstr(expected));
    EXPECT_TRUE(fs::exists(folder.path() / expected));
  }
  EXPECT_EQ(folder.content().size(), 5u);
}

TEST(Results, AnExistingFileIsReplacedOnlyWithForce) {
  const TempFolder folder;
  folder.write("out.h5", "old");
  const std::vector<std::string> args{"run",     kBaseline, "--scale", "0.005",  "--until",
                                      "2026-02", "-o",      "out.h5",  "--force"};
  EXPECT_EQ(run_program(args, folder.path()).code, 0);
  EXPECT_GT(fs::file_size(folder.path() / "out.h5"), 1000u);
  EXPECT_EQ(folder.content().size(), 1u);
}
