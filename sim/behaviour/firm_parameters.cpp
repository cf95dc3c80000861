#include <fmt/format.h>

#include "behaviour/market_parameters.hpp"
#include "words/job_words.hpp"

namespace limlab {

namespace {

/// Yearly log growth of a sector's demand at constant wages and local income [low, central, high].
struct Trend {
  Sector sector;
  double low, central, high;
  const char* why;
};
constexpr Trend kTrends[] = {
    {Sector::A, -.025, -.012, 0, "share falling since 2008 (Eurostat lfst_r_lfe2en2)"},
    {Sector::B, -.03, -.01, 0, "few jobs left"},
    {Sector::C, -.015, -.006, .003,
     "industry loses ground in jobs (plans F38); residents' share 22.4 % 2008, 17.0 % 2015"},
    {Sector::D, -.005, .005, .015, "energy transition"},
    {Sector::E, -.005, .004, .015, "circular economy +34 % in 2010-2020 (F27), part of it here"},
    {Sector::F, -.008, .001, .01,
     "value added +28 % in five years (POM Limburg), jobs near constant"},
    {Sector::G, -.012, -.004, .003, "fewer shops (plans, F38)"},
    {Sector::H, -.006, .001, .01, "logistics along the Albert canal"},
    {Sector::I, -.006, .002, .01, "growth of hospitality (F38)"},
    {Sector::J, 0, .01, .025, "ICT growing from a low share (location quotient 0.54)"},
    {Sector::K, -.03, -.012, 0, "branches closing"},
    {Sector::L, -.01, 0, .01, "no evidence"},
    {Sector::M, 0, .008, .02,
     "M and N grew 6.3 to 9.4 % of residents' jobs 2008-2012, slower since"},
    {Sector::N, -.005, .003, .012, "as M, cleaning and agency steadier"},
    {Sector::O, -.01, -.003, .004, "public administration by replacement rule"},
    {Sector::P, -.008, -.002, .005, "pupils per grade fall"},
    {Sector::Q, .002, .01, .018,
     "health: creation 3.0 against destruction 1.3 per 100 jobs a year (Verso 2018-19), slowed by "
     "staffing"},
    {Sector::R, -.005, .003, .012, "leisure"},
    {Sector::S, -.005, .001, .01, "personal services grow (F38), associations do not"}};

}  // namespace

void declare_firm_parameters(ParameterBook& book) {
  book.real("demand.trend_scale")
      .unit("1")
      .range(0, 3)
      .low(0.5)
      .central(1)
      .high(1.5)
      .meaning("Multiplies every sector trend; 0 = no demand drift")
      .source("switch of the modeller, used by the theory tests")
      .status(Evidence::assumed);
  book.real("demand.trend.all")
      .unit("log/year")
      .range(-.1, .1)
      .low(-.002)
      .central(.002)
      .high(.009)
      .meaning("Yearly trend of demand common to all sectors, on top of each sector's own")
      .source(
          "employees' jobs in Limburg grew by some 3,000 a year, 0.9 %, in 2021-2025 (base_year, "
          "POM "
          "Limburg); less than a quarter of it taken as lasting, since hiring gets harder")
      .status(Evidence::assumed);
  for (const Trend& t : kTrends)
    book.real(fmt::format("demand.trend.{}", labels(t.sector)[at(t.sector)].name))
        .unit("log/year")
        .range(-.2, .2)
        .low(t.low)
        .central(t.central)
        .high(t.high)
        .meaning(
            fmt::format("Yearly trend of demand, sector {}", labels(t.sector)[at(t.sector)].en))
        .source(t.why)
        .status(Evidence::assumed);
  book.real("demand.cycle_sd")
      .unit("log")
      .range(0, .1)
      .low(.005)
      .central(.01)
      .high(.02)
      .meaning("Standard deviation of the common demand cycle shared with Flanders")
      .source("employment in Flanders moves 1 to 2 % around its trend (structure of 2008-2012 LFS)")
      .status(Evidence::assumed);
  book.real("demand.cycle_persistence")
      .unit("1/month")
      .range(0, .999)
      .low(.95)
      .central(.97)
      .high(.985)
      .meaning("Autocorrelation of the common cycle from month to month")
      .source("business cycles of some five to eight years")
      .status(Evidence::assumed);
  book.real("demand.sector_sd")
      .unit("log")
      .range(0, .1)
      .low(.003)
      .central(.006)
      .high(.015)
      .meaning("Standard deviation of the sector's own demand shock")
      .source("judgement: half of the common cycle")
      .status(Evidence::assumed);
  book.real("demand.firm_sd")
      .unit("log/month")
      .range(0, .3)
      .low(.02)
      .central(.032)
      .high(.05)
      .meaning("Monthly standard deviation of a ten-post firm's own shock (Laplace)")
      .source(
          "gives gross creation and destruction of 6 and 5 % a year (Dynam-Reg 2015-2019: 5.7-7.6 "
          "and 4.3-5.4 %)")
      .status(Evidence::derived);
  book.real("demand.firm_persistence")
      .unit("1/month")
      .range(0, .999)
      .low(.95)
      .central(.975)
      .high(.99)
      .meaning("Autocorrelation of the firm's own shock from month to month")
      .source("half-life of two to three years")
      .status(Evidence::assumed);
  book.real("demand.firm_size_exponent")
      .unit("1")
      .range(0, .5)
      .low(.1)
      .central(.16)
      .high(.25)
      .meaning("The firm's standard deviation falls with size to this power")
      .source("Stanley and others 1996 find about 0.15-0.2 for US firms")
      .status(Evidence::derived);
  book.real("demand.wage_elasticity")
      .unit("1")
      .range(-2, 0)
      .low(-.5)
      .central(-.3)
      .high(-.1)
      .meaning("Own-wage elasticity of labour demand")
      .source("Lichter, Peichl, Siegloch 2015")
      .status(Evidence::derived);
  book.real("demand.local_pass_through")
      .unit("1")
      .range(0, 1)
      .low(.2)
      .central(.5)
      .high(.8)
      .meaning("Share of a change in local household income that reaches local sectors' demand")
      .source(
          "judgement; household demand shares of input-output table 2015, imports from the rest of "
          "Belgium taken out")
      .status(Evidence::assumed);
  book.real("firms.adjustment")
      .unit("1/month")
      .range(0, 1)
      .low(.15)
      .central(.3)
      .high(.5)
      .meaning(
          "Share of the gap between wanted and existing posts closed in a month by opening posts")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("firms.layoff_speed")
      .unit("1/month")
      .range(0, 1)
      .low(.08)
      .central(.15)
      .high(.3)
      .meaning("Share of surplus filled posts ended in a month by dismissal")
      .source("notice periods; most shrinking goes by attrition")
      .status(Evidence::assumed);
  book.real("firms.tolerance")
      .unit("1")
      .range(0, .5)
      .low(.02)
      .central(.04)
      .high(.08)
      .meaning("Surplus of filled posts a firm bears before it dismisses, share of its target")
      .source("judgement: labour hoarding")
      .status(Evidence::assumed);
  book.real("firms.leavers")
      .unit("1/month")
      .range(0, 0.2)
      .low(0.014)
      .central(0.017)
      .high(0.02)
      .meaning(
          "Holders who left a post a month before the start: how fast firms that wanted fewer "
          "posts "
          "could shrink by not replacing them")
      .source("60,000 hires a year on 285,000 posts of firms, less growth")
      .status(Evidence::derived);
  book.real("firms.exit_rate")
      .unit("1/year")
      .range(0, .5)
      .low(.03)
      .central(.045)
      .high(.06)
      .meaning("Yearly exit hazard of a firm of up to four posts; falls with size")
      .source(
          "survival of Limburg VAT starters 89.8 to 63.4 % in years 1-5; 764 bankruptcies a year "
          "with 1,673 jobs (Statbel)")
      .status(Evidence::derived);
  book.real("firms.exit_size_exponent")
      .unit("1")
      .range(0, 3)
      .low(.8)
      .central(1.2)
      .high(1.8)
      .meaning("Exit hazard falls with size beyond four posts to this power")
      .source("bankruptcies lose 2.2 jobs each (Statbel 2025)")
      .status(Evidence::derived);
  book.real("vacancies.respecify_after")
      .unit("month")
      .range(0, 60)
      .low(2)
      .central(3)
      .high(6)
      .meaning("Age at which a vacancy may be re-specified")
      .source("mean duration 2.1-2.4 months (base_year)")
      .status(Evidence::assumed);
  book.real("vacancies.respecify_rate")
      .unit("1/month")
      .range(0, 1)
      .low(.05)
      .central(.12)
      .high(.25)
      .meaning("Monthly chance that an old vacancy asks less and pays more")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("vacancies.respecify_raise")
      .unit("log")
      .range(0, .3)
      .low(.01)
      .central(.02)
      .high(.04)
      .meaning("Rise of the wage offered at a re-specification")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("vacancies.withdraw_after")
      .unit("month")
      .range(0, 120)
      .low(3)
      .central(4)
      .high(8)
      .meaning("Age from which a vacancy may be withdrawn")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("vacancies.withdraw_rate")
      .unit("1/month")
      .range(0, 1)
      .low(.02)
      .central(.06)
      .high(.12)
      .meaning("Monthly chance that an old vacancy is withdrawn and its capacity lost")
      .source("received 42,000 a year and 11,000 open in Limburg 2022: part ends unfilled")
      .status(Evidence::assumed);
  book.real("firms.capacity_recovery")
      .unit("1/month")
      .range(0, 1)
      .low(.01)
      .central(.03)
      .high(.06)
      .meaning("Share of lost capacity that a firm tries to win back each month")
      .source("judgement")
      .status(Evidence::assumed);
  book.real("firms.temporary_hire_share")
      .unit("1")
      .range(0, 1)
      .low(.25)
      .central(.34)
      .high(.45)
      .meaning("Share of vacancies offered with a temporary or agency contract")
      .source(
          "as many as leave the stock of temporary contracts of the start (6.6 % of employees, FL "
          "2023) a month; one fifth of hires short or irregular (HIVA 2015)")
      .status(Evidence::derived);
  book.real("firms.agency_hire_share")
      .unit("1")
      .range(0, 1)
      .low(.25)
      .central(.43)
      .high(.5)
      .meaning("Share of temporary contracts offered that are agency assignments")
      .source(
          "so that agency work stays 30 % of the stock (24.6 of 81.7 % that are not student or "
          "training contracts, Statistiek Vlaanderen): assignments are shorter, so more begin")
      .status(Evidence::derived);
  book.real("firms.sector_mix")
      .unit("1")
      .range(0, 1)
      .low(.5)
      .central(.8)
      .high(1)
      .meaning(
          "Share of new posts for work that the sector has lost with the posts that ended in it; "
          "the rest are like a post the firm has")
      .source("judgement: technology fixes a sector's occupations, a firm varies around it")
      .status(Evidence::assumed);
  book.real("firms.lost_work_before")
      .unit("1")
      .range(.001, 1)
      .low(.02)
      .central(.05)
      .high(.2)
      .meaning(
          "Share of a sector's posts at the start that counts as work lost before it, so that the "
          "first new posts have work to choose from")
      .source("judgement: some nine months of the posts that end (6.6 % a year)")
      .status(Evidence::assumed);
}

}  // namespace limlab
