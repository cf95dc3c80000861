#include "outputs/summary.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

namespace limlab {

std::string grouped(double value) {
  if (!std::isfinite(value)) return "-";
  std::string digits = fmt::format("{:.0f}", std::fabs(value));
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return (value < 0 && digits != "0" ? "-" : "") + digits;
}

namespace {

/// Entries of time to show: start, ends of 2030 and 2035 when inside the run, end.
std::vector<std::size_t> dates(const Record& r) {
  std::vector<std::size_t> out{0};
  const auto end = static_cast<std::size_t>(r.horizon.months);
  for (const int year : {2030, 2035}) {
    const int t = make_month(year, 12) - r.horizon.start;
    if (t > 0 && static_cast<std::size_t>(t) < end) out.push_back(static_cast<std::size_t>(t));
  }
  if (end > 0) out.push_back(end);
  return out;
}

std::string one_decimal(double value) {
  return std::isfinite(value) ? fmt::format("{:.1f}", value) : "-";
}

}  // namespace

std::string summary_stocks(const Record& r, const Geography& geography, double scale) {
  const auto at_dates = dates(r);
  std::string out = fmt::format("{:<42}", "at the end of");
  for (const std::size_t t : at_dates)
    out += fmt::format("{:>13}", to_string(r.horizon.month_at(t)));
  out += '\n';
  const auto line = [&](const std::string& name,
                        const std::function<std::string(std::size_t)>& value) {
    out += fmt::format("{:<42}", name);
    for (const std::size_t t : at_dates) out += fmt::format("{:>13}", value(t));
    out += '\n';
  };
  const auto count = [&](const std::string& name, Series s) {
    line(name, [&](std::size_t t) { return grouped(static_cast<double>(r.total(s, t)) / scale); });
  };
  const auto rate = [&](const std::string& name, Series s) {
    line(name, [&](std::size_t t) { return one_decimal(*r.real_row(s, t)); });
  };
  const auto flag = [&](const std::string& name, Flag f) {
    line(name, [&, f](std::size_t t) { return grouped(r.row(Series::flags, t)[at(f)] / scale); });
  };
  count("residents", Series::population);
  line("residents whose main status is work",
       [&](std::size_t t) { return grouped(static_cast<double>(r.at_work_of(t)) / scale); });
  count("employed residents, survey concept", Series::employed);
  rate("employment rate 20-64 [%]", Series::employment_rate_20_64);
  flag("registered jobseekers", Flag::registered);
  rate("registered unemployment rate [%]", Series::unemployment_rate);
  flag("ILO unemployed", Flag::ilo_unemployed);
  count("filled posts in Limburg", Series::jobs_filled);
  rate("filled posts per 100 residents 20-64", Series::job_ratio);
  count("vacancies", Series::jobs_vacant);
  rate("jobseekers per vacancy known to VDAB", Series::tension_ratio);
  count("residents working outside Limburg", Series::commuters_out);
  count("non-residents working in Limburg", Series::commuters_in);
  for (std::size_t s = 0; s < geography.streek_names.size(); ++s)
    line("registered jobseekers, " + geography.streek_names[s],
         [&, s](std::size_t t) { return grouped(r.row(Series::registered_streek, t)[s] / scale); });
  return out;
}

namespace {

std::int64_t labour_force(const Record& r, std::size_t t, std::size_t from_group,
                          std::size_t to_group) {
  return r.at_work_of(t, from_group, to_group) +
         r.persons_of(Status::jobseeker, t, from_group, to_group) +
         r.persons_of(Status::training, t, from_group, to_group) +
         r.persons_of(Status::work_care, t, from_group, to_group);
}

struct Reading {
  std::string name;
  double value;
};

std::string readings(const std::string& title, double plan, const std::vector<Reading>& all) {
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (std::fabs(all[i].value - plan) < std::fabs(all[nearest].value - plan)) nearest = i;
  std::string out = fmt::format("{:<70}{:>12}   the plans\n", title, grouped(plan));
  for (std::size_t i = 0; i < all.size(); ++i)
    out += fmt::format("  {:<68}{:>12}{}\n", all[i].name, grouped(all[i].value),
                       i == nearest ? "   nearest" : "");
  return out;
}

}  // namespace

std::string summary_ten_years(const Record& r, double scale) {
  const auto end = static_cast<std::size_t>(std::min(120, r.horizon.months));
  if (end == 0) return {};
  const auto sum = [&](Series s) { return static_cast<double>(r.total(s, 1, end)) / scale; };
  const auto employed_from = [&](std::size_t t, std::size_t group) {
    double n = 0;
    for (std::size_t a = group; a < kAgeGroups; ++a) n += r.row(Series::employed, t)[a];
    return n / scale;
  };
  double first_job_outside = 0;
  for (std::size_t t = 1; t <= end; ++t)
    first_job_outside +=
        r.row(Series::hires,
              t)[(at(Place::outside) * count_of<Residence> + at(Residence::resident)) *
                     count_of<HireOrigin> +
                 at(HireOrigin::school)] /
        scale;
  const double gross = sum(Series::inflow_youth);
  const double movers = sum(Series::young_active_arrivals) - sum(Series::young_active_leavers);
  const auto young = [&](std::size_t t, std::size_t to) {
    return static_cast<double>(labour_force(r, t, 3, to)) / scale;
  };
  std::vector<Reading> out_of_work{
      {"exits from work at 55+ less returns", sum(Series::outflow_ageing)},
      {"exits from work at 55+, returns not taken off", sum(Series::exits_55)}};
  std::vector<Reading> into_work{
      {"first entries under 35, gross", gross},
      {"net of young active people who move in and out", gross + movers},
      {"net of first jobs outside the province", gross - first_job_outside},
      {"net of both", gross + movers - first_job_outside}};
  if (end == 120) {  // only a full decade shifts people by two age groups
    out_of_work.push_back({"employed of 45+ at the start less employed of 55+ at the end",
                           employed_from(0, 9) - employed_from(end, 11)});
    into_work.push_back({"labour force of 15-34 at the end less that of 15-24 at the start",
                         young(end, 7) - young(0, 5)});
  }
  std::string title =
      fmt::format("{} to {}", to_string(r.horizon.month_at(1)), to_string(r.horizon.month_at(end)));
  if (end < 120) title += fmt::format(" (only {} of 120 months)", end);
  return readings("Older workers who leave, " + title, 100'000, out_of_work) + '\n' +
         readings("Young people who enter, " + title, 70'000, into_work);
}

std::string summary_speed(const Record& r, const SummaryTimes& seconds) {
  std::int64_t person_months = 0;
  for (std::size_t t = 1; t < r.horizon.times(); ++t)
    person_months += r.total(Series::population, t) + *r.row(Series::commuters_in, t);
  std::string out = fmt::format("{} person-months (residents and in-commuters)",
                                grouped(static_cast<double>(person_months)));
  if (seconds.months > 0)
    out += fmt::format(" in {:.1f} s: {} million a second", seconds.months,
                       one_decimal(static_cast<double>(person_months) / seconds.months / 1e6));
  if (seconds.threads > 0) out += fmt::format(", {} threads", seconds.threads);
  out += '\n';
  if (seconds.synthesis > 0 || seconds.writing > 0)
    out +=
        fmt::format("synthesis {:.1f} s, writing {:.1f} s\n", seconds.synthesis, seconds.writing);
  return out;
}

std::string summary(const Record& r, const Geography& geography, double scale,
                    const SummaryTimes& seconds) {
  return summary_stocks(r, geography, scale) + '\n' + summary_ten_years(r, scale) + '\n' +
         summary_evidence(r, scale) + '\n' + summary_speed(r, seconds);
}

}  // namespace limlab
