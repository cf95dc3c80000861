#pragma once
#include <array>
#include <optional>
#include <vector>

#include "base/calendar.hpp"
#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

/// Posts that a measure brings this month.
struct ArrivingPosts {
  int volume = 0;  ///< posts this month
  Sector sector = Sector::Q;
  Occupation occupation = Occupation::o22;
  std::optional<Education> education;  ///< asked for; none = as usual in the occupation
  std::optional<Field> field;          ///< asked for; none = as usual in the occupation
  std::uint8_t place = 0;
  std::uint8_t measure = 0;  ///< number of the measure, kept on the post
  bool operator==(const ArrivingPosts&) const = default;
};

/// The rules of the game this month. Policy writes them before anybody acts; behaviours read them
/// and never know which measure wrote what. Each field says how contributions of several measures
/// combine, so that their order cannot matter.
struct Terms {
  Month month = 0;
  /// Log change of demand by sector against normal; contributions add up.
  std::array<double, count_of<Sector>> demand{};
  /// Posts that arrive; contributions are appended in the order of the scenario (each is its own
  /// thing).
  std::vector<ArrivingPosts> posts_arrive;
  /// Multiplier of the number of applications a searcher sends; contributions multiply.
  double applications = 1;
  /// The same rules: a branch of a checkpoint has to have had them in every month lived.
  bool operator==(const Terms&) const = default;
};

}  // namespace limlab
