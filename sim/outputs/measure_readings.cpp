// What became of the posts that measures brought, and of the other posts.
#include <algorithm>

#include "outputs/headlines.hpp"

namespace limlab {

namespace {

Reading counted(std::string group, std::string name, std::string unit, std::string text, Reads how,
                std::vector<Cells> parts) {
  return {std::move(group), std::move(name), std::move(unit), std::move(text), how,
          std::move(parts)};
}

Cells brought(PostFate fate, int sign = 1) {
  return cells_of(Series::measure_posts, {{Dim::post_fate, at(fate), at(fate)}}, sign);
}

/// One series by sector, in the sectors that no measure brought posts to.
Cells untouched(Series s, const std::vector<bool>& touched) {
  Cells out{s, {}, 1};
  for (std::size_t sector = 0; sector < touched.size(); ++sector)
    if (!touched[sector]) out.cells.push_back(sector);
  return out;
}

}  // namespace

std::vector<bool> touched_sectors(const Record& r) {
  std::vector<bool> out(count_of<Sector>);
  const std::int32_t* cells = r.row(Series::measure_posts, r.horizon.times() - 1);
  for (std::size_t s = 0; s < out.size(); ++s)
    out[s] = std::any_of(cells + s * count_of<PostFate>, cells + (s + 1) * count_of<PostFate>,
                         [](std::int32_t posts) { return posts != 0; });
  return out;
}

std::vector<Reading> measure_readings(const std::vector<bool>& touched) {
  if (std::find(touched.begin(), touched.end(), true) == touched.end()) return {};
  std::vector<Reading> out{counted("measure_posts", "measure_posts.all", "posts", "brought in all",
                                   Reads::at_end, {cells_of(Series::measure_posts)})};
  for (std::size_t f = 0; f < count_of<PostFate>; ++f) {
    const Label& l = labels(PostFate{})[f];
    out.push_back(counted("measure_posts", "measure_posts." + std::string(l.name), "posts",
                          "  " + std::string(l.en), Reads::at_end,
                          {brought(static_cast<PostFate>(f))}));
  }
  const auto hired = [&](std::string name, std::string text, std::vector<Range> ranges) {
    out.push_back(counted("measure_hires", "measure_hires." + name, "persons", std::move(text),
                          Reads::so_far, {cells_of(Series::measure_hires, ranges)}));
  };
  hired("all", "hired into them", {});
  for (std::size_t o = 0; o < count_of<HireOrigin>; ++o) {
    const Label& l = labels(HireOrigin{})[o];
    hired(std::string(l.name), "  from " + std::string(l.en), {{Dim::hire_origin, o, o}});
  }
  hired("non_resident", "  (all origins: who live outside Limburg)",
        {{Dim::residence, at(Residence::non_resident), at(Residence::non_resident)}});

  const auto other = [&](std::string name, std::string text, Reads how, std::vector<Cells> parts) {
    const std::string_view unit = spec(parts[0].series).unit;
    out.push_back(counted("elsewhere", "elsewhere." + name,
                          std::string(unit.substr(0, unit.find('/'))), std::move(text), how,
                          std::move(parts)));
  };
  other("filled", "other filled posts", Reads::level,
        {cells_of(Series::jobs_filled), brought(PostFate::filled, -1)});
  other("vacant", "other vacancies", Reads::level,
        {cells_of(Series::jobs_vacant), brought(PostFate::vacant, -1)});
  const Cells sectors = untouched(Series::vacancies_filled, touched);
  if (!sectors.cells.empty()) {
    out.push_back(counted("elsewhere", "elsewhere.vacancy_duration", "months",
                          "vacancy duration, sectors without them", Reads::mean,
                          {untouched(Series::vacancy_duration, touched), sectors}));
    other("withdrawn", "vacancies withdrawn, sectors without them", Reads::flow,
          {untouched(Series::vacancies_withdrawn, touched)});
  }
  const Range limburg{Dim::place, at(Place::limburg), at(Place::limburg)};
  const std::size_t job = at(HireOrigin::other_job);
  other("hires_so_far", "hires into Limburg posts so far", Reads::so_far,
        {cells_of(Series::hires, {limburg})});
  other("job_changes_so_far", "  of which from another job", Reads::so_far,
        {cells_of(Series::hires, {limburg, {Dim::hire_origin, job, job}})});
  out.push_back(counted("elsewhere", "elsewhere.measure_filled", "posts",
                        "(filled posts of measures, mean of the window)", Reads::level,
                        {brought(PostFate::filled)}));
  return out;
}

std::vector<RatioOfChanges> measure_ratios() {
  return {{"chain_length", "chains: hires in all per hire into a post of a measure",
           "elsewhere.hires_so_far", "measure_hires.all", 1},
          {"displacement", "displacement: other filled posts lost per filled post of a measure",
           "elsewhere.filled", "elsewhere.measure_filled", -1}};
}

}  // namespace limlab
