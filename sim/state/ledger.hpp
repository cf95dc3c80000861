#pragma once
#include <array>
#include <cstdint>

#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

using Count = std::int32_t;
template <class E>
using PerOne = std::array<Count, count_of<E>>;

/// The flows of one month. Only the functions of state/moves.hpp write it, so every event is
/// counted by exactly one flow. Sector flows count posts at Limburg workplaces only.
struct Ledger {
  Count births = 0, deaths = 0, immigration = 0, emigration = 0;
  std::array<Count, count_of<Status>>
      left{};  ///< residents lost to `outside`, by status at the last month end
  std::array<std::array<PerOne<HireOrigin>, 2>, 2> hires{};  ///< [Place][Residence][HireOrigin]
  std::array<std::array<PerOne<SeparationReason>, 2>, 2>
      separations{};  ///< [Place][Residence][reason]
  PerOne<MoveReason> moves{};
  PerOne<Sector> posts_created{}, posts_destroyed{}, opened{}, filled{}, withdrawn{}, self_starts{},
      applications{}, vacancy_age{};  ///< vacancy_age: months, summed over the vacancies filled
  std::array<PerOne<Field>, count_of<Education>> first_entries{};
  /// Posts at Limburg workplaces vacated by people of 55 or over who left work, by what they were.
  std::array<Count, kAgeGroups> vacated_55_age{};
  PerOne<Sector> vacated_55_sector{};
  PerOne<Occupation> vacated_55_occupation{};
  std::array<Count, kMunicipalities> vacated_55_municipality{};
  std::array<PerOne<Refill>, count_of<Sector>> refills_55{};  ///< [sector vacated][Refill]
  /// Posts that measures brought and that are no more, and hires into posts that measures brought.
  PerOne<Sector> measure_closed_sector{};
  PerOne<Occupation> measure_closed_occupation{};
  std::array<Count, kMunicipalities> measure_closed_municipality{};
  std::array<PerOne<HireOrigin>, 2> measure_hires{};  ///< [Residence][HireOrigin]
  PerOne<Field> dual_unplaced{};  ///< pupils of 16 who found no dual-learning place
  /// Vacancies filled, here and outside, by home of the hired and workplace; those at Limburg
  /// workplaces by how the hired match the post, with the full-time wages they start at.
  std::array<std::array<Count, kPlaces>, kPlaces> filled_routes{};
  std::array<PerOne<FieldMatch>, count_of<EducationMatch>> filled_match{};
  std::array<std::int64_t, count_of<Sector>> filled_wages{};  ///< sums [cents/month]
  Count deaths_55_at_work = 0;  ///< residents of 55+ at work at the last month end who died
};

}  // namespace limlab
