#include "outputs/dimensions.hpp"

#include "outputs/kpis.hpp"
#include "state/surroundings.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

std::span<const Label> labels(DurationClass) {
  static constexpr Label table[] = {{"under_1_year", "under one year", "minder dan een jaar"},
                                    {"1_to_2_years", "one to two years", "een tot twee jaar"},
                                    {"over_2_years", "two years or more", "twee jaar of langer"}};
  static_assert(std::size(table) == count_of<DurationClass>);
  return table;
}

std::size_t Horizon::years() const {
  std::size_t count = 1;
  for (int m = 1; m <= months; ++m) count += month_of_year(plus(start, m)) == 12 ? 1 : 0;
  return count;
}
int Horizon::year_at(std::size_t y) const { return year_of(plus(start, 1)) + static_cast<int>(y); }

std::span<const DimSpec> dimensions() {
  static constexpr DimSpec table[] = {
      {Dim::time, "time", "end of the month", "einde van de maand"},
      {Dim::year, "year", "1 January of the year", "1 januari van het jaar"},
      {Dim::sex, "sex", "sex", "geslacht"},
      {Dim::age_group, "age_group", "age group", "leeftijdsgroep"},
      {Dim::education, "education", "highest attainment", "hoogste diploma"},
      {Dim::field, "field", "field of study", "studiegebied"},
      {Dim::status, "status", "main status", "hoofdstatuut"},
      {Dim::from_status, "from_status", "status at the last month end",
       "statuut einde vorige maand"},
      {Dim::to_status, "to_status", "status at this month end", "statuut einde deze maand"},
      {Dim::municipality, "municipality", "municipality", "gemeente"},
      {Dim::streek, "streek", "streek (sub-region)", "streek"},
      {Dim::sector, "sector", "sector (NACE section)", "sector (NACE-sectie)"},
      {Dim::occupation, "occupation", "occupation (ISCO-08, two digits)",
       "beroep (ISCO-08, twee cijfers)"},
      {Dim::place, "place", "place of the post", "plaats van de job"},
      {Dim::residence, "residence", "residence of the person", "woonplaats van de persoon"},
      {Dim::post_state, "post_state", "state of the post", "toestand van de arbeidsplaats"},
      {Dim::flag, "flag", "flag beside the status", "kenmerk naast het statuut"},
      {Dim::hire_origin, "hire_origin", "where somebody hired comes from",
       "herkomst van de aangeworvene"},
      {Dim::separation_reason, "separation_reason", "reason of the separation",
       "reden van vertrek"},
      {Dim::move_reason, "move_reason", "move of home that keeps the job",
       "verhuizing met behoud van job"},
      {Dim::duration_class, "duration_class", "time since registration", "tijd sinds inschrijving"},
      {Dim::refill, "refill", "who came in place of a leaver of 55 or over",
       "wie een vertrekkende 55-plusser opvolgt"},
      {Dim::post_fate, "post_fate", "state of a post that a measure brought",
       "toestand van een arbeidsplaats uit een maatregel"},
      {Dim::education_match, "education_match",
       "attainment of the holder against what the post asks",
       "diploma van de houder tegenover wat de job vraagt"},
      {Dim::field_match, "field_match", "field of study of the holder against what the post asks",
       "studiegebied van de houder tegenover wat de job vraagt"},
      {Dim::kpi, "kpi", "indicator of the plans", "indicator van de plannen"}};
  static_assert(std::size(table) == count_of<Dim>);
  return table;
}

std::size_t size_of(Dim d, const Horizon& h) {
  switch (d) {
    case Dim::time:
      return h.times();
    case Dim::year:
      return h.years();
    case Dim::sex:
      return count_of<Sex>;
    case Dim::age_group:
      return kAgeGroups;
    case Dim::education:
      return count_of<Education>;
    case Dim::field:
      return count_of<Field>;
    case Dim::status:
      return count_of<Status>;
    case Dim::from_status:
    case Dim::to_status:
      return count_of<Status> + 1;
    case Dim::municipality:
      return kMunicipalities;
    case Dim::streek:
      return kStreken;
    case Dim::sector:
      return count_of<Sector>;
    case Dim::occupation:
      return count_of<Occupation>;
    case Dim::place:
      return count_of<Place>;
    case Dim::residence:
      return count_of<Residence>;
    case Dim::post_state:
      return count_of<PostState>;
    case Dim::flag:
      return count_of<Flag>;
    case Dim::hire_origin:
      return count_of<HireOrigin>;
    case Dim::separation_reason:
      return count_of<SeparationReason>;
    case Dim::move_reason:
      return count_of<MoveReason>;
    case Dim::duration_class:
      return count_of<DurationClass>;
    case Dim::refill:
      return count_of<Refill>;
    case Dim::post_fate:
      return count_of<PostFate>;
    case Dim::education_match:
      return count_of<EducationMatch>;
    case Dim::field_match:
      return count_of<FieldMatch>;
    case Dim::kpi:
      return count_of<Kpi>;
    case Dim::count_:
      break;
  }
  return 0;
}

namespace {
std::vector<AxisLabel> copy(std::span<const Label> table) {
  std::vector<AxisLabel> out;
  for (const Label& l : table)
    out.push_back({std::string(l.name), std::string(l.en), std::string(l.nl)});
  return out;
}
}  // namespace

std::vector<AxisLabel> axis_labels(Dim d, const Geography& geography) {
  std::vector<AxisLabel> out;
  switch (d) {
    case Dim::time:
    case Dim::year:
    case Dim::count_:
      return out;
    case Dim::sex:
      return copy(labels(Sex{}));
    case Dim::age_group:
      return copy(age_group_labels());
    case Dim::education:
      return copy(labels(Education{}));
    case Dim::field:
      return copy(labels(Field{}));
    case Dim::status:
      return copy(labels(Status{}));
    case Dim::from_status:
    case Dim::to_status:
      out = copy(labels(Status{}));
      out.push_back({"outside", "outside the residents", "buiten de inwoners"});
      return out;
    case Dim::municipality:
      for (std::size_t m = 0; m < kMunicipalities; ++m)
        out.push_back(
            {geography.place_names[m], geography.place_names[m], geography.place_names[m]});
      return out;
    case Dim::streek:
      for (const auto& name : geography.streek_names) out.push_back({name, name, name});
      return out;
    case Dim::sector:
      return copy(labels(Sector{}));
    case Dim::occupation:
      return copy(labels(Occupation{}));
    case Dim::place:
      return copy(labels(Place{}));
    case Dim::residence:
      return copy(labels(Residence{}));
    case Dim::post_state:
      return copy(labels(PostState{}));
    case Dim::flag:
      return copy(labels(Flag{}));
    case Dim::hire_origin:
      return copy(labels(HireOrigin{}));
    case Dim::separation_reason:
      return copy(labels(SeparationReason{}));
    case Dim::move_reason:
      return copy(labels(MoveReason{}));
    case Dim::duration_class:
      return copy(labels(DurationClass{}));
    case Dim::refill:
      return copy(labels(Refill{}));
    case Dim::post_fate:
      return copy(labels(PostFate{}));
    case Dim::education_match:
      return copy(labels(EducationMatch{}));
    case Dim::field_match:
      return copy(labels(FieldMatch{}));
    case Dim::kpi:
      for (const KpiSpec& k : kpi_catalogue())
        out.push_back({std::string(k.name), std::string(k.en), std::string(k.nl)});
      return out;
  }
  return out;
}

}  // namespace limlab
