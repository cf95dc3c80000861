#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "outputs/comparison.hpp"
#include "outputs/summary.hpp"

namespace limlab {

namespace {

bool whole_numbers(const Reading& r) { return r.counts() || r.unit.starts_with("EUR/"); }

/// Rates with two decimals, people and posts as whole numbers.
std::string number(double value, const Reading& r) {
  if (!std::isfinite(value)) return "-";
  return whole_numbers(r) ? grouped(value) : fmt::format("{:.2f}", value);
}

/// "-3,410 ±640*": the mean difference, half its interval, a star when the interval leaves 0 out.
std::string effect_text(const PairedDifference& e, const Reading& r) {
  if (!std::isfinite(e.difference)) return "-";
  std::string out = number(e.difference, r);
  if (e.difference > 0 && out != "0") out.insert(0, "+");
  if (std::isfinite(e.half_width)) out += " ±" + number(e.half_width, r);
  return out + (e.sure() ? "*" : " ");
}

/// fmt counts code points, and "±" is one, so widths come out right.
std::string cell(const std::string& text, int width) { return fmt::format("{:>{}}", text, width); }

std::string factor_text(const std::vector<PairedDifference>& effects) {
  std::vector<double> factors;
  for (const auto& e : effects)
    if (std::isfinite(e.pairing_factor)) factors.push_back(e.pairing_factor);
  if (factors.empty()) return "-";
  std::sort(factors.begin(), factors.end());
  const double median = factors[factors.size() / 2];
  return median < 100 ? fmt::format("{:.1f}", median) : grouped(median);
}

constexpr int kName = 46, kEffect = 19;

std::string line(const Comparison& c, const ComparedPair& pair, std::size_t i) {
  const Reading& r = c.readings[i];
  std::string out = fmt::format("{:<{}.{}}", r.text, kName, kName);
  out += cell(number(pair.effects[i].back().a, r), 11);
  for (const auto& e : pair.effects[i]) out += cell(effect_text(e, r), kEffect);
  return out + cell(factor_text(pair.effects[i]), 9) + "  " + r.unit + "\n";
}

std::string ratio_lines(const Comparison& c, const ComparedPair& pair) {
  std::string out;
  for (std::size_t i = 0; i < c.ratios.size(); ++i) {
    out += fmt::format("{}\n{:<{}}", c.ratios[i].text, "", kName + 11);
    for (const Ratio& r : pair.ratios[i]) {
      std::string text = std::isfinite(r.value) ? fmt::format("{:.2f}", r.value) : "-";
      if (std::isfinite(r.half_width)) text += fmt::format(" ±{:.2f}", r.half_width);
      out += cell(text + " ", kEffect);
    }
    out += "\n";
  }
  return out;
}

struct Group {
  const char *name, *title;
  std::size_t most;  ///< rows shown unless all are asked for; 0 = every row
};
constexpr Group kGroups[] = {
    {"headline", "Headlines", 0},
    {"balance", "Where the change of filled posts comes from; the indented lines add up to it", 0},
    {"age", "Who wins and who loses: residents at work by age", 0},
    {"sex", "… by sex", 0},
    {"education", "… by education", 0},
    {"field", "… by field of study", 0},
    {"streek", "Streken", 0},
    {"sector", "Filled posts by sector", 6},
    {"occupation", "Filled posts by occupation", 6},
    {"home", "Residents at work by municipality of home", 6},
    {"municipality", "Filled posts by municipality of work", 6},
    {"match", "How people and posts go together, at the end of the window", 0},
    {"wage", "Mean full-time wages", 6},
    {"kpi", "Indicators of the plans, at the end of the window", 0},
    {"measure_posts", "Posts that measures brought, at the end of the window", 0},
    {"measure_hires", "Hires into those posts so far, by origin", 0},
    {"elsewhere", "Other posts: displacement and chains", 0}};

/// Rows of a group: all of them, or the ones that moved most in the last window, largest first.
std::vector<std::size_t> rows_of(const Comparison& c, const ComparedPair& pair, const Group& g,
                                 bool all) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < c.readings.size(); ++i)
    if (c.readings[i].group == g.name) rows.push_back(i);
  if (all || g.most == 0 || rows.size() <= g.most) return rows;
  const auto size = [&](std::size_t i) { return std::fabs(pair.effects[i].back().difference); };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](std::size_t x, std::size_t y) { return size(x) > size(y); });
  rows.resize(g.most);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t x, std::size_t y) {
    return pair.effects[x].back().difference > pair.effects[y].back().difference;
  });
  return rows;
}

std::string one_pair(const Comparison& c, const ComparedPair& pair, bool all) {
  std::string out = fmt::format("{} less {}\n", c.runs[pair.b].scenario, c.runs[pair.a].scenario);
  if (pair.first_difference < 0)
    return out + "equal in every month of every replicate, digest for digest\n";
  const auto t = static_cast<std::size_t>(pair.first_difference);
  out += t > 0 ? fmt::format("equal up to {}, digest for digest; they differ from {} on\n",
                             to_string(c.horizon.month_at(t - 1)), to_string(c.horizon.month_at(t)))
               : std::string("they differ from the initial state on\n");
  for (const Group& g : kGroups) {
    const auto rows = rows_of(c, pair, g, all);
    if (rows.empty()) continue;
    out += fmt::format("\n{}\n{:<{}}{:>11}", g.title, "", kName, c.windows.back().name);
    for (const Window& w : c.windows) out += cell(w.name + " ", kEffect);
    out += fmt::format("{:>9}\n", "pairing");
    for (const std::size_t i : rows) out += line(c, pair, i);
    if (g.name == std::string_view("elsewhere")) out += ratio_lines(c, pair);
    if (rows.size() == g.most && !all) out += "  (those that move most; --all shows the rest)\n";
  }
  return out;
}

}  // namespace

std::string comparison_text(const Comparison& c, bool all) {
  const auto n = c.replicates.size();
  std::string out = fmt::format("seed {}, scale {:g}, {} replicate{}, {} to {}\n", c.seed, c.scale,
                                n, n == 1 ? "" : "s", to_string(c.horizon.month_at(1)),
                                to_string(c.horizon.month_at(c.horizon.times() - 1)));
  out += n > 1 ? fmt::format(
                     "mean difference ± half of the {:.0f} % t-interval over replicates paired by "
                     "their luck; * = the interval leaves 0 out\n",
                     100 * kCoverage)
               : std::string("one replicate, so there is no interval: run with --replicates 10\n");
  out +=
      "stocks: mean of the month ends; flows: sum of the window; people and posts of the whole "
      "province; the first column is the level of the first file\n"
      "pairing factor: variance of the difference with independent luck over the variance paired "
      "(median of the windows)\n";
  for (const ComparedPair& pair : c.pairs) out += "\n" + one_pair(c, pair, all);
  return out;
}

}  // namespace limlab
