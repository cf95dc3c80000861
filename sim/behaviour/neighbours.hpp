#pragma once
#include <array>

#include "state/world.hpp"

namespace limlab {

/// What people can see around them, counted over rows of persons: income and people by home,
/// jobseekers by the occupation they want and streek. Whole numbers, so that parts add up to the
/// same in any order.
struct Neighbours {
  static constexpr std::size_t kBatch = 512;  ///< rows looked at together

  std::array<std::int64_t, kPlaces> income{};  ///< [cents x hours a week]
  std::array<std::int32_t, kPlaces> people{};
  Surroundings::ByArea seekers{};

  /// People who live in Limburg, for at most kBatch rows. What each brings is worked out in one
  /// loop that vectorises: one person in the upper bits, what he earns in the lower.
  void see(const World&, std::size_t begin, std::size_t end);
  void add(const Neighbours& other);
  /// Into surroundings.
  void write_down(World&) const;
};

}  // namespace limlab
