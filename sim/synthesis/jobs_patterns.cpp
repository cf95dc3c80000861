#include <fmt/format.h>

#include <algorithm>

#include "synthesis/jobs_report.hpp"

namespace limlab::jobs {

void report_patterns(Report& r) {
  std::array<std::array<int, kLevels>, kOccupations> found{};
  std::vector<int> tenure;
  std::vector<double> km;
  double pay = 0;
  int paid = 0;
  r.for_posts(PostState::filled, [&](std::size_t j) {
    const auto i = static_cast<std::size_t>(r.w.posts.holder[j]);
    ++found[r.w.posts.occupation[j]][level(r.w.persons.education[i])];
    const bool employee = r.w.posts.contract[j] < static_cast<std::uint8_t>(Contract::own_account);
    if (employee) tenure.push_back(r.w.start - r.w.persons.job_start[i]);
    if (employee && in_limburg(r.w.posts.place[j])) pay += r.w.posts.wage[j] / 100.0, ++paid;
    if (in_limburg(r.w.persons.place[i]))
      km.push_back(double(r.map.km[r.w.persons.place[i]][r.w.posts.place[j]]));
  });
  for (std::size_t o = 0; o < kOccupations; ++o) {
    int all = 0;
    for (const int n : found[o]) all += n;
    for (std::size_t l = 0; l < kLevels; ++l) {
      const double d = all * r.tables.occupations[o].holders[l];
      r.add("education × occupation (reported: Belgian pattern)",
            fmt::format("{} {}", labels(Occupation{})[o].name, labels(Education{})[l + 1].name), d,
            found[o][l], d * 0.7, d * 1.3, "derived: jobs_occupations.csv");
    }
  }
  if (tenure.empty() || km.empty() || paid == 0) return;
  std::sort(tenure.begin(), tenure.end());
  double years = 0;
  for (const int months : tenure) years += months / 12.0;
  const auto& figure = [&](const char* n) { return r.tables.figure(n); };
  r.add("tenure (reported)", "mean [years]", figure("mean_tenure"), years / double(tenure.size()),
        10.1, 11.6, "observed: jobs_totals.csv");
  r.add("tenure (reported)", "median [years]", figure("median_tenure"),
        tenure[tenure.size() / 2] / 12.0, 7, 8.5, "observed: jobs_totals.csv");
  r.add("pay (reported)", "mean full-time [EUR/month]", figure("mean_wage"), pay / paid, 4250, 4650,
        "observed: jobs_totals.csv");
  std::sort(km.begin(), km.end());
  const auto below = [&](double d) {
    return 100.0 * double(std::lower_bound(km.begin(), km.end(), d) - km.begin()) /
           double(km.size());
  };
  for (const auto& [d, share] :
       {std::pair{5.0, 20.8}, {10.0, 42.6}, {20.0, 67.0}, {30.0, 79.1}, {50.0, 89.8}})
    r.add("commute distance (reported)", fmt::format("under {} km [percent]", d), share, below(d),
          share - 5, share + 5, "derived: log-normal with mean 22.6 km, Limburg 2020");
}

}  // namespace limlab::jobs
