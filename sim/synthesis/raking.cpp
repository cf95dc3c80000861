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

namespace {

/// The sums of all groups while units move from cell to cell.
class Descent {
 public:
  Descent(std::span<const double> real, std::vector<std::int32_t>& whole,
          std::span<const Constraint> constraints, bool neighbours_only)
      : real_(real), whole_(whole), constraints_(constraints), neighbours_only_(neighbours_only) {
    for (const Constraint& c : constraints_) {
      std::vector<double> error(c.target.size());
      for (std::size_t g = 0; g < error.size(); ++g) error[g] = -c.target[g];
      for (std::size_t i = 0; i < whole_.size(); ++i)
        if (c.group[i] >= 0) error[static_cast<std::size_t>(c.group[i])] += whole_[i];
      error_.push_back(std::move(error));
    }
  }

  /// Moves units inside the block as long as that lowers the squared errors; true if any moved.
  bool improve(const Block& block) {
    bool moved = false;
    for (int step = 0; step < 1000; ++step) {
      double add_cost = 0, take_cost = 0;
      std::size_t add = block.last, take = block.last;
      for (std::size_t i = block.first; i < block.last; ++i) {
        if (real_[i] <= 0) continue;
        const double pull = slope(i);
        if (may_grow(i) && (add == block.last || pull + 1 < add_cost)) add = i, add_cost = pull + 1;
        if (may_shrink(i) && (take == block.last || 1 - pull < take_cost))
          take = i, take_cost = 1 - pull;
      }
      if (add == block.last || take == block.last || add == take) break;
      if (exact_change(take, add) > -1e-9) break;
      change(take, -1);
      change(add, 1);
      moved = true;
    }
    return moved;
  }

 private:
  bool may_grow(std::size_t i) const { return !neighbours_only_ || whole_[i] + 0.0 < real_[i]; }
  bool may_shrink(std::size_t i) const {
    return whole_[i] > 0 && (!neighbours_only_ || whole_[i] + 0.0 > real_[i]);
  }
  /// Half the derivative of the sum of squared errors with respect to cell i, up to the unit terms.
  double slope(std::size_t i) const {
    double sum = kOwn * (whole_[i] - real_[i]);
    for (std::size_t m = 0; m < constraints_.size(); ++m)
      if (const auto g = constraints_[m].group[i]; g >= 0)
        sum += error_[m][static_cast<std::size_t>(g)];
    return 2 * sum / static_cast<double>(constraints_.size() + 1);
  }
  /// Change of the sum of squared errors when one unit goes from cell `take` to cell `add`.
  double exact_change(std::size_t take, std::size_t add) const {
    double sum = kOwn * (2 * (whole_[add] - real_[add]) - 2 * (whole_[take] - real_[take]) + 2);
    for (std::size_t m = 0; m < constraints_.size(); ++m) {
      const auto from = constraints_[m].group[take], to = constraints_[m].group[add];
      if (from == to) continue;
      if (from >= 0) sum += 1 - 2 * error_[m][static_cast<std::size_t>(from)];
      if (to >= 0) sum += 1 + 2 * error_[m][static_cast<std::size_t>(to)];
    }
    return sum;
  }
  void change(std::size_t i, int by) {
    whole_[i] += by;
    for (std::size_t m = 0; m < constraints_.size(); ++m)
      if (const auto g = constraints_[m].group[i]; g >= 0)
        error_[m][static_cast<std::size_t>(g)] += by;
  }

  static constexpr double kOwn = 0.01;  ///< weight of a cell's own error against a margin's
  std::span<const double> real_;
  std::vector<std::int32_t>& whole_;
  std::span<const Constraint> constraints_;
  bool neighbours_only_;
  std::vector<std::vector<double>> error_;
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
  Descent descent(cells, whole, constraints, neighbours_only);
  constexpr int kSweeps = 60;
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    bool moved = false;
    for (const Block& b : blocks) moved = descent.improve(b) || moved;
    if (!moved) break;
  }
  return whole;
}

}  // namespace limlab
