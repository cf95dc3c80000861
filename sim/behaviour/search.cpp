#include "behaviour/search.hpp"

#include <algorithm>
#include <limits>

#include "base/math.hpp"
#include "params/table.hpp"

namespace limlab {

namespace {

using Weights = std::array<double, count_of<Occupation>>;
using Cumulative = std::array<std::uint32_t, count_of<Occupation>>;

/// Weights cumulated on 2^32; equal weights when all are zero.
Cumulative cumulate(const Weights& weight) {
  double total = 0, sum = 0;
  for (const double x : weight) total += x;
  Cumulative out{};
  for (std::size_t k = 0; k < out.size(); ++k) {
    sum += total > 0 ? weight[k] / total : 1.0 / static_cast<double>(out.size());
    out[k] = threshold(sum);
  }
  out.back() = std::numeric_limits<std::uint32_t>::max();
  return out;
}
/// First position above `word`, else the last. Counted rather than searched for: no branches.
std::size_t pick(const Cumulative& c, std::uint32_t word) {
  std::uint32_t below = 0;
  for (std::size_t k = 0; k + 1 < c.size(); ++k) below += c[k] <= word;
  return below;
}

Weights weights_of(const std::array<std::int32_t, count_of<Occupation>>& workers) {
  Weights out{};
  std::copy(workers.begin(), workers.end(), out.begin());
  return out;
}

/// Who moves where between occupations; the own occupation left out.
auto read_mobility(const std::filesystem::path& file) {
  constexpr std::size_t n = count_of<Occupation>;
  std::array<std::array<double, n>, n> share{};
  const Table table = Table::read(file);
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const auto from = from_name<Occupation>(table.text(r, "from"));
    const auto to = from_name<Occupation>(table.text(r, "to"));
    if (!from) table.refuse(r, "from", "is not an occupation of the model");
    if (!to) table.refuse(r, "to", "is not an occupation of the model");
    if (from != to) share[at(*from)][at(*to)] += table.number(r, "share");
  }
  std::array<Cumulative, n> cumulative{};
  for (std::size_t o = 0; o < n; ++o) cumulative[o] = cumulate(share[o]);
  return cumulative;
}

constexpr std::size_t kMostLooks = 64;  ///< in a round

/// What the searcher likes about this very vacancy, whatever it pays [1e-4 log wage].
std::int32_t taste(const Searcher& s, Key vacancy, double scale) {
  const std::uint64_t pair = mix(s.taste ^ vacancy);
  // Sum of four uniforms: close to normal, cheap, the same bits everywhere. Variance of each is
  // 1/12.
  const auto sum = static_cast<std::int64_t>((pair & 0xFFFF) + ((pair >> 16) & 0xFFFF) +
                                             ((pair >> 32) & 0xFFFF) + (pair >> 48)) -
                   2 * 0xFFFF;
  return static_cast<std::int32_t>(scale * static_cast<double>(sum) / 0xFFFF);
}

bool abroad(std::size_t place) {
  return place >= place_of(OutsideMarket::dutch_limburg);  // Dutch Limburg, Brainport, Germany
}

}  // namespace

Search::Search(const Params& p, const Geography& geography, const std::filesystem::path& tables)
    : suitability_(p),
      looks_(p.real("search.looks_per_application")),
      distance_cost_(p.real("search.distance_cost")),
      taste_sd_(p.real("search.taste_sd")),
      decay_(p.real("search.distance_decay")),
      border_(p.real("search.border_factor")),
      blur_(p.real("search.blur")),
      own_occupation_(threshold(p.real("search.own_occupation"))),
      own_or_diploma_(threshold(p.real("search.own_occupation") + p.real("search.by_diploma"))),
      own_when_employed_(threshold(p.real("search.own_occupation_employed"))),
      taste_scale_(1e4 * taste_sd_ * 1.7320508),
      mobility_(read_mobility(tables / "occupation_mobility.csv")) {
  for (std::size_t home = 0; home < kPlaces; ++home)
    for (std::size_t work = 0; work < kPlaces; ++work)
      trip_cost_[home][work] = static_cast<std::int32_t>(
          static_cast<float>(1e4 * distance_cost_ * static_cast<double>(geography.km[home][work])));
}

