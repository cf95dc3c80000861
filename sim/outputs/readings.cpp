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

/// The steps of a window in the first axis of a series.
Window steps_of(const Record& record, Series s, const Window& w) {
  if (spec(s).dims.front() != Dim::year) return w;
  const std::size_t year = Horizon{record.horizon.start, static_cast<int>(w.last)}.years() - 1;
  return {w.name, year, year};
}

double mean_rate(const Record& record, const Cells& cells, const Window& w) {
  const Window steps = steps_of(record, cells.series, w);
  double sum = 0;
  int months = 0;
  for (std::size_t t = steps.first; t <= steps.last; ++t) {
    const double value = record.real_row(cells.series, t)[cells.cells.front()];
    if (std::isfinite(value)) sum += value, ++months;
  }
  return months > 0 ? sum / months : std::numeric_limits<double>::quiet_NaN();
}

/// Each cell of `values` has as many neighbours among `weights`, one after the other.
double weighted_mean(const Record& record, const Cells& values, const Cells& weights,
                     const Window& w) {
  const Window steps = steps_of(record, values.series, w);
  const std::size_t each = weights.cells.size() / values.cells.size();
  double sum = 0, of = 0;
  for (std::size_t t = steps.first; t <= steps.last; ++t)
    for (std::size_t k = 0; k < values.cells.size(); ++k) {
      double n = 0;
      for (std::size_t m = k * each; m < (k + 1) * each; ++m)
        n += record.row(weights.series, t)[weights.cells[m]];
      if (n > 0) sum += n * record.real_row(values.series, t)[values.cells[k]], of += n;
    }
  return of > 0 ? sum / of : std::numeric_limits<double>::quiet_NaN();
}

double percentage(const Record& record, const Cells& part, const Cells& whole, const Window& w) {
  const Window steps = steps_of(record, part.series, w);
  double some = 0, all = 0;
  for (std::size_t t = steps.first; t <= steps.last; ++t)
    some += sum_at(record, {part}, t), all += sum_at(record, {whole}, t);
  return all > 0 ? 100 * some / all : std::numeric_limits<double>::quiet_NaN();
}

double mean_money(const Record& record, const Cells& cells, const Window& w) {
  double sum = 0;
  for (std::size_t t = w.first; t <= w.last; ++t)
    for (const std::size_t cell : cells.cells) sum += record.real_row(cells.series, t)[cell];
  return sum / static_cast<double>(w.last - w.first + 1) / 1e6;
}

/// Flows are summed over twelve months first: a month's alone is mostly season and luck.
double swing_of(const Record& record, const std::vector<Cells>& parts, const Window& w) {
  const bool flow = spec(parts.front().series).unit.ends_with("/month");
  std::vector<double> level(w.last + 1, 0), changes;
  for (std::size_t t = 0; t <= w.last; ++t)
    for (std::size_t m = flow && t >= 11 ? t - 11 : t; m <= t; ++m)
      level[t] += sum_at(record, parts, m);
  for (std::size_t t = flow ? 24 : 12; t <= w.last; ++t)
    changes.push_back(level[t] - level[t - 12]);
  return changes.size() > 1 ? std::sqrt(variance_of(changes))
                            : std::numeric_limits<double>::quiet_NaN();
}

/// Indicators that count persons or posts are divided by the scale like any count.
double indicator(const Record& record, const Cells& kpi, const Window& w, double scale) {
  const std::size_t which = kpi.cells.at(0), year = steps_of(record, kpi.series, w).last;
  const std::string_view unit = kpi_catalogue()[which].unit;
  const bool counts = unit == "persons" || unit == "posts" || unit == "persons/year";
  return record.real_row(Series::kpi_value, year)[which] / (counts ? scale : 1);
}

}  // namespace

double Reading::value(const Record& record, const Window& w, double scale) const {
  if (how == Reads::rate) return mean_rate(record, parts.at(0), w);
  if (how == Reads::mean) return weighted_mean(record, parts.at(0), parts.at(1), w);
  if (how == Reads::share) return percentage(record, parts.at(0), parts.at(1), w);
  if (how == Reads::kpi) return indicator(record, parts.at(0), w, scale);
  if (how == Reads::money) return mean_money(record, parts.at(0), w) / scale;
  if (how == Reads::swing) return swing_of(record, parts, w) / scale;
  if (how == Reads::at_end) return sum_at(record, parts, w.last) / scale;
  const Window steps =
      how == Reads::so_far ? Window{w.name, 1, w.last} : steps_of(record, parts.at(0).series, w);
  double sum = 0;  // integers, so exact in any order
  for (std::size_t t = steps.first; t <= steps.last; ++t) sum += sum_at(record, parts, t);
  if (how == Reads::level) sum /= static_cast<double>(steps.last - steps.first + 1);
  return sum / scale;
}

bool Reading::counts() const {
  if (how == Reads::kpi) return unit.starts_with("persons") || unit == "posts";
  return how == Reads::level || how == Reads::flow || how == Reads::so_far ||
         how == Reads::at_end || how == Reads::swing;
}

}  // namespace limlab
