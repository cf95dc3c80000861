#include "base/kill_point.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace limlab {
namespace {

void pass(int times, const char* phase) {
  for (int i = 0; i < times; ++i) kill_point(phase);
}

void under_orders(const std::string& log) {
  ::setenv("LIMLAB_KILL", "month:3", 1);
  ::setenv("LIMLAB_KILL_LOG", log.c_str(), 1);
  pass(10, "synthesis");
  pass(2, "month");
  std::ofstream(log) << "alive\n";
  pass(1, "month");
}

TEST(KillPoint, DoesNothingWithoutOrders) { pass(100, "month"); }

TEST(KillPointDeathTest, KillsAtTheNthPassOfItsPhaseAndLeavesALine) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const std::string log = ::testing::TempDir() + "limlab-kill-log";
  EXPECT_EXIT(under_orders(log), ::testing::KilledBySignal(SIGKILL), "");
  std::stringstream text;
  text << std::ifstream(log).rdbuf();
  EXPECT_EQ(text.str(), "alive\nmonth:3\n");
  ::unlink(log.c_str());
}

}  // namespace
}  // namespace limlab
