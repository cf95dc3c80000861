#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "words/person_words.hpp"

namespace limlab {

/// The age classes of the joint table: single years where school and pension rules bite, else five.
inline constexpr std::array<int, 33> kClassStart = {0,  5,  10, 12, 15, 18, 19, 20, 21, 22, 23,
                                                    24, 25, 30, 35, 40, 45, 50, 55, 60, 61, 62,
                                                    63, 64, 65, 66, 70, 75, 80, 85, 90, 95, 100};
inline constexpr std::size_t kAgeClasses = kClassStart.size();
/// Class of an age in years.
std::size_t age_class(int age);
/// Last age of a class (120 for the open one).
int class_end(std::size_t age_class);
/// "20-24", "18", "100+".
std::string class_label(std::size_t age_class);

/// Residents of one sex by age in months (0 … kMaxMonths-1), in whole persons that add up to each
/// band.
inline constexpr std::size_t kMaxMonths = 109 * 12;
using AgeMonths = std::array<std::int32_t, kMaxMonths>;

/// Spreads five-year bands over months of age: inside a band the density is a straight line with
/// the slope between the neighbouring bands, cut off where it would come near zero; beyond 100 it
/// falls by 45 % a year. Deterministic. `bands`: persons by band.
AgeMonths smooth_ages(const std::array<std::int64_t, kAgeGroups>& bands);

}  // namespace limlab
