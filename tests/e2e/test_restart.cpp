// Checkpoint, resume, branch: the file is that of the uninterrupted run, and months are lived once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "storage/content_digest.hpp"
#include "storage/trajectory_reader.hpp"
#include "tests/support/checkpoints.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

using limlab::file_content_digest;
using limlab::test::Outcome;
using limlab::test::run_program;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace fs = std::filesystem;

namespace {

const std::string kBaseline = std::string(LIMLAB_SOURCE_DIR) + "/scenarios/baseline.json";
using Args = std::vector<std::string>;

Args operator+(Args a, const Args& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Must be done without a fault.
Outcome done(const Args& args, const fs::path& folder) {
  const Outcome got = run_program(args, folder);
  EXPECT_EQ(got.code, 0) << testing::PrintToString(args) << "\n" << got.err;
  return got;
}

class Restart : public ::testing::Test {
 protected:
  const TempFolder folder;
  const fs::path& here = folder.path();
  std::string content(const std::string& file) const { return file_content_digest(here / file); }
  Args probe(const std::string& until) const {
    return {"run", kBaseline, "--scale", "0.01", "--until", until};
  }
};

}  // namespace

TEST_F(Restart, WritesTheFileOfTheUninterruptedRun) {
  const Args run = probe("2027-06");
  done(run + Args{"-o", "plain.h5"}, here);
  const Outcome kept = done(run + Args{"-o", "a.h5", "--checkpoint-every", "7"}, here);
  EXPECT_THAT(kept.out, HasSubstr("months_simulated: 18\n"));
  EXPECT_THAT(kept.out, HasSubstr("last checkpoint: a.h5.ckpt"));
  EXPECT_EQ(content("a.h5"), content("plain.h5"));
  const Outcome rest = done({"resume", "a.h5.ckpt", "-o", "b.h5", "--threads", "3"}, here);
  EXPECT_THAT(rest.out, HasSubstr("months_simulated: 4 (and 14 from the checkpoint)"));
  EXPECT_EQ(content("b.h5"), content("plain.h5"));
  fs::remove(here / "a.h5");  // the name of the output is that of the checkpoint
  done({"resume", "a.h5.ckpt"}, here);
  EXPECT_EQ(content("a.h5"), content("plain.h5"));
}

TEST_F(Restart, KeepsReplicatesAndThePanel) {
  const Args run{"run",     kBaseline, "--scale",      "0.004", "--until",
                 "2026-09", "--force", "--replicates", "3"};
  // The last checkpoint stands inside the third replicate, then at its end.
  for (const auto& [every, more] : std::vector<std::pair<int, Args>>{
           {7, {}}, {7, {"--panel", "0.05"}}, {9, {"--panel", "1"}}}) {
    done(run + more + Args{"-o", "plain.h5"}, here);
    done(run + more + Args{"-o", "a.h5", "--checkpoint-every", std::to_string(every)}, here);
    const Outcome rest = done({"resume", "a.h5.ckpt", "-o", "b.h5", "--force"}, here);
    EXPECT_THAT(rest.out, HasSubstr("months_simulated: " + std::to_string(9 - every) + " (and"));
    EXPECT_EQ(content("b.h5"), content("plain.h5")) << every << testing::PrintToString(more);
  }
}

TEST_F(Restart, TheLastYearOfTheHorizonIsTwelveMonths) {
  const Args run{"run", kBaseline, "--scale", "0.002"};
  done(run + Args{"-o", "plain.h5"}, here);
  done(run + Args{"-o", "a.h5", "--until", "2049-12", "--checkpoint-every", "288"}, here);
  const Outcome rest = done({"resume", "a.h5.ckpt", "--until", "2050-12", "-o", "b.h5"}, here);
  EXPECT_THAT(rest.out, HasSubstr("months_simulated: 12 (and 288 from the checkpoint)"));
  EXPECT_EQ(content("b.h5"), content("plain.h5"));
}

TEST_F(Restart, SignalsStopAtACheckpoint) {
  for (const int signal : {SIGUSR1, SIGTERM}) {
    // Progress prints a line a year outside a terminal.
    const Outcome got = run_program({"run", kBaseline, "--scale", "0.1", "--until", "2060-12",
                                     "--progress", "always", "-o", "a.h5"},
                                    here, {signal, "2027-12"});
    EXPECT_EQ(got.code, 75) << got.err;
    EXPECT_THAT(got.err, HasSubstr("stopped at a checkpoint"));
    EXPECT_THAT(got.err, HasSubstr("limlab resume a.h5.ckpt"));
    EXPECT_FALSE(fs::exists(here / "a.h5"));
    ASSERT_TRUE(fs::exists(here / "a.h5.ckpt"));
    // A run to the same output does not lose what was stopped.
    const Outcome again = run_program(probe("2026-02") + Args{"-o", "a.h5"}, here);
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, HasSubstr("go on with it by `limlab resume a.h5.ckpt`"));
    fs::remove(here / "a.h5.ckpt");
  }
}

TEST_F(Restart, AStoppedRunGoesOn) {
  const Args run{"run", kBaseline, "--scale", "0.02"};
  const Outcome got =
      run_program(run + Args{"--until", "2100-12", "--progress", "always", "-o", "a.h5"}, here,
                  {SIGUSR1, "2026-12"});
  ASSERT_EQ(got.code, 75) << got.err;
  const std::string word = "the end of ";
  const auto stopped = limlab::parse_month(got.err.substr(got.err.find(word) + word.size(), 7));
  ASSERT_TRUE(stopped) << got.err;
  const Args until{"--until", limlab::to_string(limlab::plus(*stopped, 3))};
  const Outcome rest = done(Args{"resume", "a.h5.ckpt"} + until, here);
  EXPECT_THAT(rest.out, HasSubstr("months_simulated: 3 (and"));
  done(run + until + Args{"-o", "plain.h5"}, here);
  EXPECT_EQ(content("a.h5"), content("plain.h5"));
}

