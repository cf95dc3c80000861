#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace limlab {

/// A CSV input table of scenarios/limburg/: lines starting with '#' are remarks (the source), the first
/// other line names the columns, double quotes protect commas. Every error names file, line and column.
class Table {
 public:
  static Table read(const std::filesystem::path& file);

  std::size_t rows() const { return cells_.size(); }
  bool has(std::string_view column) const;
  const std::vector<std::string>& columns() const { return columns_; }
  int line(std::size_t row) const { return lines_[row]; }
  const std::string& text(std::size_t row, std::string_view column) const;
  double number(std::size_t row, std::string_view column) const;  ///< finite
  std::int64_t integer(std::size_t row, std::string_view column) const;
  const std::vector<std::string>& remarks() const { return remarks_; }
  const std::filesystem::path& file() const { return file_; }
  /// A UserError at this place, for callers that find the value unusable.
  [[noreturn]] void refuse(std::size_t row, std::string_view column, std::string why,
                           std::string suggestion = {}) const;

 private:
  std::size_t column_index(std::string_view column) const;
  std::filesystem::path file_;
  std::vector<std::string> columns_, remarks_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<int> lines_;
};

}  // namespace limlab
