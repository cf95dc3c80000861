#include "synthesis/raking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace limlab {

double rake(std::vector<double>& cells, std::span<const Constraint> constraints, int rounds,
            double tolerance) {
  double worst = std::numeric_limits<double>::infinity();
  std::vector<double> factor;
  for (int round = 0; round < rounds && worst > tolerance; ++round) {
    worst = 0;
    for (const Constraint& c : constraints) {
      factor.assign(c.target.size(), 0);
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (c.group[i] >= 0) factor[static_cast<std::size_t>(c.group[i])] += cells[i];
      for (std::size_t g = 0; g < factor.size(); ++g) {
        worst = std::max(worst, std::abs(factor[g] - c.target[g]) / std::max(1.0, c.target[g]));
        factor[g] = factor[g] > 0 ? c.target[g] / factor[g] : 1;
      }
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (c.group[i] >= 0) cells[i] *= factor[static_cast<std::size_t>(c.group[i])];
    }
  }
  return worst;
}

std::vector<std::int32_t> round_to_total(std::span<const double> shares, std::int64_t total) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<std::int32_t> whole(shares.size(), 0);
  if (sum <= 0) return whole;
  std::vector<std::pair<double, std::size_t>> rest;
  std::int64_t left = total;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = shares[i] / sum * static_cast<double>(total);
    whole[i] = static_cast<std::int32_t>(exact);
    left -= whole[i];
    if (shares[i] > 0) rest.emplace_back(whole[i] - exact, i);
  }
  std::sort(rest.begin(), rest.end());
  for (std::size_t k = 0; left > 0; ++k, --left) ++whole[rest[k % rest.size()].second];
  return whole;
}

std::vector<std::int32_t> round_running(std::span<const double> shares, std::int64_t total) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<std::int32_t> whole(shares.size(), 0);
  if (sum <= 0) return whole;
  double running = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    running += shares[i];
    const auto upto =
        i + 1 == shares.size()
            ? total
            : static_cast<std::int64_t>(running / sum * static_cast<double>(total) + 0.5);
    whole[i] = static_cast<std::int32_t>(upto - given);
    given = upto;
  }
  return whole;
}

namespace {

/// The sums of all groups while units move from cell to cell.
class Descent {
 public:
  Descent(std::span<const double> real, std::vector<std::int32_t>& whole,
          std::span<const Block> blocks, std::span<const Constraint> constraints,
          bool neighbours_only)
      : real_(real), whole_(whole), neighbours_only_(neighbours_only) {
    // The groups a cell belongs to, side by side.
    first_.push_back(0);
    std::vector<std::int32_t> offset;
    for (const Constraint& c : constraints) {
      offset.push_back(static_cast<std::int32_t>(error_.size()));
      for (const double target : c.target) {
        error_.push_back(-target);
        const double unit = neighbours_only ? 1.0 : std::max(1.0, 0.0005 * target);
        weight_.push_back(1 / unit);
        factor_.push_back(1);
      }
    }
    for (std::size_t i = 0; i < whole_.size(); ++i) {
      for (std::size_t m = 0; m < constraints.size(); ++m)
        if (const auto g = constraints[m].group[i]; g >= 0) {
          groups_.push_back(offset[m] + g);
          error_[static_cast<std::size_t>(groups_.back())] += whole_[i];
        }
      first_.push_back(groups_.size());
    }
    up_.resize(error_.size()), down_.resize(error_.size()), changed_.resize(error_.size());
    for (std::size_t g = 0; g < error_.size(); ++g) remember(g);
    for (const Block& b : blocks) {
      std::vector<std::int32_t> of(groups_.begin() + static_cast<std::ptrdiff_t>(first_[b.first]),
                                   groups_.begin() + static_cast<std::ptrdiff_t>(first_[b.last]));
      std::sort(of.begin(), of.end());
      of.erase(std::unique(of.begin(), of.end()), of.end());
      settled_.push_back({std::move(of), -1});
    }
  }

  /// Makes the groups that are still out of line count twice as much (the breakout method of local
  /// search, Morris 1993); false when there are none.
  bool insist() {
    bool any = false;
    for (std::size_t g = 0; g < error_.size(); ++g)
      if (std::abs(error_[g]) * weight_[g] > 1) factor_[g] *= 2, remember(g), any = true;
    return any;
  }

  /// Moves units inside block number `b` as long as that lowers the squared errors; true if any
  /// moved. Most blocks are as they were when nothing could be gained in them.
  bool improve(const Block& block, std::size_t b) {
    Settled& settled = settled_[b];
    const auto news = [&](std::int32_t g) {
      return changed_[static_cast<std::size_t>(g)] > settled.since;
    };
    if (settled.since >= 0 && std::none_of(settled.groups.begin(), settled.groups.end(), news))
      return false;
    for (int step = 0; step < 1000; ++step)
      if (!improve_once(block)) {
        settled.since = changes_++;
        return step > 0;
      }
    return true;
  }

