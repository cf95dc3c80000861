#pragma once
#include <vector>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "state/world.hpp"
#include "synthesis/input.hpp"
#include "synthesis/margins.hpp"

namespace limlab {

/// Gives the residents made by make_residents() their work: establishments, posts by sector,
/// occupation and municipality, posts outside the province, in-commuters and outside job seekers as
/// persons, and the links between persons and posts. Fills firms, posts and surroundings;
/// afterwards first_broken_law(world) is "". Margins do not depend on the seed; who works where
/// does. Throws UserError when a table cannot be read or cannot be met.
void make_jobs(World& world, const SynthesisInput& input, const Luck& luck, const Team& team);

/// Declared against synthetic, for the margin report. Declared values come from the tables and from
/// the residents by status and home (the people half's margins), not from the posts.
std::vector<Margin> job_margins(const World& world, const SynthesisInput& input);

/// Recounts what agents see: seekers (status jobseeker) and vacancies by occupation and streek,
/// labour income [thousand EUR/month] and residents by home. `usual*` are left alone.
void look_around(World& world);

/// Log tightness ln((vacancies + ½) / (seekers + ½)) [1e-6], the measure of Surroundings::usual.
std::int32_t log_tightness(std::int64_t vacancies, std::int64_t seekers);

}  // namespace limlab
