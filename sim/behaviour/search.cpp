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
  for (std::size_t months = 0; months < worth_.size(); ++months)
    worth_[months] = static_cast<std::int32_t>(110.0 * (static_cast<double>(months) / 12.0 - 18));
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

Search::Plan Search::plan(int rounds_left) const {
  Plan out;
  for (int left = 0; left < 256; ++left) {
    const int quota = (left + rounds_left - 1) / rounds_left;
    out.quota[left] = static_cast<std::uint8_t>(quota);
    out.looks[left] = static_cast<std::uint8_t>(
        std::min<int>(kMostLooks, static_cast<int>(looks_ * quota + 0.5)));
  }
  return out;
}

void Search::draw_looks(const MonthContext& c, const std::vector<Searcher>& searchers,
                        std::size_t begin, std::size_t end, int round, const Plan& plan,
                        Part& part) const {
  std::size_t all = 0;
  for (std::size_t k = begin; k < end; ++k)
    all += searchers[k].done ? 0 : plan.looks[searchers[k].applications];
  part.looks.resize(all), part.keys.resize(all), part.draws.resize(all), part.bits.resize(all);
  std::size_t at = 0;
  for (std::size_t k = begin; k < end; ++k) {
    const Searcher& s = searchers[k];
    const std::uint32_t looks = s.done ? 0 : plan.looks[s.applications];
    for (std::uint32_t n = 0; n < looks; ++n, ++at) {
      part.looks[at] = {static_cast<std::int32_t>(k), 0, s.occupation};
      part.keys[at] = s.key;
      part.draws[at] = static_cast<std::uint32_t>(round) * std::uint32_t{kMostLooks} + n;
    }
  }
  random_draws(c.luck, c.world.now, purpose::search_look, part.keys.data(), part.draws.data(), all,
               part.bits.data());
  for (std::size_t k = 0; k < all; ++k) {
    Look& look = part.looks[k];
    const Searcher& s = searchers[static_cast<std::size_t>(look.searcher)];
    if (part.bits[k][0] >= (s.employed ? own_when_employed_ : own_occupation_))
      look.occupation = other_occupation(s, part.bits[k]);
  }
}

std::uint8_t Search::other_occupation(const Searcher& s, const RandomBlock& bits) const {
  const auto& shares = bits[0] < own_or_diploma_ ? diploma_[s.education * count_of<Field> + s.field]
                                                 : mobility_[s.occupation];
  return static_cast<std::uint8_t>(pick(shares, bits[1]));
}

void Search::look(const VacancyBoard& board, const std::vector<Searcher>& searchers,
                  Part& part) const {
  // One stage after the other for all looks, so that what one waits for hides behind the others.
  const std::size_t n = part.looks.size();
  part.where.resize(n), part.found.resize(n);
  for (std::size_t k = 0; k < n; ++k) {
    Look& look = part.looks[k];
    const RandomBlock& bits = part.bits[k];
    const Searcher& s = searchers[static_cast<std::size_t>(look.searcher)];
    if (!board.any(look.occupation)) look.occupation = other_occupation(s, bits);
    part.where[k] = {&reach_[s.home][reach_start_[look.occupation]],
                     (std::uint64_t{bits[2]} << 32) | bits[3], look.occupation};
  }
  board.draw(part.where.data(), n, part.found.data());
  for (const std::int32_t v : part.found)
    if (v >= 0) __builtin_prefetch(&board.at(static_cast<std::size_t>(v)));
  for (std::size_t k = 0; k < n; ++k) {
    if (part.found[k] < 0) continue;
    Look& look = part.looks[k];
    const Listed& v = board.at(static_cast<std::size_t>(part.found[k]));
    const Searcher& s = searchers[static_cast<std::size_t>(look.searcher)];
    look.utility = v.utility + worth_[static_cast<std::size_t>(s.experience)] -
                   trip_cost_[s.home][v.place] + taste(s, v.key, taste_scale_);
  }
}

namespace {
/// The order of what somebody has looked at, best first: utility falling, then the vacancy.
std::uint64_t rank(std::int32_t utility, std::int32_t vacancy) {
  return (std::uint64_t{0x7FFFFFFFu - static_cast<std::uint32_t>(utility)} << 32) |
         static_cast<std::uint32_t>(vacancy);
}
constexpr std::uint64_t kNothing = ~std::uint64_t{0};
}  // namespace

