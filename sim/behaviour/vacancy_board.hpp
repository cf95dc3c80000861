#pragma once
#include <array>
#include <vector>

#include "base/row_picker.hpp"
#include "behaviour/context.hpp"

namespace limlab {

/// Places padded to whole vector registers.
inline constexpr std::size_t kLanes = 48;
static_assert(kPlaces <= kLanes);
using PerPlace = std::array<float, kLanes>;

/// One open vacancy as searchers see it, frozen for a round.
struct Listed {
  Key key;
  std::int32_t row;      ///< Posts row
  std::int32_t utility;  ///< log of the wage offered, at mean experience [1e-4]
  std::int16_t age;      ///< months open
  std::uint8_t occupation, place, sector, education, field, contract, hours;
};

/// All open vacancies, by occupation and place of work.
class VacancyBoard {
 public:
  void list(const World&, const Team&);
  std::size_t size() const { return listed_.size(); }
  const Listed& at(std::size_t v) const { return listed_[v]; }
  /// 32-bit names of the vacancies, for keyed choices among many.
  const std::uint32_t* names() const { return names_.data(); }
  /// Vacancies of one occupation at one place: [first, last).
  std::pair<std::int32_t, std::int32_t> bucket(std::size_t occupation, std::size_t place) const {
    const std::size_t b = occupation * kPlaces + place;
    return {start_[b], start_[b + 1]};
  }
  /// 1 / number of vacancies by place; infinite where there are none.
  const PerPlace& inverse_count(std::size_t occupation) const { return inverse_[occupation]; }
  bool any(std::size_t occupation) const { return any_[occupation]; }

 private:
  std::vector<Listed> listed_, unsorted_;
  RowPicker open_;
  std::vector<std::uint32_t> names_;
  std::array<std::int32_t, count_of<Occupation> * kPlaces + 1> start_{};
  std::array<PerPlace, count_of<Occupation>> inverse_{};
  std::array<bool, count_of<Occupation>> any_{};
};

/// Index of the smallest hash of (seed, names[k]), k < n, n > 0: a keyed choice in which another
/// entry changes only the draws it wins. Ties go to the first.
std::size_t smallest_hash(const std::uint32_t* names, std::size_t n, std::uint32_t seed);

/// The place that wins the exponential race with rates 1 / (a[p] * b[p]): a draw with probability
/// proportional to the rates in which a change of one place's rate moves only draws from or to it.
/// kPlaces or more when no place has a rate.
std::size_t race(const PerPlace& a, const PerPlace& b, std::uint64_t bits);

}  // namespace limlab
