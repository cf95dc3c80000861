#include "behaviour/market_parameters.hpp"

namespace limlab {

void declare_search_parameters(ParameterBook& book) {
  book.real("search.applications_per_month")
      .unit("1/month")
      .range(0, 50)
      .low(2)
      .central(4)
      .high(8)
      .meaning("Applications a fully active jobseeker sends in a month")
      .source(
          "10 per step for the unemployed and 1 for the employed in del Rio-Chanona and others "
          "2021, whose step is longer than a month")
      .status(Evidence::assumed);
  book.real("search.looks_per_application")
      .unit("1")
      .range(1, 10)
      .low(2)
      .central(2)
      .high(4)
      .meaning("Vacancies looked at for each application sent: the limited choice set")
      .source("judgement")
      .status(Evidence::assumed);
  book.integer("search.rounds")
      .unit("1/month")
      .range(1, 8)
      .low(2)
      .central(3)
      .high(4)
      .meaning(
          "Rounds of applications and offers within a month; vacancies that open in a chain enter "
          "the next round")
      .source("weeks of recruiting in a month")
      .status(Evidence::assumed);
  book.real("search.effort_start")
      .unit("1")
      .range(0, 1)
      .low(.7)
      .central(.85)
      .high(1)
      .meaning("Share of registered jobseekers active in their first month")
      .source("79 % in mediation, 8 % not ready for work (VDAB 2023)")
      .status(Evidence::derived);
  book.real("search.effort_floor")
      .unit("1")
      .range(0, 1)
      .low(.2)
      .central(.35)
      .high(.5)
      .meaning("The same after years of unemployment")
      .source("ILO unemployed are half of the registered (base_year)")
      .status(Evidence::derived);
  book.real("search.effort_decay")
      .unit("month")
      .range(1, 120)
      .low(8)
      .central(14)
      .high(24)
      .meaning("Months over which effort falls to the floor (exponential)")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("search.on_the_job")
      .unit("1/month")
      .range(0, 1)
      .low(0.02)
      .central(0.03)
      .high(0.06)
      .meaning("Share of employees who look for another job in a month")
      .source(
          "5-10 % of workers search at any time (labour_market 9, unverified); 7 % change job in a "
          "year, 2.5 % of 55+")
      .status(Evidence::assumed);
  book.real("search.on_the_job_applications")
      .unit("1/month")
      .range(0, 20)
      .low(1)
      .central(2)
      .high(3)
      .meaning("Applications an employed searcher sends in a month")
      .source("a fraction of a jobseeker's")
      .status(Evidence::assumed);
  book.real("search.inactive")
      .unit("1/month")
      .range(0, 1)
      .low(.01)
      .central(.025)
      .high(.05)
      .meaning("Share of people at home who answer a vacancy without registering")
      .source(
          "0.82 % a month go from inactivity to work (Statbel 2022-23, matrix root, school leavers "
          "included)")
      .status(Evidence::assumed);
  book.real("search.own_occupation")
      .unit("1")
      .range(0, 1)
      .low(.5)
      .central(.65)
      .high(.8)
      .meaning("Share of looks in one's own occupation (two digits)")
      .source(
          "half of job changers stay in their sector (Statbel 2023); leavers of an occupation "
          "follow the mobility network")
      .status(Evidence::derived);
  book.real("search.own_occupation_employed")
      .unit("1")
      .range(0, 1)
      .low(.7)
      .central(.85)
      .high(.95)
      .meaning("The same for employed searchers")
      .source(
          "50 to 53 % of job changers stay in their sector (Statbel 2023-24), more in their "
          "occupation")
      .status(Evidence::assumed);
  book.real("search.by_diploma")
      .unit("1")
      .range(0, .35)
      .low(.1)
      .central(.17)
      .high(.25)
      .meaning(
          "Share of looks in occupations where people of the same education and field work; with "
          "search.own_occupation at most 1, the rest follows the mobility network")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("search.distance_decay")
      .unit("km")
      .range(1, 200)
      .low(10)
      .central(14)
      .high(20)
      .meaning("Distance over which the weight of a vacancy falls by e")
      .source("median commute 12.3 km, mean 22.6 (Acerta 2020 with the OVG shape)")
      .status(Evidence::derived);
  book.real("search.distance_cost")
      .unit("log wage/km")
      .range(0, .1)
      .low(.0002)
      .central(.0008)
      .high(.003)
      .meaning(
          "Wage share that a kilometre of commuting is worth when vacancies in sight are compared")
      .source(
          "16 % would pay EUR 129 net a month, some 5 %, for a shorter trip (Partena 2018); where "
          "people look at all is in the commuting flows")
      .status(Evidence::derived);
  book.real("search.blur")
      .unit("1")
      .range(0, 1)
      .low(.1)
      .central(.2)
      .high(.4)
      .meaning(
          "Share of looks guided by distance alone; the rest goes where people of the same home "
          "work now")
      .source("judgement; commuting flows of census 2011 brought to 2026")
      .status(Evidence::assumed);
  book.real("search.taste_sd")
      .unit("log wage")
      .range(0, 1)
      .low(.05)
      .central(.12)
      .high(.2)
      .meaning("Spread of the taste of a person for a post")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("search.move_gain")
      .unit("log wage")
      .range(0, 1)
      .low(.01)
      .central(.04)
      .high(.1)
      .meaning("Gain over the present post that makes an employed person apply")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("search.reservation_start")
      .unit("1")
      .range(0, 2)
      .low(.85)
      .central(.92)
      .high(1)
      .meaning("Reservation wage against the last wage at the start of unemployment")
      .source("judgement; falls with duration (model.md)")
      .status(Evidence::assumed);
  book.real("search.reservation_fall")
      .unit("1/month")
      .range(0, .2)
      .low(.003)
      .central(.008)
      .high(.015)
      .meaning("Monthly fall of the reservation wage with duration, down to 0.70 of the last wage")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("search.reservation_no_benefit")
      .unit("1")
      .range(0, 1)
      .low(.8)
      .central(.9)
      .high(1)
      .meaning("Factor on the reservation wage of those without a benefit")
      .source(
          "judgement: the benefit limit of 2026 moves people to work, social assistance or "
          "inactivity")
      .status(Evidence::assumed);
  book.real("search.border_factor")
      .unit("1")
      .range(0, 2)
      .low(.2)
      .central(.35)
      .high(.6)
      .meaning("Weight of a vacancy abroad against one at the same distance in Belgium")
      .source(
          "22,000 of 90,500 out-commuters work abroad though the border runs along half the "
          "province")
      .status(Evidence::assumed);
  book.real("match.base")
      .unit("1")
      .range(0, 1)
      .low(0.3)
      .central(0.4)
      .high(0.5)
      .meaning(
          "Chance that an applicant of the post's own occupation, level and field is found "
          "suitable")
      .source(
          "set so that hires come to 4,800-5,500 a month and vacancies last 2.1-2.4 months in the "
          "base year (base_year), see DECISIONS")
      .status(Evidence::derived);
  book.real("match.other_occupation")
      .unit("1")
      .range(0, 1)
      .low(.15)
      .central(.35)
      .high(.6)
      .meaning("Factor for applicants from another occupation")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("match.lower_education")
      .unit("1")
      .range(0, 1)
      .low(.05)
      .central(.2)
      .high(.4)
      .meaning("Factor for each level of education below the one asked for")
      .source("judgement; requirements are soft outside regulated occupations")
      .status(Evidence::assumed);
  book.real("match.higher_education")
      .unit("1")
      .range(0, 1)
      .low(.6)
      .central(.8)
      .high(1)
      .meaning("Factor for applicants more educated than asked")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("match.other_field")
      .unit("1")
      .range(0, 1)
      .low(.1)
      .central(.3)
      .high(.6)
      .meaning("Factor for applicants from another field where a field is asked for")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("match.employability_low")
      .unit("1")
      .range(0, 1)
      .low(.08)
      .central(.15)
      .high(.3)
      .meaning("Factor for persons of low employability")
      .source(
          "two types of jobseekers: 30 % of entrants leave at 0.044 a month, 70 % near 0.5 "
          "(structure 4)")
      .status(Evidence::derived);
  book.real("match.employability_high")
      .unit("1")
      .range(1, 5)
      .low(1.2)
      .central(1.6)
      .high(2)
      .meaning("Factor for persons of high employability")
      .source("as match.employability_low")
      .status(Evidence::derived);
  book.real("match.duration_floor")
      .unit("1")
      .range(0, 1)
      .low(.4)
      .central(.55)
      .high(.7)
      .meaning("Call-back ratio of somebody unemployed for years against a newly unemployed one")
      .source(
          "Kroft, Lange, Notowidigdo 2013: falls mostly in the first 8 months, about -45 % "
          "(unverified)")
      .status(Evidence::derived);
  book.real("match.origin_ratio")
      .unit("1")
      .range(0, 1)
      .low(.5)
      .central(.5)
      .high(.8)
      .meaning(
          "Call-back ratio of Turkish, North African and other non-EU origin where applicants "
          "abound")
      .source(
          "Baert, Cockx, Gheyle, Vandamme 2015 (FL 2011-12): 0.5 outside bottleneck occupations, "
          "1.0 inside; stated discrimination, not ability")
      .status(Evidence::observed);
  book.real("match.older_ratio")
      .unit("1")
      .range(0, 1)
      .low(.35)
      .central(.68)
      .high(1)
      .meaning("Call-back ratio of applicants of 55 and older")
      .source(
          "Lippens, Vermeiren, Baert 2023 (0.68, unverified); 0.35-1.0 in Belgium by kind of "
          "career (Baert and others 2015)")
      .status(Evidence::derived);
  book.real("match.health_ratio")
      .unit("1")
      .range(0, 1)
      .low(.5)
      .central(.59)
      .high(.8)
      .meaning("Call-back ratio of applicants with work-limiting health")
      .source("Lippens, Vermeiren, Baert 2023")
      .status(Evidence::observed);
  book.real("self_employment.start_rate")
      .unit("1/year")
      .range(0, .2)
      .low(.015)
      .central(.024)
      .high(.03)
      .meaning(
          "Yearly chance that an employee or jobseeker of 22-60 starts on own account as main job, "
          "at usual room in the local market")
      .source(
          "set so that 60,000 stay about constant: some 6,200 leave a year (unemployment and home "
          "1,000 each, a pension or another region 1,450 each, illness for good 800, an employer "
          "550); 9,072 starters in Limburg 2022, part of them as a second job")
      .status(Evidence::derived);
  book.real("self_employment.crowding")
      .unit("1")
      .range(0, 20)
      .low(2)
      .central(5)
      .high(10)
      .meaning(
          "Elasticity of starts to room in the local market: usual own-account posts of the "
          "occupation in the streek, as far as demand goes today, over present ones")
      .source("judgement: businesses are taken over, and a street feeds a limited number of them")
      .status(Evidence::assumed);
}

}  // namespace limlab
