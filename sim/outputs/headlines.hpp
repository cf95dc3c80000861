#pragma once
#include "outputs/readings.hpp"

namespace limlab {

/// The dozen or two numbers a comparison begins with.
std::vector<Reading> headlines();
/// Where filled posts come from: terms that add up, to the post, to the change of filled posts
/// (law 4 of the output contract, with residents by status).
std::vector<Reading> post_balance();
/// Who has work, by age, sex, education, field and streek; posts by sector, occupation,
/// municipality.
std::vector<Reading> breakdowns(const Geography&);
/// How people and posts go together: commuting distance, vertical and horizontal mismatch, wages by
/// occupation of the staff and by sector of the hired; where people with a STEM diploma work.
std::vector<Reading> match_readings();
/// Engineers and scientists, ICT (professionals and technicians), technicians: ISCO 21, 25, 31, 35.
bool stem_occupation(Occupation);
/// Indicators of the plans.
std::vector<Reading> plan_indicators();
/// How much posts, vacancies, people at work, jobseekers, commuters and hires move from year to
/// year, posts in all and by sector: what shocks do, which leave the means as they are.
std::vector<Reading> swings();
/// The posts that measures brought, who filled them, and what happened to other posts.
/// `touched`: sectors in which measures brought posts; nothing when there is none.
std::vector<Reading> measure_readings(const std::vector<bool>& touched);
/// A change over another change, both named by their readings.
struct RatioOfChanges {
  std::string name, text, numerator, denominator;
  double sign = 1;
};
std::vector<RatioOfChanges> measure_ratios();
/// Sectors in which measures brought posts in this record.
std::vector<bool> touched_sectors(const Record&);

}  // namespace limlab
