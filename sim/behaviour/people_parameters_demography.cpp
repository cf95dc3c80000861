// Births, deaths and migration: every number with its unit, range, meaning, source and status.
#include "behaviour/people_parameters.hpp"

namespace limlab {

void declare_demography_parameters(ParameterBook& book) {
  book.integer("demography.constant_population")
      .unit("1")
      .range(0, 2)
      .low(0)
      .central(0)
      .high(2)
      .meaning(
          "For theory tests. 1 = nobody is born, dies, migrates or goes to school, and the labour "
          "force keeps its structure by age, sex, education, origin and hidden type while people "
          "pass through it: who ends working life starts again as a school leaver. 2 = nobody ages "
          "at all. Every other flow goes on")
      .source("a switch")
      .status(Evidence::assumed);
  book.real("mortality.limburg_ratio")
      .unit("1")
      .range(0.5, 1.5)
      .low(0.8)
      .central(0.83)
      .high(0.86)
      .meaning("death rates of Limburg in 2025 against Belgium 2017-2019")
      .source(
          "8,588 deaths in 2025 over 10,100 expected (Statbel) give 0.85 when ages are those of 1 "
          "January, 0.81 when people age through the year; life expectancy 83.8 is 0.4 above what "
          "0.85 gives")
      .status(Evidence::derived);
  book.real("mortality.fall_scale")
      .unit("1")
      .range(0, 2)
      .low(0.5)
      .central(1.0)
      .high(1.2)
      .meaning("multiplier of the yearly fall of death rates by age and sex")
      .source("fall 1997-99 to 2017-19 (Statbel life tables); that it goes on is an assumption")
      .status(Evidence::assumed);
  book.real("fertility.level")
      .unit("1")
      .range(0, 3)
      .low(0.95)
      .central(1.0)
      .high(1.15)
      .meaning("fertility at every age against Limburg 2025 (TFR 1.39), constant")
      .source("TFR 1.39 in 2025; Flanders 1.55-1.63 in 2021-22; the future level is an assumption")
      .status(Evidence::assumed);
  book.real("migration.from_abroad")
      .unit("persons/year")
      .range(0, 100000)
      .low(9000)
      .central(11000)
      .high(14000)
      .meaning("gross arrivals from abroad in 2026")
      .source("net +4,349 in 2025 (Statbel); gross flows are not published")
      .status(Evidence::assumed);
  book.real("migration.to_abroad")
      .unit("persons/year")
      .range(0, 100000)
      .low(5200)
      .central(6700)
      .high(8500)
      .meaning("gross departures abroad at the start, spread as hazards")
      .source("from_abroad minus the net of 2025")
      .status(Evidence::assumed);
  book.real("migration.abroad_trend")
      .unit("1/year")
      .range(-0.2, 0.2)
      .low(-0.02)
      .central(-0.005)
      .high(0.01)
      .meaning("yearly relative change of arrivals from abroad")
      .source("net international migration fell after 2022; no projection used")
      .status(Evidence::assumed);
  book.real("migration.from_belgium")
      .unit("persons/year")
      .range(0, 100000)
      .low(9000)
      .central(11500)
      .high(14000)
      .meaning("gross arrivals from the rest of Belgium")
      .source("net +677 in 2025 (Statbel); gross flows are not published")
      .status(Evidence::assumed);
  book.real("migration.to_belgium")
      .unit("persons/year")
      .range(0, 100000)
      .low(8300)
      .central(10800)
      .high(13300)
      .meaning("gross departures to the rest of Belgium at the start, spread as hazards")
      .source("from_belgium minus the net of 2025")
      .status(Evidence::assumed);
  book.real("migration.young_weight")
      .unit("1")
      .range(0, 10)
      .low(0.8)
      .central(1.6)
      .high(3)
      .meaning(
          "extra departure of people in their twenties to the rest of Belgium, by education, "
          "against the general schedule")
      .source("net loss of the twenties every year 2014-2018 (Limburg in cijfers), no numbers read")
      .status(Evidence::assumed);
  book.real("migration.keep_job_km")
      .unit("km")
      .range(1, 500)
      .low(20)
      .central(35)
      .high(60)
      .meaning(
          "somebody who moves to a neighbouring market keeps a Limburg post with probability "
          "exp(-distance/this)")
      .source("mean commute of Limburg 22.6 km (Acerta 2020)")
      .status(Evidence::assumed);
  book.real("migration.commuters_settle")
      .unit("1/year")
      .range(0, 0.5)
      .low(0.008)
      .central(0.015)
      .high(0.025)
      .meaning(
          "yearly probability that an in-commuter comes to live in Limburg; part of the arrivals "
          "from Belgium")
      .source("no figure found")
      .status(Evidence::assumed);
  book.real("migration.moves_home")
      .unit("1")
      .range(0, 5)
      .low(0.6)
      .central(1.0)
      .high(1.5)
      .meaning("multiplier of the moves between Limburg municipalities (migration_age.csv)")
      .source("no figure found")
      .status(Evidence::assumed);
}

}  // namespace limlab
