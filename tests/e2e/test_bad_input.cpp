// Bad input: exit code 2, a message with file and place on stderr, nothing on stdout, no file left.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/bad_scenarios.hpp"
#include "tests/support/program.hpp"

using limlab::test::bad_scenarios;
using limlab::test::BadScenario;
using limlab::test::Outcome;
using limlab::test::run_program;
using limlab::test::TempFolder;
using testing::HasSubstr;

namespace fs = std::filesystem;

namespace {

const std::string kBaseline = std::string(LIMLAB_SOURCE_DIR) + "/scenarios/baseline.json";

std::string test_name(const ::testing::TestParamInfo<BadScenario>& one) {
  std::string name;
  for (const char c : one.param.kind) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

/// `limlab run` with these arguments, in a fresh folder, must refuse and leave nothing.
void expect_refused(const std::vector<std::string>& args,
                    const std::vector<std::string>& expected) {
  const TempFolder folder;
  std::string line = "limlab";
  for (const auto& a : args) line += " " + a;
  const Outcome got = run_program(args, folder.path());
  EXPECT_EQ(got.code, 2) << line << "\n" << got.err;
  EXPECT_EQ(got.out, "") << line;
  for (const auto& part : expected) EXPECT_THAT(got.err, HasSubstr(part)) << line;
  EXPECT_TRUE(folder.content().empty()) << line;
}

}  // namespace

class BadInput : public ::testing::TestWithParam<BadScenario> {};

TEST_P(BadInput, IsRefusedByRunAndCheckAndLeavesNothing) {
  const TempFolder folder;
  const auto file = GetParam().make(folder).string();
  const auto before = folder.content();
  for (const auto& args :
       {std::vector<std::string>{"run", file}, {"run", file, "-o", "out.h5"}, {"check", file}}) {
    const Outcome got = run_program(args, folder.path());
    EXPECT_EQ(got.code, 2) << args[0] << "\n" << got.err;
    EXPECT_EQ(got.out, "");
    for (const auto& part : GetParam().expected) EXPECT_THAT(got.err, HasSubstr(part));
    EXPECT_EQ(folder.content(), before) << "a file was left";
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, BadInput, ::testing::ValuesIn(bad_scenarios()), test_name);

TEST(CommandLine, RefusesWhatItDoesNotKnowOrAllow) {
  expect_refused({}, {"usage"});
  expect_refused({"rnu", kBaseline}, {"unknown command", "did you mean run?"});
  expect_refused({"--versoin"}, {"unknown option", "--version"});
  expect_refused({"run"}, {"run needs SCENARIO"});
  expect_refused({"run", kBaseline, kBaseline}, {"one argument too many"});
  expect_refused({"run", kBaseline, "--see", "3"}, {"--see", "not abbreviated", "--seed"});
  expect_refused({"run", kBaseline, "--sed", "3"}, {"--sed", "did you mean --seed?"});
  expect_refused({"run", kBaseline, "--seed"}, {"--seed"});
  expect_refused({"run", kBaseline, "--seed", "1", "--seed", "2"}, {"--seed", "twice"});
  expect_refused({"run", kBaseline, "--force=yes"}, {"--force"});
  expect_refused({"describe"}, {"describe needs"});
  expect_refused({"describe", "scenaro"}, {"did you mean scenario?"});
  expect_refused({"describe", "scenario"}, {"needs a FILE"});
  expect_refused({"describe", "parameters", kBaseline}, {"takes no file"});
}

TEST(CommandLine, ReadsNumbersWhole) {
  const auto refused = [](const std::string& option, const std::string& value,
                          const std::string& allowed) {
    expect_refused({"run", kBaseline, "--" + option, value},
                   {"command line at --" + option, value, allowed});
  };
  for (const char* seed : {"-1", "1.5", "1e3", "nan", "9223372036854775808", "1x", " 1"})
    refused("seed", seed, "0 to 9223372036854775807");
  for (const char* scale : {"0", "1e9", "-0.5", "nan", "inf", "1e400", "0.5x"})
    refused("scale", scale, "0.001 to 1");
  for (const char* threads : {"0", "-1", "1025", "two"}) refused("threads", threads, "1 to 1024");
  for (const char* share : {"-0.1", "1.01", "nan"}) refused("panel", share, "0 to 1");
  for (const char* n : {"0", "-1", "100001"}) refused("replicates", n, "1 to 100000");
  refused("progress", "sometimes", "auto, always, never");
  for (const char* month : {"2030", "2030-13", "2030-1", "2030-01-01"})
    refused("until", month, "YYYY-MM");
  refused("until", "2025-12", "2026-01");
  refused("until", "2101-01", "2100-12");
  refused("set", "search.aplications_per_month=4",
          "did you mean \"search.applications_per_month\"");
  refused("set", "search.applications_per_month=nan", "0 to");
  refused("set", "search.applications_per_month=-1", "0 to");
  refused("set", "search.applications_per_month", "NAME=VALUE");
}

TEST(CommandLine, TellsEveryProblemAtOnce) {
  expect_refused({"run", "no-such.json", "--seed", "-1", "--threads", "0", "-o", "no/such/out.h5"},
                 {"no-such.json", "--seed", "--threads", "there is no folder no/such"});
}

TEST(CommandLine, ChecksTheOutputBeforeAnyWork) {
  const TempFolder folder;
  const auto existing = folder.write("existing.h5", "precious");
  const auto own = folder.write("own.json", "{\"extends\": \"baseline\"}");
  fs::create_directory(folder.path() / "sub");
  const auto before = folder.content();
  const auto refused = [&](std::vector<std::string> args, const std::string& part) {
    const Outcome got = run_program(args, folder.path());
    EXPECT_EQ(got.code, 2) << got.err;
    EXPECT_THAT(got.err, HasSubstr(part));
    EXPECT_EQ(folder.content(), before);
  };
  refused({"run", kBaseline, "-o", "existing.h5"}, "exists already");
  refused({"run", kBaseline, "-o", "missing/out.h5"}, "there is no folder missing");
  refused({"run", kBaseline, "-o", "sub"}, "is a folder");
  refused({"run", kBaseline, "-o", "sub", "--force"}, "is a folder");
  refused({"run", kBaseline, "-o", "existing.h5/out.h5"}, "there is no folder");
  refused({"run", "own.json", "-o", "own.json", "--force"}, "is the input itself");
  std::ostringstream content;
  content << std::ifstream(existing).rdbuf();
  EXPECT_EQ(content.str(), "precious");
}

TEST(CommandLine, HelpVersionAndCheckSucceed) {
  const TempFolder folder;
  for (const auto& args : {std::vector<std::string>{"--help"},
                           {"--version"},
                           {"run", "--help"},
                           {"check", kBaseline},
                           {"describe", "scenario", kBaseline},
                           {"describe", "scenario", kBaseline, "--json"},
                           {"describe", "parameters"},
                           {"describe", "parameters", "--json"},
                           {"describe", "measures"},
                           {"describe", "measures", "--json"}}) {
    const Outcome got = run_program(args, folder.path());
    EXPECT_EQ(got.code, 0) << got.err;
    EXPECT_EQ(got.err, "");
    EXPECT_NE(got.out, "");
  }
  EXPECT_TRUE(folder.content().empty());
}

TEST(CommandLine, CheckGoesThroughEveryFile) {
  const TempFolder folder;
  folder.write("good.json", "{\"extends\": \"baseline\"}");
  folder.write("bad.json", "{\"extends\": \"baseline\", \"scale\": 0}");
  const Outcome got = run_program({"check", "bad.json", "good.json", "none.json"}, folder.path());
  EXPECT_EQ(got.code, 2);
  EXPECT_EQ(got.out, "good.json: ok\n");
  EXPECT_THAT(got.err, HasSubstr("bad.json:line 1 at /scale"));
  EXPECT_THAT(got.err, HasSubstr("none.json"));
}
