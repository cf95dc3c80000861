// Every scenario that is shipped, and every mechanism: the baseline digest for digest until the
// first measure acts, another one afterwards, and the baseline for ever when there is nothing of
// it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/parameters.hpp"
#include "engine/simulation.hpp"
#include "policy/catalogue.hpp"
#include "tests/support/temp_folder.hpp"

namespace limlab {
namespace {

namespace fs = std::filesystem;
const fs::path kScenarios = fs::path(LIMLAB_SOURCE_DIR) / "scenarios";

struct Book {
  ParameterBook book = declare_all_parameters();
  ScenarioRules rules{book, mechanism_specs(), kScenarios};
};
const Book& book() {
  static const Book one;
  return one;
}

Scenario load(const fs::path& file, const std::string& until) {
  Overrides o;
  o.scale = 0.02;
  o.seed = 11;
  o.until = parse_month(until);
  return load_scenario(file, book().rules, o);
}

std::vector<std::uint64_t> lived(const Scenario& s) {
  const Team team(2);
  Simulation sim(s, book().book, kScenarios / "limburg", team, {});
  std::vector<std::uint64_t> out{sim.digest()};
  while (!sim.done()) {
    sim.live_month();
    out.push_back(sim.digest());
    // Whoever writes a person or post says so (touch), or the digest would not see it.
    EXPECT_EQ(out.back(), digest(sim.world(), team)) << s.name << ", month " << out.size() - 1;
  }
  return out;
}

const std::vector<std::uint64_t>& baseline(const std::string& until) {
  static std::map<std::string, std::vector<std::uint64_t>> known;
  auto& digests = known[until];
  if (digests.empty()) digests = lived(load(kScenarios / "baseline.json", until));
  return digests;
}

Scenario without_strength(Scenario s) {
  for (auto* list : {&s.measures, &s.events})
    for (MeasureSpec& m : *list) m.numbers["strength"] = 0;
  return s;
}

Month first_act(const Scenario& s) {
  Month first = kNever;
  for (const auto* list : {&s.measures, &s.events})
    for (const MeasureSpec& m : *list)
      if (first == kNever || m.from < first) first = m.from;
  return first;
}

/// Index of the first difference, or the number of months when there is none.
std::size_t first_difference(const std::vector<std::uint64_t>& a,
                             const std::vector<std::uint64_t>& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                  a.begin());
}

void expect_follows_baseline(const Scenario& s, const std::string& until, bool differs) {
  const auto& base = baseline(until);
  const auto with = lived(s);
  ASSERT_EQ(with.size(), base.size());
  const std::size_t at = first_difference(with, base);
  if (!differs) {
    EXPECT_EQ(at, base.size()) << s.name << " has no measure, and still differs";
    return;
  }
  const Month first = first_act(s);
  EXPECT_GE(at, static_cast<std::size_t>(first - plus(s.start, -1)))
      << s.name << " differs before its first measure acts";
  EXPECT_LT(at, base.size()) << s.name << " never differs";
  EXPECT_NE(with.back(), base.back()) << s.name;
  EXPECT_EQ(first_difference(lived(without_strength(s)), base), base.size())
      << s.name << " differs from the baseline at zero volume";
}

TEST(ShippedScenarios, FollowTheBaselineUntilTheyActAndForEverAtZeroVolume) {
  int tested = 0;
  for (const auto& entry : fs::directory_iterator(kScenarios)) {
    const auto stem = entry.path().stem().string();
    if (entry.path().extension() != ".json" || stem == "baseline" || stem.find('.') != stem.npos)
      continue;
    // Who chooses STEM leaves school years later, and there are few of them at this scale.
    const std::string until = stem.starts_with("stem_inflow") ? "2032-12" : "2028-12";
    const Scenario s = load(entry.path(), until);
    expect_follows_baseline(s, until, !(s.measures.empty() && s.events.empty()));
    ++tested;
  }
  EXPECT_GE(tested, 6);
}

TEST(Measures, OfTheCatalogueAreSoundAndDoSomething) {
  const test::TempFolder folder;
  int tested = 0;
  for (const auto& entry : fs::directory_iterator(kScenarios / "measures")) {
    const auto id = entry.path().stem().string();
    const auto file = folder.write(
        id + ".json",
        fmt::format(
            R"({{"extends": "baseline", "measures": [{{"measure": "{}", "level": "high"}}]}})",
            id));
    const Scenario s = load(file, "2026-03");
    EXPECT_FALSE(s.measures.empty()) << id;
    for (const MeasureSpec& m : s.measures) EXPECT_TRUE(m.id.starts_with(id)) << m.id;
    ++tested;
  }
  EXPECT_GE(tested, 10);
}

struct Case {
  const char* name;
  std::string entry;  ///< without id and from
};

const std::vector<Case>& mechanisms() {
  static const std::vector<Case> cases = [] {
    std::vector<Case> out{
        {"rule", R"("mechanism": "rule", "rule": "legal_pension_age", "months": 12)"},
        {"rule down", R"("mechanism": "rule", "rule": "early_pension_age", "months": -12)"},
        {"rule career", R"("mechanism": "rule", "rule": "early_pension_career", "months": -24)"},
        {"rule benefit", R"("mechanism": "rule", "rule": "benefit_limit", "months": -12)"},
        {"courses", R"("mechanism": "capacity", "of": "training_places", "volume": 2000)"},
        {"demand", R"("mechanism": "demand_shock", "size": -0.1)"},
        {"arrive",
         R"("mechanism": "posts_arrive", "volume": 500, "sector": "J", "occupation": "25", "municipality": "Genk")"},
        {"leave", R"("mechanism": "posts_leave", "volume": 5000, "sector": "C")"},
        {"leave largest", R"("mechanism": "posts_leave", "volume": 3000, "how": "largest")"},
        {"field",
         R"("mechanism": "field_choice", "field": "stem", "delta": 0.2, "target": {"status": "student"})"}};
    for (const Label& rate : labels(Rate{}))
      out.push_back({rate.name.data(),
                     fmt::format(R"("mechanism": "change_rate", "rate": "{}", "multiplier": 2.5)",
                                 rate.name)});
    return out;
  }();
  return cases;
}

Scenario of(const test::TempFolder& folder, const std::vector<std::string>& entries,
            const std::string& until) {
  std::string list;
  for (std::size_t k = 0; k < entries.size(); ++k)
    list += fmt::format("{}{{{}}}", k ? ", " : "", entries[k]);
  return load(
      folder.write("s.json", fmt::format(R"({{"extends": "baseline", "measures": [{}]}})", list)),
      until);
}

TEST(Mechanisms, EachActsFromItsMonthOnAndNotAtZeroVolume) {
  const test::TempFolder folder;
  for (const Case& c : mechanisms()) {
    // Those who choose a field leave school years later.
    const std::string from = c.name == std::string("field") ? "2026-09" : "2026-05";
    const std::string until = from == "2026-09" ? "2029-09" : "2026-10";
    const Scenario s =
        of(folder, {fmt::format(R"("id": "m", "from": "{}", {})", from, c.entry)}, until);
    SCOPED_TRACE(c.name);
    expect_follows_baseline(s, until, true);
  }
}

TEST(Mechanisms, OrderOfMeasuresCannotMatter) {
  const test::TempFolder folder;
  std::vector<std::string> entries;
  for (const Case& c : mechanisms())
    for (int copy = 0; copy < 2; ++copy)
      entries.push_back(fmt::format(R"("id": "m{}", "from": "2026-0{}", "strength": {}, {})",
                                    entries.size(), 2 + copy, copy ? 0.3 : 0.7, c.entry));
  const auto one = lived(of(folder, entries, "2026-12"));
  EXPECT_NE(one, baseline("2026-12"));
  std::reverse(entries.begin(), entries.end());
  EXPECT_EQ(lived(of(folder, entries, "2026-12")), one);
  std::rotate(entries.begin(), entries.begin() + 7, entries.end());
  EXPECT_EQ(lived(of(folder, entries, "2026-12")), one);
}

}  // namespace
}  // namespace limlab
