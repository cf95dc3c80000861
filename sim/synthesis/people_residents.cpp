#include "synthesis/people_residents.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"
#include "base/side_by_side.hpp"
#include "params/geography.hpp"
#include "state/moves.hpp"
#include "synthesis/people_attributes.hpp"
#include "synthesis/people_deal.hpp"
#include "synthesis/people_joint.hpp"
#include "synthesis/people_places.hpp"

namespace limlab {

namespace {

/// Marks keys of the initial residents, so that they cannot meet keys made elsewhere.
constexpr Key kResidentKeys = 0x7265736964656E74ull;

/// The residents before they become rows of the world.
struct Draft {
  std::vector<Key> key;
  std::vector<NewPerson> person;
  std::array<std::size_t, kMunicipalities> first_of_place{};
  /// Rows of band x sex, in row order.
  std::vector<std::vector<std::int32_t>> of_band =
      std::vector<std::vector<std::int32_t>>(kAgeGroups * kSexes);
};

Draft draft_residents(const ResidentTables& t, const PlaceCounts& counts) {
  Draft draft;
  std::size_t all = 0;
  std::array<std::size_t, kAgeGroups * kSexes> in_band{};
  for (std::size_t m = 0; m < kMunicipalities; ++m) {
    draft.first_of_place[m] = all;
    for (std::size_t b = 0; b < kAgeGroups; ++b)
      for (std::size_t s = 0; s < kSexes; ++s)
        all += counts[m][b][s], in_band[b * kSexes + s] += counts[m][b][s];
  }
  draft.key.reserve(all), draft.person.reserve(all);
  for (std::size_t b = 0; b < in_band.size(); ++b) draft.of_band[b].reserve(in_band[b]);
  for (std::size_t m = 0; m < kMunicipalities; ++m)
    for (std::size_t b = 0; b < kAgeGroups; ++b)
      for (std::size_t s = 0; s < kSexes; ++s)
        for (std::int32_t ordinal = 0; ordinal < counts[m][b][s]; ++ordinal) {
          draft.of_band[b * kSexes + s].push_back(static_cast<std::int32_t>(draft.key.size()));
          const Key key = mix(kResidentKeys, static_cast<std::uint64_t>(t.nis[m]),
                              static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(s),
                              static_cast<std::uint64_t>(ordinal));
          draft.key.push_back(key);
          NewPerson p;
          p.key = key;
          p.sex = static_cast<Sex>(s);
          p.place = static_cast<std::uint8_t>(m);
          draft.person.push_back(p);
        }
  return draft;
}

/// Hands the origins of one municipality to its residents, by band and sex.
void deal_origins(Draft& draft, Dealer dealer, std::size_t m, const PlaceCounts& counts,
                  const PlaceOrigins& origins) {
  auto row = static_cast<std::int32_t>(draft.first_of_place[m]);
  std::vector<std::int32_t> rows;
  for (std::size_t b = 0; b < kAgeGroups; ++b)
    for (std::size_t s = 0; s < kSexes; ++s) {
      rows.clear();
      for (std::int32_t k = 0; k < counts[m][b][s]; ++k) rows.push_back(row++);
      dealer.shuffle(rows, Deal::origin);
      Dealer::hand_out(rows, origins.persons[m][b][s], [&](std::size_t r, std::size_t o) {
        draft.person[r].origin = static_cast<Origin>(o);
      });
    }
}

/// Gives a band and sex its months of age (`full`: of the sex, full scale), spread so evenly that
/// every origin and municipality gets its part: persons in the order of origin and hash take the
/// months in the order of a golden-ratio sequence.
void deal_ages(Draft& draft, Dealer dealer, const AgeMonths& full, std::size_t b, std::size_t sex,
               Month start) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ull;
  auto& rows = draft.of_band[b * kSexes + sex];
  const std::size_t first = b * 60, last = b + 1 < kAgeGroups ? first + 60 : kMaxMonths;
  std::vector<double> shares(full.begin() + static_cast<std::ptrdiff_t>(first),
                             full.begin() + static_cast<std::ptrdiff_t>(last));
  const auto months = round_running(shares, static_cast<std::int64_t>(rows.size()));
  dealer.shuffle(rows, Deal::age);
  std::vector<std::pair<std::uint64_t, std::int32_t>> spread;
  spread.reserve(rows.size());
  for (std::size_t o = 0; o < kOrigins; ++o)
    for (const std::int32_t r : rows)
      if (at(draft.person[static_cast<std::size_t>(r)].origin) == o)
        spread.emplace_back((spread.size() + 1) * kGolden, r);
  order_by_hash(spread);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = spread[i].second;
  Dealer::hand_out(rows, months, [&](std::size_t r, std::size_t month) {
    draft.person[r].birth_month = plus(start, -static_cast<int>(first + month));
  });
}

void deal_origins_and_ages(Draft& draft, const Dealer& dealer, const ResidentTables& t,
                           const PlaceCounts& counts, const PlaceOrigins& origins, Month start,
                           const Team& team) {
  team.for_blocks(
      kMunicipalities,
      [&](std::size_t m, std::size_t, std::size_t) {
        deal_origins(draft, dealer, m, counts, origins);
      },
      1);
  const std::array<AgeMonths, kSexes> full = {smooth_ages(t.bands(Sex::male)),
                                              smooth_ages(t.bands(Sex::female))};
  team.for_blocks(
      kAgeGroups * kSexes,
      [&](std::size_t k, std::size_t, std::size_t) {
        deal_ages(draft, dealer, full[k % kSexes], k / kSexes, k % kSexes, start);
      },
      1);
}

constexpr std::size_t kBlocks = kAgeClasses * kSexes * kOrigins;

/// The residents of each age class, sex and origin, the blocks of the joint table.
std::vector<std::vector<std::int32_t>> members_of_blocks(const Draft& draft, Month start) {
  std::vector<std::vector<std::int32_t>> members(kBlocks);
  std::array<std::uint8_t, 121> class_of{};
  for (std::size_t age = 0; age < class_of.size(); ++age)
    class_of[age] = static_cast<std::uint8_t>(age_class(static_cast<int>(age)));
  for (std::size_t r = 0; r < draft.person.size(); ++r) {
    const NewPerson& p = draft.person[r];
    const std::size_t c = class_of[static_cast<std::size_t>(age_in_years(p.birth_month, start))];
    members[(c * kSexes + at(p.sex)) * kOrigins + at(p.origin)].push_back(
        static_cast<std::int32_t>(r));
  }
  return members;
}

std::vector<Block> blocks_of(const Joint& joint,
                             const std::vector<std::vector<std::int32_t>>& members) {
  std::vector<Block> blocks;
  for (std::size_t g = 0; g < kBlocks; ++g) {
    blocks.push_back({joint.first_of_block[g], joint.first_of_block[g + 1],
                      static_cast<std::int64_t>(members[g].size())});
    if (blocks[g].total > 0 && blocks[g].first == blocks[g].last)
      throw LawBroken(fmt::format("no status is possible for age class {}",
                                  class_label(g / kSexes / kOrigins)));
  }
  return blocks;
}

/// The draft becomes the first rows of the world; whole persons of the joint table are dealt to
/// them inside each age class, sex and origin.
void settle_residents(World& w, const Draft& draft, const Dealer& dealer, const ResidentTables& t,
                      const Joint& joint, const SynthesisInput& input, const Team& team) {
  auto members = members_of_blocks(draft, input.start);
  const std::vector<Block> blocks = blocks_of(joint, members);
  std::vector<std::int32_t> whole;
  side_by_side(team, {[&] {
                        std::vector<double> real = joint.persons;
                        for (double& cell : real) cell *= input.scale;
                        whole = integerise(real, blocks, joint.margins(t, input.scale), team);
                      },
                      [&] { write_initial_residents(w, draft.person, team); },
                      [&] { claim_initial_keys(w, draft.key); },
                      [&] {
                        team.for_blocks(
                            kBlocks,
                            [&](std::size_t, std::size_t begin, std::size_t end) {
                              Dealer own = dealer;
                              for (std::size_t g = begin; g < end; ++g)
                                own.shuffle(members[g], Deal::joint);
                            },
                            8);
                      },
                      [&] {
                        if (input.meanwhile) input.meanwhile();
                      }});
  Persons& p = w.persons;
  team.for_blocks(
      kBlocks,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t g = begin; g < end; ++g) {
          const Block& b = blocks[g];
          const std::span<const std::int32_t> counts(whole.data() + b.first, b.last - b.first);
          Dealer::hand_out(members[g], counts, [&](std::size_t r, std::size_t k) {
            p.status[r] = p.status_before[r] = joint.cells[b.first + k].status;
            p.education[r] = joint.cells[b.first + k].education;
          });
        }
      },
      8);
}

}  // namespace

void make_residents(World& world, const SynthesisInput& input, const Luck& luck, const Team& team) {
  if (!(input.scale > 0 && input.scale <= 1))
    throw UserError(Problem{"", 0, "scale", fmt::format("{} is not a scale", input.scale),
                            "more than 0, at most 1"});
  const ResidentTables tables = ResidentTables::read(input.folder);
  world.start = world.now = input.start;
  world.streek_of = Geography::read(input.folder).streek;

  Joint joint;
  PlaceOrigins origins;
  PlaceCounts counts;
  Draft draft;
  side_by_side(team, {[&] { joint = make_joint(tables); },
                      [&] {
                        counts = scaled_population(tables, input.scale);
                        draft = draft_residents(tables, counts);
                        origins = place_origins(tables, counts, input.scale);
                      }});
  const Dealer dealer(draft.key, luck, input.start);
  deal_origins_and_ages(draft, dealer, tables, counts, origins, input.start, team);
  settle_residents(world, draft, dealer, tables, joint, input, team);
  give_attributes(world, tables, input, luck, team);
}

}  // namespace limlab