void Search::prepare(const Foundations& f, const Geography& geography) {
  for (std::size_t e = 0; e < count_of<Education>; ++e)
    for (std::size_t d = 0; d < count_of<Field>; ++d)
      diploma_[e * count_of<Field> + d] = cumulate(weights_of(f.work_of[e][d]));
  // Vacancies that a place usually has: its posts times the vacancy rate of Limburg or of outside,
  // not the few that happen to be open in a small municipality.
  std::array<double, kPlaces> usual_open{};
  for (const bool here : {true, false}) {
    double posts = 0, open = 0;
    for (std::size_t work = 0; work < kPlaces; ++work)
      if (in_limburg(static_cast<std::uint8_t>(work)) == here)
        posts += f.posts_at[work], open += f.open_posts[work];
    for (std::size_t work = 0; work < kPlaces; ++work)
      if (in_limburg(static_cast<std::uint8_t>(work)) == here && posts > 0)
        usual_open[work] = f.posts_at[work] * open / posts;
  }
  for (std::size_t home = 0; home < kPlaces; ++home) {
    inverse_reach_[home].fill(std::numeric_limits<float>::infinity());
    // Who lives outside looks here for posts in Limburg only.
    const std::size_t places = home < kMunicipalities ? kPlaces : kMunicipalities;
    std::array<double, kPlaces> near{};
    double workers = 0, all_near = 0;
    for (std::size_t work = 0; work < places; ++work) {
      near[work] = exp_same_bits(-static_cast<double>(geography.km[home][work]) / decay_) *
                   (abroad(home) != abroad(work) ? border_ : 1);
      workers += f.commutes[home][work];
      all_near += near[work] * usual_open[work];
    }
    // Shares per vacancy: what people of this home do now, and what distance alone would make them
    // do.
    for (std::size_t work = 0; work < places; ++work) {
      const double now = workers > 0 && usual_open[work] > 0
                             ? f.commutes[home][work] / workers / usual_open[work]
                             : 0;
      const double by_distance = all_near > 0 ? near[work] / all_near : 0;
      const double weight = (1 - blur_) * now + blur_ * by_distance;
      if (weight > 1e-12) inverse_reach_[home][work] = static_cast<float>(1 / weight);
    }
  }
}

void Search::reach_places(const VacancyBoard& board, const Team& team) {
  std::uint32_t start = 0;
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    reach_start_[o] = start;
    start += static_cast<std::uint32_t>(board.places(o).lanes);
  }
  team.for_blocks(
      kPlaces,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t home = begin; home < end; ++home)
          for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
            const OpenPlaces& at = board.places(o);
            float* const to = &reach_[home][reach_start_[o]];
            for (std::size_t k = 0; k < at.lanes; ++k) to[k] = inverse_reach_[home][at.place[k]];
          }
      },
      kPlaces / 2);
}

int Search::quota(const Searcher& s, int rounds_left) {
  return s.done ? 0 : (s.applications + rounds_left - 1) / rounds_left;
}

void Search::draw_looks(const MonthContext& c, const std::vector<Searcher>& searchers,
                        std::size_t begin, std::size_t end, int round, int rounds,
                        Part& part) const {
  part.looks.clear(), part.keys.clear(), part.draws.clear();
  for (std::size_t k = begin; k < end; ++k) {
    const Searcher& s = searchers[k];
    const int looks =
        std::min<int>(kMostLooks, static_cast<int>(looks_ * quota(s, rounds - round) + 0.5));
    for (int n = 0; n < looks; ++n) {
      part.looks.push_back({static_cast<std::int32_t>(k), -1, s.occupation, kLanes});
      part.keys.push_back(s.key);
      part.draws.push_back(static_cast<std::uint32_t>(round * static_cast<int>(kMostLooks) + n));
    }
  }
  part.bits.resize(part.looks.size());
  random_draws(c.luck, c.world.now, purpose::search_look, part.keys.data(), part.draws.data(),
               part.looks.size(), part.bits.data());
}

