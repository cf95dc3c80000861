#include "synthesis/people_residents.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"
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
  /// Rows of band x sex, in row order.
  std::vector<std::vector<std::int32_t>> of_band =
      std::vector<std::vector<std::int32_t>>(kAgeGroups * kSexes);
};

Draft draft_residents(const ResidentTables& t, const PlaceCounts& counts) {
  Draft draft;
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

/// Hands the origins of each municipality, band and sex to its residents.
void deal_origins(Draft& draft, Dealer& dealer, const PlaceCounts& counts,
                  const PlaceOrigins& origins) {
  std::int32_t row = 0;
  std::vector<std::int32_t> rows;
  for (std::size_t m = 0; m < kMunicipalities; ++m)
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

/// Gives each band and sex its months of age, spread so evenly that every origin and municipality
/// gets its part: persons in the order of origin and hash take the months in the order of a
/// golden-ratio sequence.
void deal_ages(Draft& draft, Dealer& dealer, const ResidentTables& t, Month start) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ull;
  for (Sex sex : {Sex::male, Sex::female}) {
    const AgeMonths full = smooth_ages(t.bands(sex));
    for (std::size_t b = 0; b < kAgeGroups; ++b) {
      auto rows = draft.of_band[b * kSexes + at(sex)];
      const std::size_t first = b * 60, last = b + 1 < kAgeGroups ? first + 60 : kMaxMonths;
      std::vector<double> shares(full.begin() + static_cast<std::ptrdiff_t>(first),
                                 full.begin() + static_cast<std::ptrdiff_t>(last));
      const auto months = round_running(shares, static_cast<std::int64_t>(rows.size()));
      dealer.shuffle(rows, Deal::age);
      std::stable_sort(rows.begin(), rows.end(), [&](std::int32_t x, std::int32_t y) {
        return draft.person[static_cast<std::size_t>(x)].origin <
               draft.person[static_cast<std::size_t>(y)].origin;
      });
      std::vector<std::pair<std::uint64_t, std::int32_t>> spread(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) spread[i] = {(i + 1) * kGolden, rows[i]};
      std::sort(spread.begin(), spread.end());
      for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = spread[i].second;
      Dealer::hand_out(rows, months, [&](std::size_t r, std::size_t month) {
        draft.person[r].birth_month = plus(start, -static_cast<int>(first + month));
      });
    }
  }
}

/// Whole persons of the joint table, dealt inside each age class, sex and origin.
void deal_joint(Draft& draft, Dealer& dealer, const ResidentTables& t, const Joint& joint,
                double scale, Month start) {
  const std::size_t groups = kAgeClasses * kSexes * kOrigins;
  std::vector<std::vector<std::int32_t>> members(groups);
  for (std::size_t r = 0; r < draft.person.size(); ++r) {
    const NewPerson& p = draft.person[r];
    const std::size_t c = age_class(age_in_years(p.birth_month, start));
    members[(c * kSexes + at(p.sex)) * kOrigins + at(p.origin)].push_back(
        static_cast<std::int32_t>(r));
  }
  std::vector<double> real = joint.persons;
  for (double& cell : real) cell *= scale;
  std::vector<Block> blocks;
  for (std::size_t g = 0; g < groups; ++g)
    blocks.push_back({joint.first_of_block[g], joint.first_of_block[g + 1],
                      static_cast<std::int64_t>(members[g].size())});
  const auto whole = integerise(real, blocks, joint.margins(t, scale));
  for (std::size_t g = 0; g < groups; ++g) {
    const Block& b = blocks[g];
    if (b.total > 0 && b.first == b.last)
      throw LawBroken(fmt::format("no status is possible for age class {}",
                                  class_label(g / kSexes / kOrigins)));
    dealer.shuffle(members[g], Deal::joint);
    const std::span<const std::int32_t> counts(whole.data() + b.first, b.last - b.first);
    Dealer::hand_out(members[g], counts, [&](std::size_t r, std::size_t k) {
      draft.person[r].status = static_cast<Status>(joint.cells[b.first + k].status);
      draft.person[r].education = static_cast<Education>(joint.cells[b.first + k].education);
    });
  }
}

}  // namespace

void make_residents(World& world, const SynthesisInput& input, const Luck& luck) {
  if (!(input.scale > 0 && input.scale <= 1))
    throw UserError(Problem{"", 0, "scale", fmt::format("{} is not a scale", input.scale),
                            "more than 0, at most 1"});
  const ResidentTables tables = ResidentTables::read(input.folder);
  const Joint joint = make_joint(tables);
  world.start = world.now = input.start;
  world.streek_of = Geography::read(input.folder).streek;

  const PlaceCounts counts = scaled_population(tables, input.scale);
  Draft draft = draft_residents(tables, counts);
  {
    Dealer dealer(draft.key, luck, input.start);
    deal_origins(draft, dealer, counts, place_origins(tables, counts, input.scale));
    deal_ages(draft, dealer, tables, input.start);
    deal_joint(draft, dealer, tables, joint, input.scale, input.start);
  }
  // Room for the in-commuters and for the newcomers of the first years.
  const std::size_t room = draft.key.size() + draft.key.size() / 6;
  for_each_column(world.persons, [&](const char*, auto& column) { column.reserve(room); });
  world.keys.reserve(2 * draft.key.size());
  for (const NewPerson& p : draft.person) add_initial(world, p, Presence::resident);
  give_attributes(world, tables, input, luck);
}

}  // namespace limlab
