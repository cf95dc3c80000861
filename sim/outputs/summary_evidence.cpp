#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "outputs/summary.hpp"

namespace limlab {

namespace {

/// Means over the first five years (or what there is of them): near enough to the evidence's years.
struct Window {
  const Record& r;
  std::size_t last;
  double months() const { return static_cast<double>(last); }
  double sum(Series s) const { return static_cast<double>(r.total(s, 1, last)); }
  /// Sum of one cell over the flows' months.
  double cell(Series s, std::size_t c) const {
    double n = 0;
    for (std::size_t t = 1; t <= last; ++t) n += r.row(s, t)[c];
    return n;
  }
  /// Sum of one cell over the month ends before each month: the persons at risk.
  double at_risk(Series s, std::size_t c) const {
    double n = 0;
    for (std::size_t t = 0; t < last; ++t) n += r.row(s, t)[c];
    return n;
  }
  double hires(Place place, Residence residence, HireOrigin origin) const {
    return cell(
        Series::hires,
        (at(place) * count_of<Residence> + at(residence)) * count_of<HireOrigin> + at(origin));
  }
  double hires_here(HireOrigin origin) const {
    return hires(Place::limburg, Residence::resident, origin) +
           hires(Place::limburg, Residence::non_resident, origin);
  }
};

std::string percent(double part, double whole) {
  return whole > 0 ? fmt::format("{:.1f} %", 100 * part / whole) : "-";
}
std::string decimal(double value, const char* unit) {
  return std::isfinite(value) ? fmt::format("{:.1f}{}", value, unit) : "-";
}

std::string line(const std::string& what, const std::string& value, const std::string& evidence,
                 const std::string& source) {
  return fmt::format("{:<39}{:>9}  {:<13}{}\n", what, value, evidence, source);
}

std::string durations(const Window& w) {
  const Series stock = Series::registered_by_duration, exits = Series::registered_exits_by_duration,
               to_work = Series::registered_to_work_by_duration;
  double all = 0, left = 0, worked = 0;
  std::string out;
  for (std::size_t c = 0; c < count_of<DurationClass>; ++c)
    all += w.at_risk(stock, c), left += w.cell(exits, c), worked += w.cell(to_work, c);
  out +=
      line("leave registration a month", percent(left, all), "11.5 %", "VDAB, Flanders Oct 2025");
  out += line("  to work", percent(worked, all), "8.6 %", "VDAB, Flanders Oct 2025");
  // Evidence by class: steady state of two types of jobseekers on 25,000 entries a month (derived).
  const char* evidence[] = {"about 20 %", "about 4.4 %", "about 4.4 %"};
  for (std::size_t c = 0; c < count_of<DurationClass>; ++c)
    out += line("  registered " + std::string(labels(DurationClass{})[c].en),
                percent(w.cell(exits, c), w.at_risk(stock, c)), evidence[c],
                "two-type fit, Flemish stock 2025");
  return out;
}

std::string hiring(const Window& w, double scale) {
  double here = 0;
  for (std::size_t o = 0; o < count_of<HireOrigin>; ++o)
    if (static_cast<HireOrigin>(o) != HireOrigin::return_from_illness)
      here += w.hires_here(static_cast<HireOrigin>(o));
  double age = 0, stock = 0;
  for (std::size_t t = 1; t <= w.last; ++t) {
    for (std::size_t s = 0; s < count_of<Sector>; ++s)
      if (const auto filled = w.r.row(Series::vacancies_filled, t)[s]; filled > 0)
        age += filled * w.r.real_row(Series::vacancy_duration, t)[s];
    stock += static_cast<double>(w.r.total(Series::jobs_vacant, t));
  }
  const double filled = w.sum(Series::vacancies_filled);
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  double changes = 0, workers = 0;
  for (const Place p : {Place::limburg, Place::outside})
    changes += w.hires(p, Residence::resident, HireOrigin::other_job);
  for (std::size_t t = 1; t <= w.last; ++t) workers += static_cast<double>(w.r.at_work_of(t));
  return line("hires into Limburg posts a month", grouped(here / scale / w.months()), "4,800-5,500",
              "Dynam, Belgian rates, Limburg posts") +
         line("share of hires from another job", percent(w.hires_here(HireOrigin::other_job), here),
              "44.8 %", "Dynam, Belgium 2021-22") +
         line("residents who change job a year", percent(12 * changes, workers), "7.0 %",
              "Steunpunt Werk, Flanders 2023") +
         line("vacancy stock over vacancies filled",
              decimal(filled > 0 ? stock / filled : nothing, " mo"), "2.1-2.4 mo",
              "derived, base year") +
         line("mean age of vacancies when filled",
              decimal(filled > 0 ? age / filled : nothing, " mo"), "2.5-3.1 mo",
              "VDAB stock over flow 2022-23");
}

}  // namespace

std::string summary_evidence(const Record& r, double scale) {
  const Window w{r, static_cast<std::size_t>(std::min(60, r.horizon.months))};
  if (w.last == 0) return {};
  const auto share_long = [&](std::size_t t) {
    return percent(r.row(Series::registered_by_duration, t)[2],
                   static_cast<double>(r.total(Series::registered_by_duration, t)));
  };
  double exits = 0, ages = 0;
  for (std::size_t t = 1; t <= w.last; ++t)
    if (const auto n = *r.row(Series::exits_to_retirement, t); n > 0)
      exits += n, ages += n * *r.real_row(Series::exit_age, t);
  const double growth =
      static_cast<double>(r.total(Series::population, w.last) - r.total(Series::population, 0));
  const std::string period = fmt::format("mean of {} to {}", to_string(r.horizon.month_at(1)),
                                         to_string(r.horizon.month_at(w.last)));
  return line(period, "model", "evidence", "source") +
         line("registered for 2 years, at the start", share_long(0), "40 % / 27 %",
              "Limburg 2021 / Flanders 2025 (VDAB)") +
         line(fmt::format("  at the end of {}", to_string(r.horizon.month_at(w.last))),
              share_long(w.last), "40 % / 27 %", "the same") +
         durations(w) + hiring(w, scale) +
         line("mean age of exit to retirement",
              decimal(exits > 0 ? ages / exits : std::nan(""), " y"), "about 62.2 y",
              "Steunpunt Werk, trend to 2025") +
         line("growth of the population a year", grouped(12 * growth / scale / w.months()),
              "3,000-9,000", "Statbel, recent years");
}

}  // namespace limlab
