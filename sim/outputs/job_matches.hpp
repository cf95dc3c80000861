#pragma once
#include <array>
#include <cstdint>

#include "base/parallel.hpp"
#include "outputs/dimensions.hpp"
#include "state/world.hpp"

namespace limlab {

/// Who holds which post on 1 January: one parallel pass over the posts, once a year since every
/// post asks for its holder's row, far away in memory. Integers, so that sums are exact in any
/// order.
struct MatchCounts {
  static constexpr std::size_t kKinds = count_of<EducationMatch> * count_of<FieldMatch>;
  /// Residents who hold a post, by place, occupation, education and field.
  std::array<std::int32_t,
             count_of<Place> * count_of<Occupation> * count_of<Education> * count_of<Field>>
      residents{};
  /// Employers' posts at Limburg workplaces: how holders match them, and what they earn
  /// [cents/month].
  std::array<std::int32_t, count_of<Occupation> * kKinds> matches{};
  std::array<std::int64_t, count_of<Occupation>> wages{};
  /// Holders of employers' posts, here and outside, by home and workplace.
  std::array<std::array<std::int32_t, kPlaces>, kPlaces> routes{};

  void add(const MatchCounts& other);
  std::int32_t staff(std::size_t occupation) const;  ///< sum of matches
};
MatchCounts count_matches(const World&, const Team&);

/// Road distance between places [km]; sums over routes are worked out in one order.
using Distances = std::array<std::array<float, kPlaces>, kPlaces>;
using Routes = std::array<std::array<std::int32_t, kPlaces>, kPlaces>;
/// Mean distance of the routes that begin and end where it says; not a number when there are none.
struct Ends {
  bool from_limburg = true, from_outside = true, to_limburg = true, to_outside = true;
};
double mean_distance(const Routes&, const Distances&, const Ends&);

}  // namespace limlab
