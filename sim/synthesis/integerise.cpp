#include <algorithm>
#include <cmath>
#include <span>

#include "synthesis/raking.hpp"
#include "synthesis/shared_sets.hpp"

namespace limlab {

namespace {

/// The sums of all groups while units move from cell to cell.
class Descent {
 public:
  Descent(std::span<const double> real, std::vector<std::int32_t>& whole,
          std::span<const Block> blocks, std::span<const Constraint> constraints,
          bool neighbours_only, const Team& team)
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
    change_.resize(error_.size()), changed_.resize(error_.size());
    for (std::size_t g = 0; g < error_.size(); ++g) remember(g);
    inside_.resize(blocks.size());
    team.for_blocks(
        blocks.size(),
        [&](std::size_t, std::size_t first, std::size_t last) {
          for (std::size_t b = first; b < last; ++b) inside_[b] = look_inside(blocks[b]);
        },
        4);
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
    Inside& inside = inside_[b];
    const auto news = [&](std::int32_t g) {
      return changed_[static_cast<std::size_t>(g)] > inside.settled;
    };
    if (inside.settled >= 0 && std::none_of(inside.groups.begin(), inside.groups.end(), news))
      return false;
    for (int step = 0; step < 1000; ++step)
      if (!improve_once(block, inside)) {
        inside.settled = changes_++;
        return step > 0;
      }
    return true;
  }

 private:
  /// What is known of a block: the groups its cells belong to, rising; what its cells share; and
  /// when nothing could be gained in it (-1 = never looked at).
  struct Inside {
    std::vector<std::int32_t> groups;
    SharedSets sets;
    std::int64_t settled = -1;
  };
  Inside look_inside(const Block& b) const {
    std::vector<std::span<const std::int32_t>> of_cell;
    for (std::size_t i = b.first; i < b.last; ++i)
      of_cell.emplace_back(groups_.data() + first_[i], first_[i + 1] - first_[i]);
    std::vector<std::int32_t> all(groups_.begin() + static_cast<std::ptrdiff_t>(first_[b.first]),
                                  groups_.begin() + static_cast<std::ptrdiff_t>(first_[b.last]));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return {std::move(all), SharedSets(of_cell)};
  }

  bool improve_once(const Block& block, const Inside& inside) {
    const std::size_t n = block.last - block.first;
    const double least_add = price(block, inside.sets);
    const std::uint16_t* const set_of = inside.sets.numbers().data();
    // Those that could gain with the best partner, in order: few of them.
    takers_.clear();
    for (std::size_t t = 0; t < n; ++t)
      if (!hopeless(kGain, least_add + take_[t], most_shared_[t])) takers_.push_back(t);
    if (takers_.empty()) return false;
    double least_take = kNot;
    for (const std::size_t t : takers_) least_take = std::min(least_take, take_[t]);
    double best = kGain;
    std::size_t best_add = n, best_take = n;
    for (std::size_t a = 0; a < n; ++a) {
      if (hopeless(best, add_[a] + least_take, most_shared_[a])) continue;
      for (const std::size_t t : takers_) {
        const double alone = add_[a] + take_[t], change = alone - shared_[set_of[a * n + t]];
        if (change < best && t != a &&
            !hopeless(best, alone, std::min(most_shared_[a], most_shared_[t])))
          best = change, best_add = a, best_take = t;
      }
    }
    if (best_add == n) return false;
    change(block.first + best_take, -1);
    change(block.first + best_add, 1);
    return true;
  }
  /// What a unit more or less in each cell of a block costs, and how much of that two changes can
  /// share at most, with room for rounding: penalties are convex, so no group's part of it is
  /// negative. Returns the least cost of a unit more.
  double price(const Block& block, const SharedSets& sets) {
    const std::size_t n = block.last - block.first;
    sets.add_up(
        [changes = change_.data()](std::size_t g) { return changes[g].up + changes[g].down; },
        shared_);
    add_.resize(n), take_.resize(n), most_shared_.resize(n);
    double least_add = kNot, largest = 1;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = block.first + i;
      add_[i] = take_[i] = kNot, most_shared_[i] = 0;
      if (real_[cell] <= 0) continue;
      double more = kOwn * (1 + 2 * (whole_[cell] - real_[cell]));
      double less = kOwn * (1 - 2 * (whole_[cell] - real_[cell]));
      const double most = std::max(0.0, shared_[sets.numbers()[i * n + i]]);
      for (std::size_t k = first_[cell]; k < first_[cell + 1]; ++k) {
        const Change& c = change_[static_cast<std::size_t>(groups_[k])];
        more += c.up, less += c.down;
      }
      if (may_grow(cell)) add_[i] = more;
      if (may_shrink(cell)) take_[i] = less;
      most_shared_[i] = most;
      least_add = std::min(least_add, add_[i]);
      largest = std::max({largest, std::abs(more), std::abs(less), most});
    }
    const double rounding = 4e-9 * largest;
    for (double& most : most_shared_) most = std::min(most + rounding, kMostShared);
    return least_add;
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
    const double up = penalty(g, error_[g] + 1) - now, down = penalty(g, error_[g] - 1) - now;
    change_[g] = {up, down};
    changed_[g] = changes_;
  }
  /// Surely no better than `best`, however much of it is shared.
  static bool hopeless(double best, double alone, double shared_at_most) {
    return alone - shared_at_most >= best;
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
  static constexpr double kGain = -1e-9;
  /// Two cells of a block share at most a few groups of full weight (some 4 each
  /// while the errors are about one); a bound that is too low only misses a few moves.
  static constexpr double kMostShared = 12;
  std::span<const double> real_;
  std::vector<std::int32_t>& whole_;
  bool neighbours_only_;
  std::vector<double> error_, weight_, factor_;  ///< of every group of every constraint
  struct Change {
    double up, down;
  };
  std::vector<Change> change_;         ///< see remember()
  std::vector<std::int64_t> changed_;  ///< when each group did last
  std::int64_t changes_ = 0;           ///< the present moment
  std::vector<Inside> inside_;
  std::vector<std::int32_t> groups_;  ///< groups of cell i: first_[i] … first_[i + 1], rising
  std::vector<std::size_t> first_;
  std::vector<double> add_, take_, most_shared_, shared_;
  std::vector<std::size_t> takers_;
};

}  // namespace

std::vector<std::int32_t> integerise(std::span<const double> cells, std::span<const Block> blocks,
                                     std::span<const Constraint> constraints, const Team& team,
                                     bool neighbours_only) {
  std::vector<std::int32_t> whole(cells.size(), 0);
  for (const Block& b : blocks) {
    const auto part = cells.subspan(b.first, b.last - b.first);
    const auto rounded = round_to_total(part, b.total);
    std::copy(rounded.begin(), rounded.end(), whole.begin() + static_cast<std::ptrdiff_t>(b.first));
  }
  Descent descent(cells, whole, blocks, constraints, neighbours_only, team);
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
