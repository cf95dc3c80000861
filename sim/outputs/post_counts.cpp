// One pass over the posts at a month end (see counts.hpp).
#include <algorithm>

#include "outputs/add_to.hpp"
#include "outputs/counts.hpp"

namespace limlab {

namespace {

constexpr std::size_t kMostRows = 32768, kRun = 512;  // rows of a block, rows handled together
constexpr auto kResident = static_cast<std::uint8_t>(Presence::resident);
constexpr auto kFilled = static_cast<std::uint8_t>(PostState::filled),
               kVacant = static_cast<std::uint8_t>(PostState::vacant),
               kOwnAccount = static_cast<std::uint8_t>(Contract::own_account);

constexpr std::size_t kSectors = count_of<Sector>, kOccupations = count_of<Occupation>;

/// Counts of a block, with cells at the end for free rows and posts outside, which count nowhere.
struct Cells {
  std::array<std::int32_t, (kSectors + 1) * count_of<PostState>> by_sector{};
  std::array<std::int32_t, (kOccupations + 1) * count_of<PostState>> by_occupation{};
  std::array<std::int32_t, kPlaces + 1> workplace{};
  std::array<std::int64_t, kSectors + 1> hours{}, wage_hours{};
};

/// The columns of a run of rows that the plain count reads.
struct RunColumns {
  const std::uint8_t *state, *place, *sector, *occupation, *contract, *hours, *measure, *chain;
  const std::int32_t* wage;
};
/// Where each row of a run counts, what it pays, and which need a closer look.
struct RunCells {
  std::array<std::uint8_t, kRun> sector, occupation, place, unusual;
  std::array<std::int64_t, kRun> pays;  ///< hours in the upper bits, wage x hours in the lower
};
constexpr int kHours = 48;  // the posts of a run pay less than 2^48 cents x hours
static_assert((kSectors + 1) * count_of<PostState> < 256);
static_assert((kOccupations + 1) * count_of<PostState> < 256);

/// One byte where the mask is 0xFF, the other where it is 0.
constexpr std::uint8_t choose(std::uint8_t mask, std::size_t yes, std::size_t no) {
  const auto a = static_cast<std::uint8_t>(yes), b = static_cast<std::uint8_t>(no);
  return static_cast<std::uint8_t>((a & mask) | (b & ~mask));
}

// Loops without branches on bytes, so that they vectorise.
__attribute__((target_clones("avx2", "default"))) void classify(const RunColumns& p,
                                                                std::size_t rows, RunCells& out) {
  const std::uint8_t *state = p.state, *place = p.place, *sector = p.sector,
                     *occupation = p.occupation, *contract = p.contract, *hours = p.hours,
                     *measure = p.measure, *chain = p.chain;
  const std::int32_t* wage = p.wage;
  std::uint8_t *in_sector = out.sector.data(), *in_occupation = out.occupation.data(),
               *at_place = out.place.data(), *unusual = out.unusual.data();
  std::int64_t* pays = out.pays.data();
  std::array<std::uint8_t, kRun> here, filled, works, paid;
  constexpr std::uint8_t states = count_of<PostState>;
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    const std::uint8_t used = state[k] != kFreePost ? 0xFF : 0,
                       near = place[k] < kMunicipalities ? 0xFF : 0,
                       taken = state[k] == kFilled ? 0xFF : 0,
                       waged = contract[k] != kOwnAccount ? 0xFF : 0;
    const auto in = static_cast<std::uint8_t>(used & near),
               out_there = static_cast<std::uint8_t>(used & ~near);
    here[k] = in;
    filled[k] = in & taken;
    works[k] = in & taken & hours[k];
    paid[k] = in & taken & hours[k] & waged;
    unusual[k] = static_cast<std::uint8_t>(out_there | (in & (measure[k] | (chain[k] & ~taken))));
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k) {
    in_sector[k] = choose(here[k], sector[k] * states + state[k], kSectors * states);
    in_occupation[k] = choose(here[k], occupation[k] * states + state[k], kOccupations * states);
    at_place[k] = choose(filled[k], place[k], kPlaces);
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < rows; ++k)
    pays[k] = (std::int64_t{works[k]} << kHours) + std::int64_t{wage[k]} * paid[k];
}

/// A post outside, one that a measure brought, or an open one that carries on a chain.
void count_unusual(const World& w, std::size_t j, PostCounts& c) {
  const Posts& p = w.posts;
  const std::uint8_t state = p.state[j];
  if (!in_limburg(p.place[j])) {
    c.outside_vacancies += state == kVacant;
    if (state == kFilled)
      c.commuters_out += w.persons.presence[static_cast<std::size_t>(p.holder[j])] == kResident;
    return;
  }
  if (p.measure[j] != 0) {
    ++c.measure_sector[p.sector[j] * count_of<PostState> + state];
    ++c.measure_occupation[p.occupation[j] * count_of<PostState> + state];
    ++c.measure_municipality[p.place[j] * count_of<PostState> + state];
  }
  if (state != kFilled && p.chain_55[j] != 0) ++c.chains_55[p.chain_55[j] - 1u];
}

void count_run(const World& w, std::size_t begin, std::size_t rows, Cells& cells, PostCounts& c) {
  const Posts& p = w.posts;
  RunCells run;
  classify(
      {&p.state[begin], &p.place[begin], &p.sector[begin], &p.occupation[begin], &p.contract[begin],
       &p.hours[begin], &p.measure[begin], &p.chain_55[begin], &p.wage[begin]},
      rows, run);
  std::array<std::int64_t, kSectors + 1> pays{};
  for (std::size_t k = 0; k < rows; ++k) {
    ++cells.by_sector[run.sector[k]];
    ++cells.by_occupation[run.occupation[k]];
    ++cells.workplace[run.place[k]];
    pays[run.sector[k] / count_of<PostState>] += run.pays[k];
  }
  for (std::size_t s = 0; s < pays.size(); ++s) {
    cells.hours[s] += pays[s] >> kHours;
    cells.wage_hours[s] += pays[s] & ((std::int64_t{1} << kHours) - 1);
  }
  std::array<std::uint16_t, kRun> closer;  // collected without a branch
  std::size_t looks = 0;
  for (std::size_t k = 0; k < rows; ++k) {
    closer[looks] = static_cast<std::uint16_t>(k);
    looks += run.unusual[k] != 0;
  }
  for (std::size_t n = 0; n < looks; ++n) count_unusual(w, begin + closer[n], c);
}

}  // namespace

