#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>

#include "base/math.hpp"
#include "stand_in.hpp"
#include "synthesis/jobs.hpp"

namespace limlab {
namespace {

SynthesisInput at_scale(double scale) {
  SynthesisInput input;
  input.folder = std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios" / "limburg";
  input.scale = scale;
  return input;
}

const World& full() {
  static const World w = [] {
    const SynthesisInput input = at_scale(1);
    const Luck luck(1, 0);
    World world = test::stand_in(input, luck);
    const auto begin = std::chrono::steady_clock::now();
    make_jobs(world, input, luck);
    std::printf("make_jobs: %.2f s\n",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return world;
  }();
  return w;
}

TEST(Jobs, LawsHold) { EXPECT_EQ(first_broken_law(full()), ""); }

}  // namespace
}  // namespace limlab
