#pragma once
#include <array>
#include <cstdint>

#include "words/geography.hpp"

namespace limlab {

/// Places padded to whole vector registers.
inline constexpr std::size_t kRegister = 8, kLanes = 48;
static_assert(kPlaces <= kLanes && kLanes % kRegister == 0);

/// Where an occupation has vacancies: the places side by side, in their order, filled up to whole
/// registers with lanes that never win.
struct OpenPlaces {
  std::size_t lanes = 0;  ///< 0 = none anywhere
  std::array<std::uint8_t, kLanes> place{};
  alignas(32) std::array<std::uint32_t, kLanes> salt{};  ///< of the place, for its luck in a race
  alignas(32) std::array<float, kLanes> inverse{};       ///< 1 / number of vacancies
};

/// A draw of a vacancy of one occupation: first where, then which.
struct VacancyDraw {
  const float* reach;  ///< 1 / rate of each of the occupation's places, lane by lane
  std::uint64_t luck;
  std::uint8_t occupation;
};

/// What a draw reads of the board.
struct BoardView {
  const OpenPlaces* places;    ///< by occupation
  const std::int32_t* start;   ///< first vacancy of [occupation][place], and one past the last
  const std::uint32_t* names;  ///< 32-bit names of the vacancies, and a register more
};

/// Carries out `n` draws: found[k] is the vacancy that draws[k] falls on, -1 when no place has a
/// rate. The place wins an exponential race with rates 1 / (number of vacancies' inverse x reach),
/// the vacancy has the smallest hash: draws in which a change of one place or vacancy moves only
/// what it wins or loses.
void draw_vacancies(const BoardView&, const VacancyDraw* draws, std::size_t n, std::int32_t* found);

}  // namespace limlab
