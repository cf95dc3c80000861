#include "batch/summaries.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "storage/content_digest.hpp"
#include "storage/ensemble_file.hpp"
#include "storage/provenance.hpp"
#include "tests/support/small_province.hpp"
#include "tests/support/temp_folder.hpp"

using namespace limlab;
using limlab::test::TempFolder;

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr int kMonths = 14;  // a block of months that is not whole, and a second year

/// Two scenarios, two draws, two replicates; the last member of the second scenario has failed.
class SummariesTest : public ::testing::Test {
 protected:
  SummariesTest() : ensemble(folder.path()) {
    std::filesystem::create_directory(folder.path() / "members");
    for (const char* name : {"one", "two"}) {
      Scenario s;
      s.name = name;
      s.start = make_month(2026, 1);
      s.until = plus(s.start, kMonths - 1);
      s.resolved_json = "{}";
      manifest.scenarios.push_back(s);
    }
    manifest.replicates = 2;
    manifest.design = {{"a.b"}, {{1}, {2}}};
    manifest.has_draws = true;
    const double births[] = {1, 2, 3, 4, 11, 14, 13};
    const double durations[] = {kNothing, 2, 4, kNothing, 5, 7, kNothing};
    for (int n = 0; n < 7; ++n) {
      Record r(describe_run(manifest.scenarios[0], 1, false).horizon);
      *r.row(Series::births, 1) = static_cast<std::int32_t>(births[n]);
      r.real_row(Series::vacancy_duration, 14)[2] = durations[n];
      // Something everywhere, so that a block in the wrong place shows.
      for (std::size_t i = 0; i < r.whole[at(Series::persons)].size(); ++i)
        r.whole[at(Series::persons)][i] = static_cast<std::int32_t>(i * 7 % 1009) * n;
      MemberNote note;
      note.member = n;
      write_member(ensemble.member(n), describe_run(manifest.scenarios[0], 1, false),
                   test::small_geography(), r, note);
      members.push_back(n);
    }
  }

  /// `each`: members that blocks are cut for; `memory`: bytes for a pass.
  std::filesystem::path written(const std::string& name, int each, double memory, int threads) {
    EnsembleInfo info;
    info.run = describe_run(manifest.scenarios[0], 1, false);
    info.result = EnsembleResult::summaries;
    info.scenarios = {"one", "two"};
    info.members_each = each;
    const auto path = folder.path() / name;
    EnsembleFile file(path, "test", info, test::small_geography());
    EXPECT_TRUE(summarise(*file.summaries(), manifest, ensemble, members, threads, memory,
                          [] { return true; }));
    file.finish();
    return path;
  }

  static double value(const std::filesystem::path& file, const std::string& name,
                      const std::vector<hsize_t>& where) {
    double out = 0;
    h5::read(h5::open_dataset(h5::open_file(file.string()), name), H5T_NATIVE_DOUBLE, where,
             std::vector<hsize_t>(where.size(), 1), &out);
    return out;
  }

  TempFolder folder;
  EnsembleFolder ensemble;
  Manifest manifest;
  std::vector<int> members;
};

}  // namespace

TEST_F(SummariesTest, AreThoseWorkedOutByHand) {
  const auto file = written("ensemble.h5", 4, 1e9, 2);
  EXPECT_DOUBLE_EQ(value(file, "births_mean", {0, 1}), 2.5);
  EXPECT_NEAR(value(file, "births_sd", {0, 1}), std::sqrt(5.0 / 3), 1e-6);
  EXPECT_NEAR(value(file, "births_quantile", {0, 0, 1}), 1.15, 1e-6);  // a twentieth
  EXPECT_DOUBLE_EQ(value(file, "births_quantile", {0, 2, 1}), 2.5);    // the median
  EXPECT_NEAR(value(file, "births_mean", {1, 1}), 38.0 / 3, 1e-6);
  // Differences 10 and 12 of the first draw, 10 of the second, whose other pair has failed.
  EXPECT_NEAR(value(file, "births_difference_mean", {1, 1}), 32.0 / 3, 1e-6);
  EXPECT_NEAR(value(file, "births_difference_quantile", {1, 4, 1}), 11.8, 1e-6);
  // Sums of residuals by draw 2/3 and -2/3: sqrt(2 (4/9 + 4/9)) / 3, with one degree of freedom.
  EXPECT_NEAR(value(file, "births_difference_se", {1, 1}), 4.0 / 9, 1e-6);
  EXPECT_NEAR(value(file, "births_difference_half_width", {1, 1}), 4.0 / 9 * 6.3138, 1e-4);
  EXPECT_EQ(value(file, "births_difference_mean", {0, 1}), 0);
  EXPECT_EQ(value(file, "members_used", {1}), 3);
  EXPECT_EQ(value(file, "pairs_used", {1}), 3);
}

TEST_F(SummariesTest, LeaveOutWhatIsNoNumberAndCountTheRest) {
  const auto file = written("ensemble.h5", 4, 1e9, 1);
  EXPECT_EQ(value(file, "vacancy_duration_count", {0, 14, 2}), 2);
  EXPECT_DOUBLE_EQ(value(file, "vacancy_duration_mean", {0, 14, 2}), 3);
  EXPECT_DOUBLE_EQ(value(file, "vacancy_duration_mean", {1, 14, 2}), 6);
  EXPECT_EQ(value(file, "vacancy_duration_difference_count", {1, 14, 2}), 1);
  EXPECT_DOUBLE_EQ(value(file, "vacancy_duration_difference_mean", {1, 14, 2}), 5);
  EXPECT_TRUE(std::isnan(value(file, "vacancy_duration_difference_se", {1, 14, 2})));
  EXPECT_TRUE(std::isnan(value(file, "vacancy_duration_difference_half_width", {1, 14, 2})));
}

TEST_F(SummariesTest, AreTheSameForAnyMemoryBlocksAndThreads) {
  const auto whole = file_content_digest(written("whole.h5", 4, 1e9, 1));
  EXPECT_EQ(file_content_digest(written("parts.h5", 4, 3e5, 3)), whole);
  EXPECT_EQ(file_content_digest(written("blocks.h5", 20'000, 1e9, 2)), whole);  // 200 cells
  EXPECT_EQ(file_content_digest(written("both.h5", 5'000, 1e4, 2)), whole);
}

TEST_F(SummariesTest, CanBeToldToStopAndLeaveNothing) {
  EnsembleInfo info;
  info.run = describe_run(manifest.scenarios[0], 1, false);
  info.result = EnsembleResult::summaries;
  info.scenarios = {"one", "two"};
  {
    EnsembleFile file(folder.path() / "ensemble.h5", "test", info, test::small_geography());
    EXPECT_FALSE(
        summarise(*file.summaries(), manifest, ensemble, members, 1, 1e9, [] { return false; }));
  }
  for (const auto& name : folder.content()) EXPECT_EQ(name.find("ensemble.h5"), std::string::npos);
}
