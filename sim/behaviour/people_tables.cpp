#include "behaviour/people_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/errors.hpp"
#include "params/table.hpp"
#include "words/job_words.hpp"

namespace limlab {

double Factor::from(int x) const {
  const auto last = static_cast<int>(by_month_.size()) - 1;
  if (last >= 0) return by_month_[static_cast<std::size_t>(std::clamp(x, 0, last))];
  double value = steps.empty() ? 0 : steps.front().second;
  for (const auto& [start, v] : steps)
    if (x >= start) value = v;
  return value;
}

void Factor::close() {
  std::sort(steps.begin(), steps.end());
  by_month_.clear();
  if (steps.empty() || steps.front().first < 0) return;
  std::vector<double> table;
  for (int x = 0; x <= std::max(steps.back().first, 1); ++x) table.push_back(from(x));
  by_month_ = std::move(table);
}

double Factor::of(std::string_view name) const {
  const auto found = named.find(name);
  if (found == named.end())
    throw LawBroken(fmt::format("people_factors.csv has no class {}", name));
  return found->second;
}

double Factor::most() const {
  double value = 0;
  for (const auto& s : steps) value = std::max(value, s.second);
  for (const auto& n : named) value = std::max(value, n.second);
  return value;
}

const Factor& PeopleTables::factor(std::string_view process, std::string_view name) const {
  const auto found = factors_.find(fmt::format("{}/{}", process, name));
  if (found == factors_.end())
    throw UserError(fmt::format("people_factors.csv: no rows for {}, {}", process, name));
  return found->second;
}

namespace {

/// Reads one column by single age; ages past the table keep the last value, or 0 when `zero_after`.
PeopleTables::ByAge by_age(const Table& t, std::string_view column, bool zero_after = false) {
  PeopleTables::ByAge out{};
  std::int64_t last = -1;
  for (std::size_t r = 0; r < t.rows(); ++r) {
    const std::int64_t age = t.integer(r, "age");
    if (age < 0 || age >= kAges) t.refuse(r, "age", "is not an age of 0 to 120");
    const double v = t.number(r, column);
    if (v < -50) t.refuse(r, column, "is below any plausible value");
    out[static_cast<std::size_t>(age)] = v;
    last = std::max(last, age);
  }
  if (!zero_after)
    for (std::int64_t a = last + 1; last >= 0 && a < kAges; ++a)
      out[static_cast<std::size_t>(a)] = out[static_cast<std::size_t>(last)];
  return out;
}

template <class E>
E word(const Table& t, std::size_t row, std::string_view column) {
  const auto found = from_name<E>(t.text(row, column));
  if (!found) t.refuse(row, column, fmt::format("\"{}\" is not known", t.text(row, column)));
  return *found;
}

}  // namespace

PeopleTables::PeopleTables(const std::filesystem::path& folder, const Geography& geography) {
  const Table life = Table::read(folder / "mortality.csv");
  q = {by_age(life, "q_male"), by_age(life, "q_female")};
  fall = {by_age(life, "fall_male"), by_age(life, "fall_female")};
  for (auto& sex : fall)
    for (double& percent : sex) percent /= 100;
  fertility = by_age(Table::read(folder / "fertility.csv"), "rate", true);
  study = StudyLengths::read(folder);

  const Table ages = Table::read(folder / "migration_age.csv");
  in_abroad = by_age(ages, "in_abroad", true), in_belgium = by_age(ages, "in_belgium", true);
  out_abroad = by_age(ages, "out_abroad"), out_belgium = by_age(ages, "out_belgium");
  out_belgium_young = by_age(ages, "out_belgium_young");
  moves_home = by_age(ages, "moves_home");

  const Table factors = Table::read(folder / "people_factors.csv");
  for (std::size_t r = 0; r < factors.rows(); ++r) {
    Factor& f = factors_[factors.text(r, "process") + "/" + factors.text(r, "factor")];
    const std::string& name = factors.text(r, "class");
    const double value = factors.number(r, "value");
    if (value < 0) factors.refuse(r, "value", "is negative");
    int step = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), step);
    if (fault == std::errc{} && end == name.data() + name.size())
      f.steps.emplace_back(step, value);
    else
      f.named[name] = value;
  }
  for (auto& [name, f] : factors_) f.close();

  const Table places = Table::read(folder / "migration_municipality.csv");
  const Factor& leaving = factor("early_leaving", "municipality");
  for (std::size_t r = 0; r < places.rows(); ++r) {
    const std::size_t m = geography.municipality(places.text(r, "name"));
    if (m >= kMunicipalities) places.refuse(r, "name", "is not a municipality of Limburg");
    from_abroad[m] = places.number(r, "from_abroad");
    to_abroad[m] = places.number(r, "to_abroad");
    attraction[m] = places.number(r, "attraction");
    const auto own = leaving.named.find(places.text(r, "name"));
    early_leaving[m] = own == leaving.named.end() ? leaving.of("other") : own->second;
  }

  const Table fields = Table::read(folder / "field_by_education_sex.csv");
  for (std::size_t r = 0; r < fields.rows(); ++r) {
    const bool student = fields.text(r, "attainment") == "student";
    const auto e =
        student ? Education::none_or_in_school : word<Education>(fields, r, "attainment");
    auto& shares = field[at(e)][at(word<Sex>(fields, r, "sex"))];
    for (std::size_t f = 0; f < count_of<Field>; ++f)
      shares[f] = fields.number(r, labels(Field{})[f].name) / 100;
  }

  const Table rules = Table::read(folder / "pension_rules.csv");
  for (std::size_t r = 0; r < rules.rows(); ++r) {
    const std::string& rule = rules.text(r, "rule");
    if (rule != "legal_age" && rule != "early_years")
      rules.refuse(r, "rule", "is not a rule", "legal_age or early_years");
    (rule == "legal_age" ? legal_age_ : early_years_)
        .emplace_back(static_cast<int>(rules.integer(r, "from")),
                      static_cast<int>(rules.integer(r, "value")));
  }
  for (const auto& [name, steps] :
       {std::pair{"legal_age", &legal_age_}, {"early_years", &early_years_}})
    if (steps->empty()) throw UserError(fmt::format("pension_rules.csv: no rows for {}", name));
  const Table reform = Table::read(folder / "benefit_waves.csv");
  for (std::size_t r = 0; r < reform.rows(); ++r) {
    const auto month = parse_month(reform.text(r, "month"));
    if (!month) reform.refuse(r, "month", "is not a month", "YYYY-MM");
    waves.push_back({*month, static_cast<int>(reform.integer(r, "months_from")),
                     static_cast<int>(reform.integer(r, "months_to"))});
  }
}

}  // namespace limlab
