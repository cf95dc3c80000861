#pragma once
#include <array>
#include <optional>
#include <vector>

#include "base/calendar.hpp"
#include "policy/group.hpp"
#include "policy/rate.hpp"
#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

/// Posts that a measure brings this month.
struct ArrivingPosts {
  int volume = 0;  ///< posts this month [agents]
  Sector sector = Sector::Q;
  Occupation occupation = Occupation::o22;
  std::optional<Education> education;  ///< asked for; none = as usual in the occupation
  std::optional<Field> field;          ///< asked for; none = as usual in the occupation
  std::uint8_t place = 0;
  std::uint8_t measure = 0;       ///< number of the measure, kept on the post
  Key key = 0;                    ///< of the measure, from its id: the same in every scenario
  std::int32_t real_size = 1000;  ///< of the establishment that gets them: 1 / scale [1e-3]
  bool operator==(const ArrivingPosts&) const = default;
};

/// Posts that a measure takes away this month.
struct LeavingPosts {
  int volume = 0;  ///< posts this month [agents]
  std::optional<Sector> sector;
  std::optional<Occupation> occupation;
  std::optional<std::uint8_t> place;
  bool largest_first = false;  ///< whole employers, the largest first; else one here, one there
  Key key = 0;
  bool operator==(const LeavingPosts&) const = default;
};

/// A change of a chance for a group: chance' = chance x multiplier + delta, kept within 0 and 1.
struct RateChange {
  Group group;
  double multiplier = 1, delta = 0;  ///< this month
  double most_multiplier = 1,
         most_delta = 0;  ///< never above these while the same ids are in force
  bool operator==(const RateChange&) const = default;
};

/// A change of the share who choose a field of study: share' = share x multiplier + delta, for
/// those who chose in month m with the strength of m.
struct FieldChoice {
  Group group;
  Field field = Field::stem;
  double multiplier = 1, delta = 0;  ///< at full strength
  Month from = 0, until = kNever;
  int ramp_months = 0;
  double strength_of(Month chosen) const;
  bool operator==(const FieldChoice&) const = default;
};

/// Extra places at firms for dual learners, or on courses for jobseekers [agents].
struct ExtraPlaces {
  double volume = 0;
  std::optional<Sector> sector;
  std::optional<std::uint8_t> place;
  Key key = 0;
  bool operator==(const ExtraPlaces&) const = default;
};

/// The rules of the game this month. Policy writes them before anybody acts; behaviours read them
/// and never know which measure wrote what. Each field says how contributions of several measures
/// combine. Measures contribute in the order of their ids, so that the order in a scenario cannot
/// matter, not even to the last bit.
struct Terms {
  Month month = 0;
  /// Log change of demand by sector against normal; contributions add up.
  std::array<double, count_of<Sector>> demand{};
  /// Posts that arrive or leave; contributions are a list (each is its own thing).
  std::vector<ArrivingPosts> posts_arrive;
  std::vector<LeavingPosts> posts_leave;
  /// Multiplier of the number of applications a searcher sends; contributions multiply.
  double applications = 1;
  /// Changes of chances; multipliers of those in whose group somebody is multiply, deltas add up.
  std::array<std::vector<RateChange>, count_of<Rate>> rates;
  std::uint64_t rates_in_force = 0;  ///< name of the set of changes above, whatever their strength
  /// Changes of fields chosen; as for rates. All that ever begin before this month, also those
  /// over.
  std::vector<FieldChoice> field_choices;
  /// Pension rules against the law [months]; contributions add up.
  double legal_age = 0, early_age = 0, early_career = 0;
  double legal_age_before = 0;  ///< the first of them a month ago
  /// Months of unemployment benefit against the law; contributions add up.
  double benefit_months = 0;
  /// Places on courses for jobseekers and at firms for dual learners; contributions are a list.
  std::vector<ExtraPlaces> training_places, dual_places;

  /// `chance` of what `rate` names for a person after all changes; what cannot happen stays so.
  double changed(Rate rate, double chance, const World& w, std::size_t row, Month ages_at) const {
    const auto& changes = rates[at(rate)];
    return changes.empty() ? chance : change(changes, chance, w, row, ages_at);
  }
  /// Upper bound of changed() for everybody alike in status, sex, attainment and age.
  double bound(Rate, double chance, Status, Sex, Education, int age) const;
  /// The same rules: a branch of a checkpoint has to have had them in every month lived.
  bool operator==(const Terms&) const = default;

 private:
  static double change(const std::vector<RateChange>&, double chance, const World&, std::size_t row,
                       Month ages_at);
};

}  // namespace limlab