void PostCounts::add(const PostCounts& o) {
  add_to(by_sector, o.by_sector), add_to(by_occupation, o.by_occupation);
  add_to(workplace, o.workplace), add_to(hours, o.hours), add_to(wage_hours, o.wage_hours);
  add_to(chains_55, o.chains_55), add_to(measure_sector, o.measure_sector);
  add_to(measure_occupation, o.measure_occupation);
  add_to(measure_municipality, o.measure_municipality);
  commuters_out += o.commuters_out, outside_vacancies += o.outside_vacancies;
}

PostCounts count_posts(const World& w, const Team& team) {
  const std::size_t rows = w.posts.size(), block = Team::even_block(rows, kMostRows);
  std::vector<PostCounts> parts(Team::blocks(rows, block));
  team.for_blocks(
      rows,
      [&](std::size_t b, std::size_t begin, std::size_t end) {
        Cells cells;
        PostCounts& c = parts[b];
        for (std::size_t j = begin; j < end; j += kRun)
          count_run(w, j, std::min(kRun, end - j), cells, c);
        add_to(c.by_sector, cells.by_sector), add_to(c.by_occupation, cells.by_occupation);
        add_to(c.workplace, cells.workplace);
        add_to(c.hours, cells.hours), add_to(c.wage_hours, cells.wage_hours);
      },
      block);
  PostCounts sum;
  for (const PostCounts& part : parts) sum.add(part);
  return sum;
}

}  // namespace limlab