void Search::send(const MonthContext& c, const VacancyBoard& board,
                  std::vector<Searcher>& searchers, int round, const Plan& plan, Part& part) const {
  const std::vector<Look>& looks = part.looks;
  std::vector<Application>& sent = part.sent.all;
  sent.clear();
  for (std::size_t from = 0, to; from < looks.size(); from = to) {
    Searcher& s = searchers[static_cast<std::size_t>(looks[from].searcher)];
    to = from + plan.looks[s.applications];
    std::array<std::uint64_t, kMostLooks> seen;
    for (std::size_t k = from; k < to; ++k) {
      const bool good = part.found[k] >= 0 && looks[k].utility >= s.floor;
      seen[k - from] = good ? rank(looks[k].utility, part.found[k]) : kNothing;
    }
    // The next best, again and again: there are few. What was looked at twice counts once.
    const int quota = plan.quota[s.applications];
    std::uint64_t last = 0;
    for (int n = 0; n < quota; ++n) {
      std::uint64_t best = kNothing;
      for (std::size_t k = 0; k < to - from; ++k)
        best = seen[k] > last || n == 0 ? std::min(best, seen[k]) : best;
      if (best == kNothing) break;
      last = best;
      sent.push_back(
          {looks[from].searcher, static_cast<std::int32_t>(best), 0,
           static_cast<std::int32_t>(0x7FFFFFFFu - static_cast<std::uint32_t>(best >> 32))});
    }
    s.applications = static_cast<std::uint8_t>(s.applications - quota);
  }
  // Luck first, without a branch: few are found suitable.
  part.luck.resize(sent.size());
  for (std::size_t k = 0; k < sent.size(); ++k)
    part.luck[k] = suitability_.luck_of(c.luck, c.world.now, round,
                                        searchers[static_cast<std::size_t>(sent[k].searcher)].key,
                                        board.at(static_cast<std::size_t>(sent[k].vacancy)).key);
  part.sent.suitable.clear(), part.sent.by_sector.fill(0);
  for (std::size_t k = 0; k < sent.size(); ++k) {
    Application& a = sent[k];
    const Listed& v = board.at(static_cast<std::size_t>(a.vacancy));
    part.sent.by_sector[v.sector] += in_limburg(v.place) ? 1 : 0;
    a.score = suitability_.judge(searchers[static_cast<std::size_t>(a.searcher)], v, part.luck[k]);
    if (a.score >= 0) part.sent.suitable.push_back(a);
  }
}

void Search::draw_looks(const MonthContext& c, const std::vector<Searcher>& searchers, int round,
                        int rounds) {
  const Plan now = plan(rounds - round);
  parts_.resize(std::max(parts_.size(), Team::blocks(searchers.size(), kBlock)));
  c.team.for_blocks(
      searchers.size(),
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        draw_looks(c, searchers, begin, end, round, now, parts_[block]);
      },
      kBlock);
}

void Search::apply(const MonthContext& c, const VacancyBoard& board,
                   std::vector<Searcher>& searchers, int round, int rounds) {
  const Plan now = plan(rounds - round);
  reach_places(board, c.team);
  const std::size_t blocks = Team::blocks(searchers.size(), kBlock);
  c.team.for_blocks(
      searchers.size(),
      [&](std::size_t block, std::size_t, std::size_t) {
        Part& part = parts_[block];
        look(board, searchers, part);
        send(c, board, searchers, round, now, part);
      },
      kBlock);
  sent_.suitable.clear(), sent_.all.clear(), sent_.by_sector.fill(0);
  for (std::size_t b = 0; b < blocks; ++b) {
    const Sent& part = parts_[b].sent;
    sent_.suitable.insert(sent_.suitable.end(), part.suitable.begin(), part.suitable.end());
    for (std::size_t s = 0; s < part.by_sector.size(); ++s) sent_.by_sector[s] += part.by_sector[s];
    if (c.world.events.on) sent_.all.insert(sent_.all.end(), part.all.begin(), part.all.end());
  }
}

}  // namespace limlab
