#include "synthesis/flows_integers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/errors.hpp"

namespace limlab {

std::vector<int> apportion(const std::vector<double>& weights, int total) {
  const std::size_t n = weights.size();
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<int> out(n);
  std::vector<double> rest(n);
  int given = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double share = all > 0 ? weights[i] * total / all : double(total) / double(n);
    out[i] = static_cast<int>(std::floor(share));
    rest[i] = share - out[i];
    given += out[i];
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  for (std::size_t i = 0; i < n && given < total; ++i) ++out[order[i]], ++given;
  return out;
}

namespace {

/// The sum of every row, from left to right; four rows at a time, for an addition waits for the one
/// before it.
void add_rows(const RealTable& t, std::vector<double>& sums) {
  constexpr std::size_t kAtOnce = 4;
  std::size_t r = 0;
  for (; r + kAtOnce <= t.rows; r += kAtOnce) {
    std::array<double, kAtOnce> sum{};
    for (std::size_t c = 0; c < t.columns; ++c)
      for (std::size_t k = 0; k < kAtOnce; ++k) sum[k] += t(r + k, c);
    std::copy(sum.begin(), sum.end(), sums.begin() + static_cast<std::ptrdiff_t>(r));
  }
  for (; r < t.rows; ++r) {
    sums[r] = 0;
    for (std::size_t c = 0; c < t.columns; ++c) sums[r] += t(r, c);
  }
}

}  // namespace

void rake(RealTable& t, const std::vector<double>& row_totals,
          const std::vector<double>& column_totals, int rounds) {
  std::vector<double> rows(t.rows), columns(t.columns);
  for (int round = 0; round < rounds; ++round) {
    std::fill(columns.begin(), columns.end(), 0.0);
    add_rows(t, rows);
    for (std::size_t r = 0; r < t.rows; ++r) {
      const double factor = rows[r] > 0 ? row_totals[r] / rows[r] : 0;
      for (std::size_t c = 0; c < t.columns; ++c) columns[c] += t(r, c) *= factor;
    }
    for (std::size_t c = 0; c < t.columns; ++c)
      columns[c] = columns[c] > 0 ? column_totals[c] / columns[c] : 0;
    for (std::size_t r = 0; r < t.rows; ++r)
      for (std::size_t c = 0; c < t.columns; ++c) t(r, c) *= columns[c];
  }
}

namespace {

/// One column's units: whole parts, then what is left to the rows most behind so far.
void round_column(const RealTable& t, std::size_t c, int total, const std::vector<int>& row_totals,
                  std::vector<double>& behind, WholeTable& out) {
  double now = 0;
  for (std::size_t r = 0; r < t.rows; ++r) now += t(r, c);
  int given = 0;
  for (std::size_t r = 0; r < t.rows; ++r) {
    const double share = now > 0 ? t(r, c) * total / now : 0;
    out(r, c) = static_cast<int>(std::floor(share));
    given += out(r, c);
    behind[r] += share - out(r, c);
  }
  for (; given < total; ++given) {
    std::size_t best = t.rows;
    for (std::size_t r = 0; r < t.rows; ++r) {
      if (row_totals[r] <= 0 || (now > 0 && t(r, c) <= 0)) continue;
      if (best == t.rows || behind[r] > behind[best]) best = r;
    }
    if (best == t.rows)
      best = static_cast<std::size_t>(std::max_element(row_totals.begin(), row_totals.end()) -
                                      row_totals.begin());
    ++out(best, c);
    behind[best] -= 1;
  }
}

/// Moves up to `units` from row `from` to row `to`, one per column and pass, where it distorts
/// least.
int move_units(const RealTable& t, std::size_t from, std::size_t to, int units, WholeTable& out) {
  std::vector<std::pair<double, std::size_t>> columns;
  for (std::size_t c = 0; c < t.columns; ++c)
    if (out(from, c) > 0) {
      const double empty = t(to, c) > 0 ? 0.0 : 10.0;  // last: cells that should be empty
      columns.emplace_back((out(to, c) - t(to, c)) - (out(from, c) - t(from, c)) + empty, c);
    }
  std::sort(columns.begin(), columns.end());
  int moved = 0;
  for (const auto& [cost, c] : columns) {
    if (moved == units) break;
    --out(from, c), ++out(to, c), ++moved;
  }
  return moved;
}

}  // namespace

WholeTable make_whole(const RealTable& t, const std::vector<int>& row_totals,
                      const std::vector<int>& column_totals) {
  if (std::accumulate(row_totals.begin(), row_totals.end(), 0) !=
      std::accumulate(column_totals.begin(), column_totals.end(), 0))
    throw LawBroken("make_whole: row and column totals have different sums");
  WholeTable out(t.rows, t.columns);
  std::vector<double> behind(t.rows);
  for (std::size_t c = 0; c < t.columns; ++c)
    round_column(t, c, column_totals[c], row_totals, behind, out);
  std::vector<int> extra(t.rows);
  for (std::size_t r = 0; r < t.rows; ++r) {
    for (std::size_t c = 0; c < t.columns; ++c) extra[r] += out(r, c);
    extra[r] -= row_totals[r];
  }
  for (;;) {
    const auto from =
        static_cast<std::size_t>(std::max_element(extra.begin(), extra.end()) - extra.begin());
    const auto to =
        static_cast<std::size_t>(std::min_element(extra.begin(), extra.end()) - extra.begin());
    if (extra[from] <= 0) return out;
    const int moved = move_units(t, from, to, std::min(extra[from], -extra[to]), out);
    extra[from] -= moved;
    extra[to] += moved;
  }
}

}  // namespace limlab
