// A checkpoint keeps all that a replicate needs, and nothing that is not sound is read.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

#include "storage/checkpoint_parts.hpp"
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

/// Every part of a world as text, to compare two of them; the keys in order.
class PartTexts {
 public:
  explicit PartTexts(const World& w) { for_each_part(w, *this); }
  void operator()(const char* name, const KeySet& keys) {
    std::vector<Key> all;
    keys.for_each([&](Key key) { all.push_back(key); });
    std::sort(all.begin(), all.end());
    (*this)(name, all);
  }
  void operator()(const char* name, const std::vector<PostTemplate>& kinds) {
    for (const auto& k : kinds)
      parts.emplace_back(name, fmt::format("{} {} {} {} {} {} {}", k.occupation, k.education,
                                           k.field, k.hours, k.contract, k.posts, k.up_to));
  }
  template <class T>
  void operator()(const char* name, const std::vector<T>& values) {
    parts.emplace_back(
        name, std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }
  template <class T>
  requires kPlain<T>
  void operator()(const char* name, const T& value) {
    parts.emplace_back(name, std::string(reinterpret_cast<const char*>(&value), sizeof value));
  }
  std::vector<std::pair<std::string, std::string>> parts;
};

TEST(Checkpoint, GivesBackEveryPartOfTheWorld) {
  // Free rows and former keys do not show in the bits of a run, only in its memory and its checks.
  const TempFolder folder;
  const Laboratory lab;
  const Scenario s = lab.scenario(baseline(0.01, "2026-11"));
  std::vector<std::pair<std::string, std::string>> before;
  lab.live(s, folder.path(), {s.until}, 0,
           [&](const Simulation& sim) { before = PartTexts(sim.world()).parts; });
  CheckpointReader reader(folder.path() / "2026-11.ckpt");
  const ReplicateState state = reader.state(lab.team());
  const auto after = PartTexts(*state.world).parts;
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i)
    EXPECT_TRUE(after[i] == before[i]) << before[i].first;
  EXPECT_FALSE(state.world->free_persons.empty());
  EXPECT_FALSE(state.world->free_posts.empty());
  EXPECT_GT(state.world->keys.size(), state.world->persons.size() + state.world->posts.size());
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

std::string slurp(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

/// One checkpoint of a small run, and what reading a changed copy of it says.
class Damage : public ::testing::Test {
 protected:
  Damage() {
    const Month at = plus(scenario.start, 1);
    record = lab.live(scenario, folder.path(), {at});
    file = folder.path() / (to_string(at) + ".ckpt");
    bytes = slurp(file);
  }
  std::string reads(const std::string& changed) {
    return reads_file(folder.write("copy.ckpt", changed));
  }
  std::string reads_file(const std::filesystem::path& copy) {
    try {
      CheckpointReader reader(copy);
      reader.state(lab.team());
      return "";
    } catch (const UserError& e) {
      EXPECT_EQ(e.problems().front().file, copy.string());
      return e.problems().front().message;
    }
  }
  /// As a program would have written it: with the checksum of its bytes.
  static std::string sealed(std::string changed) {
    const std::size_t body = changed.size() - 8, block = 1u << 20;
    const auto* p = reinterpret_cast<const unsigned char*>(changed.data());
    Checksum sum;
    for (std::size_t i = 24; i < body; i += block) sum.add(p + i, std::min(block, body - i));
    sum.add(p, 24);
    const std::uint64_t value = sum.value();
    std::memcpy(changed.data() + body, &value, 8);
    return changed;
  }
  const TempFolder folder;
  const Laboratory lab{2};
  const Scenario scenario = lab.scenario(baseline(0.002, "2026-03"));
  Record record;
  std::filesystem::path file;
  std::string bytes;
};

TEST_F(Damage, AnyByteThatChangedIsNoticed) {
  ASSERT_EQ(reads(bytes), "");
  std::set<std::size_t> places;
  for (std::size_t i = 0; i < 64; ++i) places.insert({i, bytes.size() - 1 - i});
  for (std::size_t i = 0; i < bytes.size(); i += bytes.size() / 400) places.insert(i);
  std::fstream copy(folder.write("copy.ckpt", bytes), std::ios::in | std::ios::out);
  const auto put = [&](std::size_t i, char value) {
    copy.seekp(static_cast<std::streamoff>(i)).put(value).flush();
  };
  for (const std::size_t i : places) {
    for (const int bit : {1, 128}) {
      put(i, static_cast<char>(bytes[i] ^ bit));
      EXPECT_NE(reads_file(folder.path() / "copy.ckpt"), "") << "byte " << i;
    }
    put(i, bytes[i]);
  }
  EXPECT_EQ(reads_file(folder.path() / "copy.ckpt"), "");
}

TEST_F(Damage, AFileCutShortOrGrownIsNoticed) {
  for (const std::size_t n : {std::size_t{8}, std::size_t{23}, std::size_t{31}, std::size_t{1000},
                              bytes.size() / 2, bytes.size() - 1})
    EXPECT_THAT(reads(bytes.substr(0, n)), testing::HasSubstr("is cut short")) << n;
  EXPECT_THAT(reads(bytes + "x"), testing::HasSubstr("is damaged"));
  EXPECT_THAT(reads(""), testing::HasSubstr("is not a checkpoint"));
  EXPECT_THAT(reads("limlab"), testing::HasSubstr("is not a checkpoint"));
}

TEST_F(Damage, AnotherFormatIsRefusedByName) {
  std::string changed = bytes;
  EXPECT_EQ(reads(sealed(changed)), "") << "the seal of this test is the program's";
  changed[8] = 2;
  EXPECT_THAT(reads(sealed(changed)),
              testing::HasSubstr("has format version 2; this program reads version 1"));
  std::string renamed = bytes;  // the column "wage" of another build
  renamed.replace(renamed.find("birth_month"), 11, "death_month");
  EXPECT_THAT(reads(sealed(renamed)), testing::HasSubstr("keeps other things than this program"));
}

TEST_F(Damage, AnotherProgramOrInputIsRefused) {
  const CheckpointReader reader(file);
  const auto says = [&](CheckpointAbout about, bool other_build = false) -> std::string {
    try {
      check_program(about, file, lab.inputs(), other_build);
      return "";
    } catch (const UserError& e) {
      return e.problems().front().message;
    }
  };
  CheckpointAbout about = reader.about();
  EXPECT_EQ(says(about), "");
  about.git_commit = "0123abc";
  EXPECT_THAT(says(about), testing::HasSubstr("another build of limlab (commit 0123abc"));
  EXPECT_EQ(says(about, true), "");
  about.limlab_version = "0.0.9";
  EXPECT_THAT(says(about, true), testing::HasSubstr("was written by limlab 0.0.9"));
  about = reader.about();
  about.inputs = "0";
  EXPECT_THAT(says(about, true), testing::HasSubstr("other input tables"));
}

TEST_F(Damage, AnotherScenarioIsRefusedWithWhatDiffers) {
  const CheckpointReader reader(file);
  const auto says = [&](const std::string& more) -> std::string {
    try {
      check_same_run(reader.about(), file, lab.scenario(baseline(0.002, "2026-05", more)));
      return "";
    } catch (const UserError& e) {
      return e.problems().front().message;
    }
  };
  EXPECT_EQ(says(""), "") << "a later end is the same run";
  EXPECT_THAT(says(R"("seed": 77)"), testing::HasSubstr(R"(here stands "seed": 77)"));
  EXPECT_THAT(says(R"("parameters": {"search": {"rounds": 2}})"),
              testing::HasSubstr(R"(here stands "search.rounds": 2)"));

  // A parameter that this program does not know, or knows with another default.
  CheckpointAbout about = reader.about();
  EXPECT_EQ(scenario_of(about, file, lab.rules()).resolved_json, scenario.resolved_json);
  auto& json = about.scenario_json;
  const auto line = json.find("    \"search.rounds\"");
  json.erase(line, json.find('\n', line) + 1 - line);
  EXPECT_THROW(scenario_of(about, file, lab.rules()), UserError);
}

TEST_F(Damage, AFormerCheckpointStandsUntilTheNextIsWhole) {
  {
    CheckpointOut out(file);
    out.begin_part("half", 1, 1000000);
    out.add(bytes.data(), 1000);
  }  // given up
  EXPECT_EQ(slurp(file), bytes);
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
  EXPECT_THAT(differences(record, lab.resume(file, scenario)), testing::IsEmpty());
}

}  // namespace
}  // namespace limlab::test
