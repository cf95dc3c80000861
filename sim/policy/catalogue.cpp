#include "policy/catalogue.hpp"

#include <span>

#include "policy/group.hpp"
#include "policy/rate.hpp"
#include "words/job_words.hpp"
#include "words/municipalities.hpp"
#include "words/person_words.hpp"

namespace limlab {

namespace {

using Number = MechanismSpec::Number;

std::vector<std::string> names_of(std::span<const Label> table) {
  std::vector<std::string> out;
  for (const auto& label : table) out.emplace_back(label.name);
  return out;
}
std::vector<std::string> names_of(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

const Number kStrength{
    "strength", 0, 5, 1, false, "how much of the measure: 0 is none of it, 1 all, 2 twice"};
const Number kRamp{
    "ramp_months", 0, 240, 0, false, "months until the full size is reached [months]"};
const Number kOver{"over_months", 1, 300, 1, false, "months over which they come or go [months]"};
const Number kMultiplier{
    "multiplier", 0, 20, 1, false, "what it is multiplied with at full strength"};
Number delta(double most) {
  return {"delta", -most, most,
          0,       false, "what is added at full strength, as a share (0.02 is 2 points)"};
}

}  // namespace

const std::vector<MechanismSpec>& mechanism_specs() {
  static const auto sectors = names_of(labels(Sector{}));
  static const auto occupations = names_of(labels(Occupation{}));
  static const auto municipalities = names_of(municipality_names());
  static const std::vector<MechanismSpec> specs{
      {"change_rate",
       "A chance changes for a target group, by a multiplier or a difference.",
       {kMultiplier, delta(1), kRamp, kStrength},
       {{"rate", names_of(labels(Rate{})), true, "which chance"}},
       target_spec()},
      {"field_choice",
       "More or fewer young people choose a field of study.",
       {kMultiplier, delta(1), kRamp, kStrength},
       {{"field", names_of(labels(Field{})), true, "the field whose share changes"}},
       target_spec()},
      {"rule",
       "A rule of the law moves by some months, for everybody.",
       {{"months", -36, 60, 0, true, "months against the law"}, kRamp, kStrength},
       {{"rule",
         {"legal_pension_age", "early_pension_age", "early_pension_career", "benefit_limit"},
         true,
         "which rule"}},
       {}},
      {"capacity",
       "More places at firms for dual learners, or on courses for jobseekers.",
       {{"volume", -100000, 100000, 0, true, "places more (or fewer) [places]"}, kRamp, kStrength},
       {{"of", {"dual_places", "training_places"}, true, "which places"},
        {"sector", sectors, false, "dual places: NACE section of the firms; left out: all"},
        {"municipality", municipalities, false, "dual places: where; left out: everywhere"}},
       {}},
      {"demand_shock",
       "Demand for what firms make changes by a share, in one sector or in all.",
       {{"size", -0.9, 1, 0, true, "change of demand as a share: -0.15 is 15 % less"},
        kRamp,
        kStrength},
       {{"sector", sectors, false, "NACE section; left out: all sectors"}},
       {}},
      {"posts_arrive",
       "Posts are added: an employer arrives or grows.",
       {{"volume", 0, 100000, 0, true, "posts in all [posts]"}, kOver, kStrength},
       {{"sector", sectors, true, "NACE section of the employer"},
        {"occupation", occupations, true, "ISCO-08, two digits"},
        {"municipality", municipalities, true, "where the posts are"},
        {"education", names_of(labels(Education{})), false,
         "level asked; left out: as usual in the occupation"},
        {"field", names_of(labels(Field{})), false,
         "field asked; left out: as usual in the occupation"}},
       {}},
      {"posts_leave",
       "Posts are taken away: an employer closes or shrinks.",
       {{"volume", 0, 100000, 0, true, "posts in all [posts]"}, kOver, kStrength},
       {{"sector", sectors, false, "NACE section of the employers; left out: all"},
        {"occupation", occupations, false, "ISCO-08, two digits; left out: all"},
        {"municipality", municipalities, false, "where; left out: everywhere"},
        {"how",
         {"spread", "largest"},
         false,
         "one here, one there (default), or whole employers, the largest first"}},
       {}}};
  return specs;
}

}  // namespace limlab