 private:
  bool improve_once(const Block& block) {
    const std::size_t n = block.last - block.first;
    add_.resize(n), take_.resize(n), most_shared_.resize(n);
    double least_take = kNot;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = block.first + i;
      const bool open = real_[cell] > 0;
      add_[i] = open && may_grow(cell) ? cost(cell, 1) : kNot;
      take_[i] = open && may_shrink(cell) ? cost(cell, -1) : kNot;
      most_shared_[i] = open ? shared_at_most(cell) : 0;
      least_take = std::min(least_take, take_[i]);
    }
    constexpr double kGain = -1e-9;
    double best = kGain;
    std::size_t best_add = n, best_take = n;
    for (std::size_t a = 0; a < n; ++a) {
      if (add_[a] + least_take - kMostShared >= best) continue;
      if (cannot_beat(best, add_[a] + least_take, most_shared_[a])) continue;
      for (std::size_t t = 0; t < n; ++t) {
        if (t == a || add_[a] + take_[t] - kMostShared >= best) continue;
        if (cannot_beat(best, add_[a] + take_[t], std::min(most_shared_[a], most_shared_[t])))
          continue;
        const double change = add_[a] + take_[t] - shared(block.first + t, block.first + a);
        if (change < best) best = change, best_add = a, best_take = t;
      }
    }
    if (best_add == n) return false;
    change(block.first + best_take, -1);
    change(block.first + best_add, 1);
    return true;
  }
  bool may_grow(std::size_t i) const { return !neighbours_only_ || whole_[i] + 0.0 < real_[i]; }
  bool may_shrink(std::size_t i) const {
    return whole_[i] > 0 && (!neighbours_only_ || whole_[i] + 0.0 > real_[i]);
  }
  /// What an error costs: squared, and to the fourth so that large ones go first.
  double penalty(std::size_t g, double error) const {
    const double far = std::max(0.0, std::abs(error) * weight_[g] - kFree);
    const double x = far * far;
    return factor_[g] * (far + x + x * x);
  }
  /// What a unit more or less in group g costs, kept until the group changes: every look at a
  /// block asks for them, few groups change.
  void remember(std::size_t g) {
    const double now = penalty(g, error_[g]);
    up_[g] = penalty(g, error_[g] + 1) - now;
    down_[g] = penalty(g, error_[g] - 1) - now;
    changed_[g] = changes_;
  }
  /// Change of the penalties when cell i grows by `by` (+1 or -1), alone.
  double cost(std::size_t i, int by) const {
    const std::vector<double>& change = by > 0 ? up_ : down_;
    double sum = kOwn * (1 + 2 * by * (whole_[i] - real_[i]));
    for (std::size_t k = first_[i]; k < first_[i + 1]; ++k)
      sum += change[static_cast<std::size_t>(groups_[k])];
    return sum;
  }
  /// What the two changes cost too much together: groups that both cells belong to do not change at
  /// all.
  double shared(std::size_t take, std::size_t add) const {
    double sum = 0;
    std::size_t k = first_[take], l = first_[add];
    while (k < first_[take + 1] && l < first_[add + 1]) {
      if (groups_[k] == groups_[l]) {
        const auto g = static_cast<std::size_t>(groups_[k]);
        sum += up_[g] + down_[g], ++k, ++l;
      } else if (groups_[k] < groups_[l]) {
        ++k;
      } else {
        ++l;
      }
    }
    return sum;
  }
  /// A bound of shared() with any other cell: penalties are convex, so no group's part is negative.
  double shared_at_most(std::size_t i) const {
    double sum = 0;
    for (std::size_t k = first_[i]; k < first_[i + 1]; ++k) {
      const auto g = static_cast<std::size_t>(groups_[k]);
      sum += std::max(0.0, up_[g] + down_[g]);
    }
    return sum;
  }
  /// Surely no better than `best`, however much of it is shared; with room for rounding.
  static bool cannot_beat(double best, double alone, double shared) {
    return alone - shared - 1e-9 * (1 + shared + std::abs(alone)) >= best;
  }
  void change(std::size_t i, int by) {
    whole_[i] += by;
    for (std::size_t k = first_[i]; k < first_[i + 1]; ++k)
      error_[static_cast<std::size_t>(groups_[k])] += by,
          remember(static_cast<std::size_t>(groups_[k]));
  }

  static constexpr double kOwn = 0.003;  ///< weight of a cell's own error against a margin's
  /// Errors below this are free, so that units can pass through cells that are right.
  static constexpr double kFree = 0.8;
  static constexpr double kNot = 1e30;
  /// Two cells of a block share at most a few groups of full weight (some 4 each
  /// while the errors are about one); a bound that is too low only misses a few moves.
  static constexpr double kMostShared = 12;
  std::span<const double> real_;
  std::vector<std::int32_t>& whole_;
  bool neighbours_only_;
  std::vector<double> error_, weight_, factor_;  ///< of every group of every constraint
  std::vector<double> up_, down_;                ///< see remember()
  std::vector<std::int64_t> changed_;            ///< when each group did last
  std::int64_t changes_ = 0;                     ///< the present moment
  /// The groups of a block, and when nothing could be gained in it (-1 = never looked at).
  struct Settled {
    std::vector<std::int32_t> groups;
    std::int64_t since;
  };
  std::vector<Settled> settled_;
  std::vector<std::int32_t> groups_;  ///< groups of cell i: first_[i] … first_[i + 1], rising
  std::vector<std::size_t> first_;
  std::vector<double> add_, take_, most_shared_;
};

}  // namespace

std::vector<std::int32_t> integerise(std::span<const double> cells, std::span<const Block> blocks,
                                     std::span<const Constraint> constraints,
                                     bool neighbours_only) {
  std::vector<std::int32_t> whole(cells.size(), 0);
  for (const Block& b : blocks) {
    const auto part = cells.subspan(b.first, b.last - b.first);
    const auto rounded = round_to_total(part, b.total);
    std::copy(rounded.begin(), rounded.end(), whole.begin() + static_cast<std::ptrdiff_t>(b.first));
  }
  Descent descent(cells, whole, blocks, constraints, neighbours_only);
  constexpr int kRounds = 16, kSweeps = 20;
  for (int round = 0; round < kRounds; ++round) {
    bool moved = true;
    for (int sweep = 0; sweep < kSweeps && moved; ++sweep) {
      moved = false;
      for (std::size_t b = 0; b < blocks.size(); ++b)
        moved = descent.improve(blocks[b], b) || moved;
    }
    if (!descent.insist()) break;
  }
  return whole;
}

}  // namespace limlab
