#include "params/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include "base/errors.hpp"

namespace limlab {

namespace {
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') out.back() += '"', ++i;
      else quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}
}  // namespace

Table Table::read(const std::filesystem::path& file) {
  Table table;
  table.file_ = file;
  std::ifstream in(file);
  if (!in) throw UserError(Problem{file.string(), 0, {}, "cannot be read", "is the path right?"});
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line == "\r") continue;
    if (line[0] == '#') {
      table.remarks_.push_back(line.substr(1));
    } else if (table.columns_.empty()) {
      table.columns_ = split(line);
    } else {
      auto cells = split(line);
      if (cells.size() != table.columns_.size())
        throw UserError(Problem{file.string(), number, {},
                                fmt::format("has {} cells, the header names {} columns",
                                            cells.size(), table.columns_.size()),
                                "quote text that contains commas"});
      table.cells_.push_back(std::move(cells));
      table.lines_.push_back(number);
    }
  }
  if (table.columns_.empty())
    throw UserError(Problem{file.string(), 0, {}, "is empty", "the first line names the columns"});
  return table;
}

bool Table::has(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

std::size_t Table::column_index(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end())
    throw UserError(Problem{file_.string(), 0, std::string(column), "column is missing",
                            nearest_name(std::string(column), columns_)});
  return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
  return cells_[row][column_index(column)];
}

double Table::number(std::size_t row, std::string_view column) const {
  const std::string& cell = text(row, column);
  double value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (fault != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
    refuse(row, column, fmt::format("\"{}\" is not a number", cell));
  return value;
}

std::int64_t Table::integer(std::size_t row, std::string_view column) const {
  const double value = number(row, column);
  if (value != std::floor(value) || std::abs(value) > 9e15)
    refuse(row, column, fmt::format("\"{}\" is not a whole number", text(row, column)));
  return static_cast<std::int64_t>(value);
}

void Table::refuse(std::size_t row, std::string_view column, std::string why,
                   std::string suggestion) const {
  throw UserError(Problem{file_.string(), lines_[row], std::string(column), std::move(why),
                          std::move(suggestion)});
}

}  // namespace limlab
