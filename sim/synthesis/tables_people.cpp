#include "synthesis/tables_people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/errors.hpp"
#include "params/table.hpp"

namespace limlab {

namespace {

constexpr std::uint32_t one(std::size_t i) { return 1u << i; }

/// The word of an enum in a cell; refuses others, naming the nearest.
template <class E>
E word(const Table& t, std::size_t row, std::string_view column) {
  const std::string& cell = t.text(row, column);
  if (const auto found = from_name<E>(cell)) return *found;
  std::vector<std::string> known;
  for (const Label& l : labels(E{})) known.emplace_back(l.name);
  t.refuse(row, column, fmt::format("\"{}\" is not known", cell), nearest_name(cell, known));
}

std::uint32_t status_set(const Table& t, std::size_t row, std::string_view column) {
  const std::string& cell = t.text(row, column);
  if (cell == "any") return ~0u;
  if (cell == "at_work")
    return one(at(Status::employee)) | one(at(Status::self_employed)) | one(at(Status::sheltered));
  if (cell == "school")
    return one(at(Status::child)) | one(at(Status::pupil)) | one(at(Status::student));
  return one(at(word<Status>(t, row, column)));
}

std::uint32_t education_set(const Table& t, std::size_t row, std::string_view column) {
  const std::string& cell = t.text(row, column);
  if (cell == "any") return ~0u;
  if (cell == "high") return one(at(Education::bachelor)) | one(at(Education::master));
  return one(at(word<Education>(t, row, column)));
}

template <class E>
int word_or_any(const Table& t, std::size_t row, std::string_view column) {
  return t.text(row, column) == "any" ? -1 : static_cast<int>(word<E>(t, row, column));
}

void ages(const Table& t, std::size_t row, Who& who) {
  who.age_from = static_cast<int>(t.integer(row, "age_from"));
  who.age_to = static_cast<int>(t.integer(row, "age_to"));
  if (kClassStart[age_class(who.age_from)] != who.age_from)
    t.refuse(row, "age_from", "no age class begins here");
  if (class_end(age_class(who.age_to)) != who.age_to)
    t.refuse(row, "age_to", "no age class ends here");
}

EvidenceRange evidence(const Table& t, std::size_t row, double unit = 1) {
  const std::string about = t.has("source") ? ": " + t.text(row, "source") : std::string();
  return {t.number(row, "low") * unit, t.number(row, "high") * unit, t.text(row, "status") + about};
}

/// Columns named after the labels of E, scaled so that they add up to 1.
template <class E, class Row>
void shares(const Table& t, std::size_t row, Row& to, std::size_t skip = 0) {
  double sum = 0;
  for (std::size_t k = skip; k < count_of<E>; ++k) {
    to[k] = t.number(row, labels(E{})[k].name);
    if (to[k] < 0) t.refuse(row, labels(E{})[k].name, "a share is not negative");
    sum += to[k];
  }
  if (sum < 99 || sum > 101)
    t.refuse(row, labels(E{})[skip].name, "the shares do not add up to 100");
  for (std::size_t k = skip; k < count_of<E>; ++k) to[k] /= sum;
}

std::size_t class_row(const Table& t, std::size_t row) {
  Who who;
  ages(t, row, who);
  const std::size_t c = age_class(who.age_from);
  if (class_end(c) != who.age_to) t.refuse(row, "age_to", "more than one age class");
  return c;
}

std::size_t band_row(const Table& t, std::size_t row) {
  const auto age = t.integer(row, "age_from");
  if (age < 0 || age > 100 || age % 5 != 0)
    t.refuse(row, "age_from", "not the start of a five-year band");
  return static_cast<std::size_t>(age / 5);
}

std::size_t place_row(const Table& t, std::size_t row, const ResidentTables& p) {
  const auto found = std::find(p.nis.begin(), p.nis.end(), t.integer(row, "nis"));
  if (found == p.nis.end()) t.refuse(row, "nis", "not in municipalities.csv");
  return static_cast<std::size_t>(found - p.nis.begin());
}

void read_population(const std::filesystem::path& folder, ResidentTables& p) {
  const Table places = Table::read(folder / "municipalities.csv");
  if (places.rows() != kMunicipalities) places.refuse(0, "nis", "there are not 38 municipalities");
  for (std::size_t r = 0; r < kMunicipalities; ++r) {
    p.nis[r] = static_cast<int>(places.integer(r, "nis"));
    p.municipality[r] = places.text(r, "name");
  }
  const Table t = Table::read(folder / "population.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    auto& cell = p.population[place_row(t, r, p)][band_row(t, r)];
    for (Sex s : {Sex::male, Sex::female}) {
      const auto persons = t.integer(r, labels(s)[at(s)].name);
      if (persons < 0) t.refuse(r, labels(s)[at(s)].name, "a count is not negative");
      cell[at(s)] = static_cast<std::int32_t>(persons);
    }
  }
  p.population_source = "observed: Statbel, population by place of residence, 1 January 2026";
}

void read_joint(const std::filesystem::path& folder, ResidentTables& p) {
  const Table profile = Table::read(folder / "status_profile.csv");
  for (std::size_t r = 0; r < profile.rows(); ++r)
    shares<Status>(profile, r,
                   p.status_profile[class_row(profile, r)][at(word<Sex>(profile, r, "sex"))]);
  const Table education = Table::read(folder / "education_by_age_sex.csv");
  for (std::size_t r = 0; r < education.rows(); ++r)
    shares<Education>(education, r,
                      p.education[class_row(education, r)][at(word<Sex>(education, r, "sex"))], 1);
  const Table by_age = Table::read(folder / "origin_by_age.csv");
  for (std::size_t r = 0; r < by_age.rows(); ++r)
    shares<Origin>(by_age, r, p.origin_by_age[band_row(by_age, r)]);
  const Table by_place = Table::read(folder / "origin_by_municipality.csv");
  for (std::size_t r = 0; r < by_place.rows(); ++r)
    shares<Origin>(by_place, r, p.origin_by_place[place_row(by_place, r, p)]);

  const Table t = Table::read(folder / "labour_margins.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    LabourMargin m;
    m.who.statuses = status_set(t, r, "status_group");
    m.who.educations = education_set(t, r, "education");
    m.who.origin = word_or_any<Origin>(t, r, "origin");
    m.who.sex = word_or_any<Sex>(t, r, "sex");
    ages(t, r, m.who);
    m.of_education_or_origin = m.who.educations != ~0u || m.who.origin >= 0;
    m.persons = t.number(r, "persons");
    m.evidence = evidence(t, r);
    m.label = fmt::format("{} {}-{}", t.text(r, "status_group"), m.who.age_from, m.who.age_to);
    for (const char* column : {"education", "origin", "sex"})
      if (t.text(r, column) != "any") m.label += " " + t.text(r, column);
    p.labour.push_back(std::move(m));
  }

  for (auto& row : p.status_education) row.fill(1);
  for (auto& row : p.status_origin) row.fill(1);
  for (auto& row : p.origin_education) row.fill(1);
  const Table odds = Table::read(folder / "association.csv");
  for (std::size_t r = 0; r < odds.rows(); ++r) {
    const double value = odds.number(r, "odds");
    if (value <= 0) odds.refuse(r, "odds", "odds are positive");
    if (const auto origin = from_name<Origin>(odds.text(r, "of")))
      p.origin_education[at(*origin)][at(word<Education>(odds, r, "value"))] = value;
    else if (odds.text(r, "with") == "education")
      p.status_education[at(word<Status>(odds, r, "of"))][at(word<Education>(odds, r, "value"))] =
          value;
    else
      p.status_origin[at(word<Status>(odds, r, "of"))][at(word<Origin>(odds, r, "value"))] = value;
  }
}

void read_flags(const std::filesystem::path& folder, ResidentTables& p) {
  const Table t = Table::read(folder / "flags.csv");
  for (std::size_t r = 0; r < t.rows(); ++r) {
    FlagRow f;
    f.benefit = t.text(r, "flag") == "benefit";
    if (!f.benefit) f.flag = word<Flag>(t, r, "flag");
    f.who.statuses = status_set(t, r, "status_group");
    ages(t, r, f.who);
    const std::string& condition = t.text(r, "condition");
    constexpr std::array<std::string_view, 5> kConditions = {
        "any", "registered", "unregistered", "registered_under_24", "registered_over_24"};
    const auto found = std::find(kConditions.begin(), kConditions.end(), condition);
    if (found == kConditions.end()) t.refuse(r, "condition", "is not known");
    f.registration = static_cast<Registration>(found - kConditions.begin());
    f.persons = t.number(r, "persons");
    f.evidence = evidence(t, r);
    f.label = fmt::format("{} {} {}-{}{}", t.text(r, "flag"), t.text(r, "status_group"),
                          f.who.age_from, f.who.age_to, condition == "any" ? "" : " " + condition);
    p.flags.push_back(std::move(f));
  }
  const Table d = Table::read(folder / "registration_duration.csv");
  for (std::size_t r = 0; r < d.rows(); ++r) {
    if (r % 3 == 0) p.durations.emplace_back();
    DurationRow& row = p.durations.back();
    row.age_from = static_cast<int>(d.integer(r, "age_from"));
    row.age_to = static_cast<int>(d.integer(r, "age_to"));
    if (d.integer(r, "months_from") != kDurationStart[r % 3])
      d.refuse(r, "months_from", "the classes are 0-11, 12-23, 24-240");
    row.share[r % 3] = d.number(r, "share") / 100;
    row.evidence[r % 3] = evidence(d, r, 0.01);
  }
}

void read_attributes(const std::filesystem::path& folder, ResidentTables& p) {
  const Table field = Table::read(folder / "field_by_education_sex.csv");
  for (std::size_t r = 0; r < field.rows(); ++r) {
    const bool student = field.text(r, "attainment") == "student";
    const std::size_t e = student ? 0 : at(word<Education>(field, r, "attainment"));
    shares<Field>(field, r, p.field[e][at(word<Sex>(field, r, "sex"))]);
  }
  const Table types = Table::read(folder / "employability.csv");
  if (types.rows() != count_of<LifeGroup>)
    types.refuse(0, "group", "ten groups are expected, in order");
  for (std::size_t r = 0; r < types.rows(); ++r) {
    p.employability[r] = {types.number(r, "low_type") / 100, types.number(r, "middle_type") / 100,
                          types.number(r, "high_type") / 100};
  }
  const Table digital = Table::read(folder / "digital.csv");
  for (std::size_t r = 0; r < digital.rows(); ++r) {
    ShareRow row;
    ages(digital, r, row.who);
    row.who.educations = education_set(digital, r, "education");
    row.who.sex = word_or_any<Sex>(digital, r, "sex");
    row.share = {1 - digital.number(r, "share") / 100, digital.number(r, "share") / 100};
    row.label = fmt::format("{}-{} {} {}", row.who.age_from, row.who.age_to,
                            digital.text(r, "education"), digital.text(r, "sex"));
    row.evidence = evidence(digital, r, 0.01);
    p.digital.push_back(std::move(row));
  }
  const Table hours = Table::read(folder / "hours.csv");
  for (std::size_t r = 0; r < hours.rows(); ++r) {
    ShareRow row;
    ages(hours, r, row.who);
    row.who.sex = word_or_any<Sex>(hours, r, "sex");
    constexpr std::array<const char*, 4> kColumns = {"h38", "h30", "h24", "h16"};
    for (std::size_t k = 0; k < 4; ++k) row.share[k] = hours.number(r, kColumns[k]) / 100;
    row.label = fmt::format("{} {}-{}", hours.text(r, "sex"), row.who.age_from, row.who.age_to);
    row.evidence.source = hours.text(r, "status");
    p.hours.push_back(std::move(row));
  }
  const Table health = Table::read(folder / "health_limited.csv");
  for (std::size_t r = 0; r < health.rows(); ++r) {
    const std::size_t s = at(word<Status>(health, r, "status_group"));
    p.health_limited[s] = health.number(r, "share") / 100;
    p.health_evidence[s] = evidence(health, r, 0.01);
  }
  const Table careers = Table::read(folder / "careers.csv");
  for (std::size_t r = 0; r < careers.rows(); ++r)
    p.careers[at(word<Status>(careers, r, "status_group"))][at(word<Sex>(careers, r, "sex"))] = {
        careers.number(r, "worked_share"), careers.number(r, "never_worked") / 100,
        careers.number(r, "mean_months"), careers.number(r, "longest_months")};
  const Table school = Table::read(folder / "school.csv");
  for (std::size_t r = 0; r < school.rows(); ++r)
    p.heading[word<Status>(school, r, "status_group") == Status::pupil ? 0 : 1]
             [at(word<Sex>(school, r, "sex"))][at(word<Education>(school, r, "heading_for"))] =
        school.number(r, "share") / 100;
  p.study = StudyLengths::read(folder);
  const Table births = Table::read(folder / "fertility_past.csv");
  for (std::size_t r = 0; r < births.rows(); ++r)
    for (std::size_t k = 0, age = band_row(births, r) * 5; k < 5 && age + k < 50; ++k)
      p.births_per_woman[age + k] = births.number(r, "births_per_1000") / 1000;
  const Table occupations = Table::read(folder / "occupation_by_education.csv");
  for (std::size_t r = 0; r < occupations.rows(); ++r)
    for (std::size_t s = 0; s < kSexes; ++s)
      for (std::size_t e = 1; e < kEducations; ++e)
        p.occupation[s][e][at(word<Occupation>(occupations, r, "occupation"))] = occupations.number(
            r, fmt::format("{}_{}", s == 0 ? "m" : "f", labels(Education{})[e].name));
  // The pay of the posts: one table for those who hold them and those who held one.
  const Table totals = Table::read(folder / "jobs_totals.csv");
  double mean = 0;
  for (std::size_t r = 0; r < totals.rows(); ++r)
    if (totals.text(r, "name") == "mean_wage") mean = totals.number(r, "value");
  if (mean <= 0) totals.refuse(0, "name", "there is no mean_wage");
  const Table pay = Table::read(folder / "jobs_occupations.csv");
  for (std::size_t r = 0; r < pay.rows(); ++r)
    p.wage[at(word<Occupation>(pay, r, "occupation"))] = 100 * mean * pay.number(r, "wage");
}

}  // namespace

ResidentTables ResidentTables::read(const std::filesystem::path& folder) {
  ResidentTables p;
  read_population(folder, p);
  read_joint(folder, p);
  read_flags(folder, p);
  read_attributes(folder, p);
  return p;
}

std::array<std::int64_t, kAgeGroups> ResidentTables::bands(Sex sex) const {
  std::array<std::int64_t, kAgeGroups> sum{};
  for (const auto& place : population)
    for (std::size_t b = 0; b < kAgeGroups; ++b) sum[b] += place[b][at(sex)];
  return sum;
}

LifeGroup life_group(Status status, int months) {
  if (at_work(status)) return LifeGroup::at_work;
  if (months >= 0)
    return static_cast<LifeGroup>(at(LifeGroup::under_12) + registration_band(months));
  switch (status) {
    case Status::child:
    case Status::pupil:
    case Status::student:
      return LifeGroup::school;
    case Status::ill:
      return LifeGroup::ill;
    case Status::home:
      return LifeGroup::home;
    case Status::early_exit:
      return LifeGroup::early_exit;
    case Status::retired:
      return LifeGroup::retired;
    default:
      return LifeGroup::unregistered;
  }
}

}  // namespace limlab
