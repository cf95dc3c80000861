#include <fmt/format.h>

#include "outputs/headlines.hpp"

namespace limlab {

namespace {

Range one(Dim d, std::size_t place) { return {d, place, place}; }

Reading read(const char* group, std::string name, std::string unit, std::string text, Reads how,
             std::vector<Cells> parts) {
  return {group, std::move(name), std::move(unit), std::move(text), how, std::move(parts)};
}

Reading share(std::string name, std::string text, Series s, const std::vector<Range>& part,
              const std::vector<Range>& whole = {}) {
  return read("match", std::move(name), "percent", std::move(text), Reads::share,
              {cells_of(s, part), cells_of(s, whole)});
}

}  // namespace

bool stem_occupation(Occupation o) {
  return o == Occupation::o21 || o == Occupation::o25 || o == Occupation::o31 ||
         o == Occupation::o35;
}

std::vector<Reading> match_readings() {
  using enum Series;
  std::vector<Reading> out;
  const auto distance = [&](std::string name, std::string text, Series s, Range r) {
    out.push_back(
        read("match", std::move(name), "km", std::move(text), Reads::rate, {cells_of(s, {r})}));
  };
  distance("commuting_distance", "commuting distance of residents", commuting_distance,
           one(Dim::residence, at(Residence::resident)));
  distance("commuting_distance_in", "commuting distance of in-commuters", commuting_distance,
           one(Dim::residence, at(Residence::non_resident)));
  distance("hire_distance", "commuting distance of the hired", hire_distance,
           one(Dim::place, at(Place::limburg)));
  distance("hire_distance_outside", "the same, residents hired outside", hire_distance,
           one(Dim::place, at(Place::outside)));
  const Range more = one(Dim::education_match, at(EducationMatch::more)),
              less = one(Dim::education_match, at(EducationMatch::less)),
              other = one(Dim::field_match, at(FieldMatch::other)),
              asked{Dim::field_match, at(FieldMatch::matched), at(FieldMatch::other)};
  out.push_back(share("over_educated", "staff with more education than asked", job_match, {more}));
  out.push_back(share("under_educated", "staff with less education than asked", job_match, {less}));
  out.push_back(
      share("other_field", "staff in posts that ask another field", job_match, {other}, {asked}));
  out.push_back(
      share("hire_over_educated", "hired with more education than asked", hire_match, {more}));
  out.push_back(
      share("hire_under_educated", "hired with less education than asked", hire_match, {less}));
  out.push_back(share("hire_other_field", "hired for posts that ask another field", hire_match,
                      {other}, {asked}));
  out.push_back(share("hire_no_field_asked", "hired for posts that ask no field", hire_match,
                      {one(Dim::field_match, at(FieldMatch::any))}));
  const auto stem = one(Dim::field, at(Field::stem));
  for (const auto& [name, text, yes] :
       {std::tuple("stem_in_stem", "STEM diploma, at work in ISCO 21, 25, 31, 35", true),
        std::tuple("stem_elsewhere", "STEM diploma, at work in other occupations", false)}) {
    std::vector<Cells> parts;
    for (std::size_t o = 0; o < count_of<Occupation>; ++o)
      if (stem_occupation(static_cast<Occupation>(o)) == yes)
        parts.push_back(cells_of(at_work_occupation, {one(Dim::occupation, o), stem}));
    out.push_back(read("match", name, "persons", text, Reads::level, std::move(parts)));
  }
  out.push_back(read("match", "mean_wage", "EUR/month", "mean wage of the staff", Reads::mean,
                     {cells_of(mean_wage), cells_of(job_match)}));
  out.push_back(read("match", "hire_wage", "EUR/month", "mean wage of the hired", Reads::mean,
                     {cells_of(hire_wage), cells_of(vacancies_filled)}));
  for (std::size_t o = 0; o < count_of<Occupation>; ++o) {
    const Label& l = labels(Occupation{})[o];
    out.push_back(read("wage", fmt::format("wage.mean_wage.{}", l.name), "EUR/month",
                       fmt::format("mean wage, {} {}", l.name, l.en), Reads::rate,
                       {cells_of(mean_wage, {one(Dim::occupation, o)})}));
  }
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    const Label& l = labels(Sector{})[s];
    const std::vector<Range> here{one(Dim::sector, s)};
    out.push_back(read("wage", fmt::format("wage.hire_wage.{}", l.name), "EUR/month",
                       fmt::format("mean wage of the hired, {} {}", l.name, l.en), Reads::mean,
                       {cells_of(hire_wage, here), cells_of(vacancies_filled, here)}));
  }
  return out;
}

}  // namespace limlab
