#include "synthesis/raking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace limlab {

namespace {

/// The groups of all margins, margin after margin, each with the cells it has: most margins speak
/// of few cells.
struct Groups {
  std::vector<std::uint32_t> cell;    ///< of one group after the other, rising in each
  std::vector<std::size_t> first{0};  ///< where the cells of a group begin
  std::vector<double> target;

  Groups(std::size_t cells, std::span<const Constraint> constraints) {
    for (const Constraint& c : constraints) {
      std::vector<std::size_t> next(c.target.size() + 1, 0);
      for (const std::int32_t g : c.group)
        if (g >= 0) ++next[static_cast<std::size_t>(g) + 1];
      next[0] = cell.size();
      for (std::size_t g = 0; g < c.target.size(); ++g) first.push_back(next[g + 1] += next[g]);
      cell.resize(first.back());
      for (std::size_t i = 0; i < cells; ++i)
        if (c.group[i] >= 0)
          cell[next[static_cast<std::size_t>(c.group[i])]++] = static_cast<std::uint32_t>(i);
      target.insert(target.end(), c.target.begin(), c.target.end());
    }
  }
};

}  // namespace

double rake(std::vector<double>& cells, std::span<const Constraint> constraints, int rounds,
            double tolerance) {
  const Groups groups(cells.size(), constraints);
  double worst = std::numeric_limits<double>::infinity();
  for (int round = 0; round < rounds && worst > tolerance; ++round) {
    worst = 0;
    // Groups of one margin share no cell, so each can be scaled as soon as it is added up.
    for (std::size_t g = 0; g < groups.target.size(); ++g) {
      const double target = groups.target[g];
      const std::uint32_t* const begin = groups.cell.data() + groups.first[g];
      const std::uint32_t* const end = groups.cell.data() + groups.first[g + 1];
      double sum = 0;
      for (const std::uint32_t* i = begin; i < end; ++i) sum += cells[*i];
      worst = std::max(worst, std::abs(sum - target) / std::max(1.0, target));
      const double factor = sum > 0 ? target / sum : 1;
      for (const std::uint32_t* i = begin; i < end; ++i) cells[*i] *= factor;
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

}  // namespace limlab
