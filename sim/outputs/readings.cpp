#include "outputs/readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/statistics.hpp"
#include "outputs/kpis.hpp"

namespace limlab {

std::optional<Window> window_of_year(const Horizon& h, int year) {
  const int first = make_month(year, 1) - h.start;
  if (first < 1 || first + 11 > h.months) return std::nullopt;
  return Window{std::to_string(year), static_cast<std::size_t>(first),
                static_cast<std::size_t>(first + 11)};
}

std::vector<Window> usual_windows(const Horizon& h) {
  std::vector<Window> out;
  const int begin = year_of(h.start), end = year_of(h.month_at(h.times() - 1));
  std::optional<Window> latest;
  for (int year = begin; year <= end; ++year) {
    const auto window = window_of_year(h, year);
    if (!window) continue;
    latest = window;
    if (year % 5 == 0) out.push_back(*window);
  }
  if (!latest) {
    const auto last = static_cast<std::size_t>(h.months);
    const std::size_t first = last > 12 ? last - 11 : 1;
    latest =
        Window{fmt::format("{}..{}", to_string(h.month_at(first)), to_string(h.month_at(last))),
               first, last};
  }
  if (out.empty() || out.back().name != latest->name) out.push_back(*latest);
  return out;
}

Cells cells_of(Series s, const std::vector<Range>& ranges, int sign) {
  const auto& dims = spec(s).dims;
  Cells out{s, {}, sign};
  const std::size_t all = width(s);
  for (std::size_t cell = 0; cell < all; ++cell) {
    std::size_t rest = cell;
    bool inside = true;
    for (std::size_t d = dims.size(); d-- > 1;) {
      const std::size_t size = size_of(dims[d], Horizon{}), place = rest % size;
      rest /= size;
      for (const Range& r : ranges)
        if (r.dim == dims[d]) inside = inside && place >= r.first && place <= r.last;
    }
    if (inside) out.cells.push_back(cell);
  }
  return out;
}

namespace {

double sum_at(const Record& record, const std::vector<Cells>& parts, std::size_t t) {
  std::int64_t sum = 0;
  for (const Cells& part : parts) {
    const std::int32_t* row = record.row(part.series, t);
    std::int64_t one = 0;
    for (const std::size_t cell : part.cells) one += row[cell];
    sum += part.sign * one;
  }
  return static_cast<double>(sum);
}

double mean_rate(const Record& record, Series s, const Window& w) {
  double sum = 0;
  int months = 0;
  for (std::size_t t = w.first; t <= w.last; ++t) {
    const double value = *record.real_row(s, t);
    if (std::isfinite(value)) sum += value, ++months;
  }
  return months > 0 ? sum / months : std::numeric_limits<double>::quiet_NaN();
}

double mean_duration(const Record& record, const Cells& sectors, const Window& w) {
  double age = 0, filled = 0;
  for (std::size_t t = w.first; t <= w.last; ++t)
    for (const std::size_t s : sectors.cells) {
      const double n = record.row(Series::vacancies_filled, t)[s];
      if (n > 0) age += n * record.real_row(Series::vacancy_duration, t)[s], filled += n;
    }
  return filled > 0 ? age / filled : std::numeric_limits<double>::quiet_NaN();
}

double mean_money(const Record& record, const Cells& cells, const Window& w) {
  double sum = 0;
  for (std::size_t t = w.first; t <= w.last; ++t)
    for (const std::size_t cell : cells.cells) sum += record.real_row(cells.series, t)[cell];
  return sum / static_cast<double>(w.last - w.first + 1) / 1e6;
}

double swing_of(const Record& record, const std::vector<Cells>& parts, const Window& w) {
  std::vector<double> changes;
  for (std::size_t t = 12; t <= w.last; ++t)
    changes.push_back(sum_at(record, parts, t) - sum_at(record, parts, t - 12));
  return changes.size() > 1 ? std::sqrt(variance_of(changes))
                            : std::numeric_limits<double>::quiet_NaN();
}

/// Indicators that count persons or posts are divided by the scale like any count.
double indicator(const Record& record, const Cells& kpi, const Window& w, double scale) {
  const Horizon lived{record.horizon.start, static_cast<int>(w.last)};
  const std::size_t which = kpi.cells.at(0);
  const std::string_view unit = kpi_catalogue()[which].unit;
  const bool counts = unit == "persons" || unit == "posts" || unit == "persons/year";
  return record.real_row(Series::kpi_value, lived.years() - 1)[which] / (counts ? scale : 1);
}

}  // namespace

double Reading::value(const Record& record, const Window& w, double scale) const {
  if (how == Reads::rate) return mean_rate(record, parts.at(0).series, w);
  if (how == Reads::duration) return mean_duration(record, parts.at(0), w);
  if (how == Reads::kpi) return indicator(record, parts.at(0), w, scale);
  if (how == Reads::money) return mean_money(record, parts.at(0), w) / scale;
  if (how == Reads::swing) return swing_of(record, parts, w) / scale;
  if (how == Reads::at_end) return sum_at(record, parts, w.last) / scale;
  double sum = 0;  // integers, so exact in any order
  for (std::size_t t = how == Reads::so_far ? 1 : w.first; t <= w.last; ++t)
    sum += sum_at(record, parts, t);
  if (how == Reads::level) sum /= static_cast<double>(w.last - w.first + 1);
  return sum / scale;
}

}  // namespace limlab
