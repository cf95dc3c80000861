#include "policy/catalogue.hpp"

#include <span>

#include "words/job_words.hpp"
#include "words/municipalities.hpp"
#include "words/person_words.hpp"

namespace limlab {

namespace {
std::vector<std::string> names_of(std::span<const Label> table) {
  std::vector<std::string> out;
  for (const auto& label : table) out.emplace_back(label.name);
  return out;
}
std::vector<std::string> names_of(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}
}  // namespace

const std::vector<MechanismSpec>& mechanism_specs() {
  static const std::vector<MechanismSpec> specs{
      {"demand_shock",
       "Demand for what firms make changes by a share, in one sector or in all.",
       {{"size", -0.9, 1, 0, true, "change of demand as a share: -0.15 is 15 % less"},
        {"ramp_months", 0, 120, 0, false, "months until the full size is reached [months]"}},
       {{"sector", names_of(labels(Sector{})), false, "NACE section; left out: all sectors"}}},
      {"posts_arrive",
       "Posts are added: an employer arrives or grows.",
       {{"volume", 0, 100000, 0, true, "posts in all [posts]"},
        {"over_months", 1, 300, 1, false, "months over which they come [months]"}},
       {{"sector", names_of(labels(Sector{})), true, "NACE section of the employer"},
        {"occupation", names_of(labels(Occupation{})), true, "ISCO-08, two digits"},
        {"municipality", names_of(municipality_names()), true, "where the posts are"},
        {"education", names_of(labels(Education{})), false,
         "level asked; left out: as usual in the occupation"},
        {"field", names_of(labels(Field{})), false,
         "field asked; left out: as usual in the occupation"}}}};
  return specs;
}

}  // namespace limlab
