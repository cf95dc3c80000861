#pragma once
#include <cstdint>
#include <vector>

namespace limlab {

/// Whole numbers in proportion to `weights` that sum to `total` (largest remainder; equal
/// remainders go to the first). All weights zero: spread evenly.
std::vector<int> apportion(const std::vector<double>& weights, int total);

/// A table of real numbers, rows × columns, row after row.
struct RealTable {
  std::size_t rows, columns;
  std::vector<double> cells;
  RealTable(std::size_t r, std::size_t c) : rows(r), columns(c), cells(r * c) {}
  double& operator()(std::size_t r, std::size_t c) { return cells[r * columns + c]; }
  double operator()(std::size_t r, std::size_t c) const { return cells[r * columns + c]; }
};

struct WholeTable {
  std::size_t rows, columns;
  std::vector<int> cells;
  WholeTable(std::size_t r, std::size_t c) : rows(r), columns(c), cells(r * c) {}
  int& operator()(std::size_t r, std::size_t c) { return cells[r * columns + c]; }
  int operator()(std::size_t r, std::size_t c) const { return cells[r * columns + c]; }
};

/// Scales rows and columns in turn towards the totals (iterative proportional fitting).
void rake(RealTable& table, const std::vector<double>& row_totals,
          const std::vector<double>& column_totals, int rounds);

/// Whole numbers near `table` with exactly these row and column totals, which must have the same
/// sum (else LawBroken). Column by column, what is left over goes to the rows most behind; then
/// single units move along columns from rows with too many to rows with too few. No luck, so no
/// seed.
WholeTable make_whole(const RealTable& table, const std::vector<int>& row_totals,
                      const std::vector<int>& column_totals);

}  // namespace limlab
