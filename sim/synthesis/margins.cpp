#include "synthesis/margins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace limlab {

bool Margin::within(double tolerance) const {
  return std::abs(synthetic - declared) <= std::max(1.0 + 1e-9, tolerance * std::abs(declared));
}

namespace {

std::string range_text(const Margin& m) {
  return m.low == 0 && m.high == 0 ? std::string("-")
                                   : fmt::format("{:.0f} - {:.0f}", m.low, m.high);
}

void row(std::string& out, const Margin& m) {
  fmt::format_to(std::back_inserter(out), "  {:<48} {:>12.1f} {:>12.0f} {:>9.2f}  {:<19} {}\n",
                 m.cell, m.declared, m.synthetic, m.synthetic - m.declared, range_text(m),
                 m.source);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<int>(c));
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

std::string margins_text(std::span<const Margin> rows, bool all) {
  // Long tables are summed up, short ones listed.
  constexpr std::size_t kShort = 60;
  std::string out = fmt::format("  {:<48} {:>12} {:>12} {:>9}  {:<19} {}\n", "margin [agents]",
                                "declared", "synthetic", "gap", "evidence range", "source");
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t last = first;
    std::size_t out_of_line = 0, worst = first;
    while (last < rows.size() && rows[last].table == rows[first].table) {
      const auto gap = [&](std::size_t i) {
        return std::abs(rows[i].synthetic - rows[i].declared);
      };
      if (!rows[last].within(0.001)) ++out_of_line;
      if (gap(last) > gap(worst)) worst = last;
      ++last;
    }
    fmt::format_to(std::back_inserter(out),
                   "{} ({} cells, {} off by more than 0.1 % and one agent)\n", rows[first].table,
                   last - first, out_of_line);
    const bool list = all || last - first <= kShort;
    for (std::size_t i = first; i < last; ++i)
      if (list || i == worst || !rows[i].within(0.001)) row(out, rows[i]);
    first = last;
  }
  return out;
}

std::string margins_json(std::span<const Margin> rows) {
  std::string out = "[";
  for (const Margin& m : rows) {
    if (out.size() > 1) out += ",";
    fmt::format_to(std::back_inserter(out),
                   "\n{{\"table\":{},\"cell\":{},\"declared\":{:.10g},\"synthetic\":{:.10g},",
                   quoted(m.table), quoted(m.cell), m.declared, m.synthetic);
    if (m.low == 0 && m.high == 0)
      out += "\"low\":null,\"high\":null,";
    else
      fmt::format_to(std::back_inserter(out), "\"low\":{:.10g},\"high\":{:.10g},", m.low, m.high);
    fmt::format_to(std::back_inserter(out), "\"source\":{},\"within\":{}}}", quoted(m.source),
                   m.within(0.001) ? "true" : "false");
  }
  return out + "\n]\n";
}

}  // namespace limlab