TEST_F(Restart, CtrlCNamesTheLastCheckpoint) {
  const Outcome got = run_program({"run", kBaseline, "--scale", "0.1", "--until", "2060-12",
                                   "--progress", "always", "-o", "a.h5", "--checkpoint-every", "6"},
                                  here, {SIGINT, "2027-12"});
  EXPECT_EQ(got.code, 130) << got.err;
  EXPECT_THAT(got.err, HasSubstr("limlab resume a.h5.ckpt --force"));
  EXPECT_TRUE(fs::exists(here / "a.h5"));
}

TEST_F(Restart, ABranchIsTheRunThatSharesItsPast) {
  const std::string measure = R"({"id": "plant", "mechanism": "posts_arrive", "from": "2027-03",
    "volume": 20000, "over_months": 2, "sector": "C", "occupation": "81", "municipality": "Genk"})";
  folder.write("same.json", R"({"extends": "baseline", "name": "baseline"})");
  folder.write("plant.json", R"({"extends": "baseline", "measures": [)" + measure + "]}");
  const Args run = probe("2027-02");
  done(run + Args{"-o", "a.h5", "--checkpoint-every", "14"}, here);
  done(probe("2027-08") + Args{"-o", "plain.h5"}, here);
  const Args more{"--until", "2027-08", "--branch", "a.h5.ckpt"};
  const Outcome same = done(Args{"run", "same.json", "-o", "same.h5"} + more, here);
  EXPECT_THAT(same.out, HasSubstr("months_simulated: 6 (and 14 from the checkpoint)"));
  EXPECT_EQ(content("same.h5"), content("plain.h5")) << "a branch without change";

  done(Args{"run", "plant.json", "-o", "branch.h5"} + more, here);
  done({"run", "plant.json", "-o", "whole.h5", "--until", "2027-08", "--scale", "0.01"}, here);
  const limlab::TrajectoryReader branch(here / "branch.h5"), whole(here / "whole.h5"),
      plain(here / "plain.h5");
  EXPECT_EQ(branch.record(0).digest, whole.record(0).digest);
  EXPECT_EQ(branch.record(0).whole, whole.record(0).whole);
  EXPECT_NE(branch.record(0).digest, plain.record(0).digest);
  EXPECT_EQ(branch.text("branched_from"), "baseline after 2027-02");
}

TEST_F(Restart, AMemberOfAnEnsembleGoesOnAlone) {
  const limlab::test::Laboratory lab;
  const auto scenario = lab.scenario(
      R"({"extends": "baseline", "scale": 0.004, "until": "2026-06", "name": "baseline"})");
  const auto record = lab.live(scenario, here, {limlab::make_month(2026, 4)}, 3);
  const Outcome rest = done({"resume", "2026-04.ckpt", "-o", "b.h5"}, here);
  EXPECT_THAT(rest.out, HasSubstr("months_simulated: 2 (and 4 from the checkpoint)"));
  const limlab::TrajectoryReader reader(here / "b.h5");
  EXPECT_EQ(reader.replicates(), std::vector<int>{3});
  EXPECT_THAT(limlab::test::differences(reader.record(0), record), testing::IsEmpty());
}

TEST_F(Restart, RefusesWhatDoesNotFit) {
  folder.write("early.json", R"({"extends": "baseline", "measures": [{"id": "plant",
    "mechanism": "posts_arrive", "from": "2026-03", "volume": 20000, "sector": "C",
    "occupation": "81", "municipality": "Genk"}]})");
  folder.write("no.ckpt", "LIMLAB, but no checkpoint");
  done(probe("2026-04") + Args{"-o", "a.h5", "--checkpoint-every", "4"}, here);
  const auto before = folder.content();
  const Args branch{"--branch", "a.h5.ckpt", "-o", "b.h5"};
  const Args early = Args{"run", "early.json", "--until", "2026-08"} + branch;
  const Args on{"run", kBaseline, "--until", "2026-08"};
  const std::vector<std::pair<Args, std::string>> cases = {
      {early, "plant (from 2026-03)"},
      {on + Args{"--seed", "99"} + branch, "has seed"},
      {on + Args{"--scale", "0.02"} + branch, "has scale"},
      {on + Args{"--replicates", "2"} + branch, "one replicate"},
      {on + Args{"--panel", "0.1"} + branch, "--panel"},
      {Args{"run", kBaseline, "--until", "2026-02"} + branch, "after the end"},
      {{"resume", "a.h5.ckpt", "--until", "2026-02", "-o", "b.h5"}, "after the end"},
      {{"resume", "a.h5.ckpt"}, "a.h5: exists already"},
      {{"resume", "no.ckpt"}, "is not a checkpoint"},
      {{"resume", "none.ckpt"}, "cannot be opened"},
      {{"resume", "a.h5"}, "is not a checkpoint"},
      {on + Args{"--checkpoint-every", "0", "-o", "b.h5"}, "--checkpoint-every"},
  };
  for (const auto& [args, expected] : cases) {
    const Outcome got = run_program(args, here);
    EXPECT_EQ(got.code, 2) << testing::PrintToString(args) << got.err;
    EXPECT_EQ(got.out, "");
    EXPECT_THAT(got.err, HasSubstr(expected)) << testing::PrintToString(args);
    EXPECT_EQ(folder.content(), before) << testing::PrintToString(args);
  }
}
