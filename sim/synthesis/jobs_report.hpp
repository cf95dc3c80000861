#pragma once
#include <string>
#include <utility>
#include <vector>

#include "synthesis/jobs_plan.hpp"
#include "synthesis/margins.hpp"

// Inside of the margin report of the jobs half.

namespace limlab::jobs {

/// Everything a margin needs: tables, whole totals, and the report to write to.
struct Report {
  const World& w;
  const JobTables& tables;
  const Geography& map;
  Totals totals;
  std::vector<Margin> rows{};

  void add(std::string table, std::string cell, double declared, double synthetic, double low,
           double high, const char* source) {
    rows.push_back({std::move(table), std::move(cell), declared, synthetic, low, high, source});
  }
  template <class F>
  void for_posts(PostState state, F&& use) const {
    for (std::size_t j = 0; j < w.posts.size(); ++j)
      if (w.posts.state[j] == static_cast<std::uint8_t>(state)) use(j);
  }
};

/// Patterns, not targets: printed so that anyone can judge them. Tables named "… (reported)".
void report_patterns(Report& r);

}  // namespace limlab::jobs