void Search::look(const VacancyBoard& board, const std::vector<Searcher>& searchers,
                  Part& part) const {
  // One stage after the other for all looks, so that what one waits for hides behind the others.
  const std::size_t n = part.looks.size();
  for (std::size_t k = 0; k < n; ++k) {
    Look& look = part.looks[k];
    const RandomBlock& bits = part.bits[k];
    const Searcher& s = searchers[static_cast<std::size_t>(look.searcher)];
    if (bits[0] >= (s.employed ? own_when_employed_ : own_occupation_) ||
        !board.any(look.occupation))
      look.occupation = static_cast<std::uint8_t>(
          pick(bits[0] < own_or_diploma_ ? diploma_[s.education * count_of<Field> + s.field]
                                         : mobility_[s.occupation],
               bits[1]));
  }
  for (std::size_t k = 0; k < n; ++k) {
    Look& look = part.looks[k];
    const RandomBlock& bits = part.bits[k];
    const std::uint64_t luck = (std::uint64_t{bits[2]} << 32) | bits[3];
    const std::size_t home = searchers[static_cast<std::size_t>(look.searcher)].home;
    look.lane = static_cast<std::uint8_t>(
        race(board.places(look.occupation), &reach_[home][reach_start_[look.occupation]], luck));
  }
  for (std::size_t k = 0; k < n; ++k) {
    Look& look = part.looks[k];
    if (look.lane >= kLanes) continue;
    const RandomBlock& bits = part.bits[k];
    const auto [first, last] =
        board.bucket(look.occupation, board.places(look.occupation).place[look.lane]);
    look.vacancy = first + static_cast<std::int32_t>(smallest_hash(
                               board.names() + first, static_cast<std::size_t>(last - first),
                               bits[2] ^ (bits[3] * 0x9E3779B9u)));
    __builtin_prefetch(&board.at(static_cast<std::size_t>(look.vacancy)));
  }
}

void Search::send(const MonthContext& c, const VacancyBoard& board, Searcher& s,
                  std::span<const Look> looks, int quota, int round,
                  std::vector<Application>& out) const {
  std::array<Application, kMostLooks> seen;
  int n = 0;
  const auto experience = static_cast<std::int32_t>(110.0 * (s.experience / 12.0 - 18));
  for (std::size_t k = 0; k < looks.size(); ++k) {
    const std::int32_t found = looks[k].vacancy;
    bool again = found < 0;
    for (std::size_t earlier = 0; earlier < k; ++earlier) again |= looks[earlier].vacancy == found;
    if (again) continue;
    const Listed& v = board.at(static_cast<std::size_t>(found));
    const std::int32_t u =
        v.utility + experience - trip_cost_[s.home][v.place] + taste(s, v.key, taste_scale_);
    if (u >= s.floor) seen[n++] = {looks[k].searcher, found, 0, u};
  }
  const auto better = [](const Application& a, const Application& b) {
    return a.utility != b.utility ? a.utility > b.utility : a.vacancy < b.vacancy;
  };
  const int sent = std::min(n, quota);
  std::partial_sort(seen.begin(), seen.begin() + sent, seen.begin() + n, better);
  for (int k = 0; k < sent; ++k) {
    Application a = seen[k];
    a.score = suitability_.judge(c.luck, c.world.now, round, s,
                                 board.at(static_cast<std::size_t>(a.vacancy)));
    out.push_back(a);
  }
  s.applications = static_cast<std::uint8_t>(s.applications - quota);
}

void Search::introduce(const MonthContext& c, std::vector<Searcher>& searchers) const {
  c.team.for_blocks(
      searchers.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) suitability_.introduce(c.world, searchers[k]);
      },
      1024);
}

void Search::apply(const MonthContext& c, const VacancyBoard& board,
                   std::vector<Searcher>& searchers, int round, int rounds) {
  constexpr std::size_t kBlock = 512;
  reach_places(board, c.team);
  const std::size_t blocks = Team::blocks(searchers.size(), kBlock);
  if (parts_.size() < blocks) parts_.resize(blocks);
  c.team.for_blocks(
      searchers.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        Part& part = parts_[block];
        part.sent.clear();
        draw_looks(c, searchers, begin, end, round, rounds, part);
        look(board, searchers, part);
        const std::span<const Look> looks(part.looks);
        for (std::size_t from = 0, to; from < looks.size(); from = to) {
          for (to = from; to < looks.size() && looks[to].searcher == looks[from].searcher; ++to) {
          }
          Searcher& s = searchers[static_cast<std::size_t>(looks[from].searcher)];
          send(c, board, s, looks.subspan(from, to - from), quota(s, rounds - round), round,
               part.sent);
        }
      },
      kBlock);
  applications_.clear();
  for (std::size_t b = 0; b < blocks; ++b)
    applications_.insert(applications_.end(), parts_[b].sent.begin(), parts_[b].sent.end());
}

}  // namespace limlab
