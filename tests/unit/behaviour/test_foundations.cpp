#include "behaviour/foundations.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "state/moves.hpp"

namespace limlab {
namespace {

// A kind of an occupation comes as often as the sector had posts of it; the bits say which.
TEST(Foundations, DrawsAmongTheKindsOfAnOccupation) {
  World w;
  w.start = w.now = make_month(2026, 1);
  const FirmRow firm = add_firm(w, {.key = 1, .sector = Sector::C});
  const Occupation occupations[] = {Occupation::o31, Occupation::o72, Occupation::o81};
  for (Key k = 0; k < 300; ++k)
    add_initial_post(w, {.key = 2 + k,
                         .firm = firm,
                         .sector = Sector::C,
                         .occupation = occupations[mix(k) % 3],
                         .contract = Contract::permanent,
                         .hours = static_cast<std::uint8_t>(20 + mix(k, 1) % 19)});
  lay_foundations(w);
  const auto& kinds = w.foundations.templates[at(Sector::C)];
  for (const Occupation o : occupations)
    for (std::uint64_t bits = 0; bits < 500; ++bits) {
      const std::size_t k = draw_index(
          kinds.size(),
          [&](std::size_t i) { return kinds[i].occupation == at(o) ? kinds[i].posts : 0; }, bits);
      ASSERT_LT(k, kinds.size());
      ASSERT_EQ(draw_kind(w.foundations, at(Sector::C), at(o), bits), &kinds[k]);
    }
  for (const Occupation none : {Occupation::o11, Occupation::o74, Occupation::o96})
    EXPECT_EQ(draw_kind(w.foundations, at(Sector::C), at(none), 7), nullptr);
  EXPECT_EQ(draw_kind(w.foundations, at(Sector::A), at(Occupation::o72), 7), nullptr);
}

}  // namespace
}  // namespace limlab
