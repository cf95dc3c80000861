#pragma once
#include <array>
#include <vector>

#include "base/row_picker.hpp"
#include "behaviour/context.hpp"
#include "behaviour/vacancy_draw.hpp"

namespace limlab {

/// One open vacancy as searchers see it, frozen for a round.
struct Listed {
  Key key;
  std::int32_t row;      ///< Posts row
  std::int32_t utility;  ///< log of the wage offered, at mean experience [1e-4]
  std::int16_t age;      ///< months open
  std::uint8_t occupation, place, sector, education, field, contract, hours;
};

/// All open vacancies, by occupation and place of work, there in the order of their keys.
class VacancyBoard {
 public:
  void list(const World&, const Team&);
  /// Vacancy `v` of the board has been taken up; it stays listed until the next renew().
  void take(std::size_t v) { taken_[v] = 1; }
  /// After a round: what was taken goes, `opened` (Posts rows, in any order) comes; nothing else
  /// has changed. The same board as list() makes.
  void renew(const World&, const std::vector<std::int32_t>& opened);
  std::size_t size() const { return listed_.size(); }
  const Listed& at(std::size_t v) const { return listed_[v]; }
  /// 32-bit names of the vacancies, for keyed choices among many; a register more than there are.
  const std::uint32_t* names() const { return names_.data(); }
  /// Vacancies of one occupation at one place: [first, last).
  std::pair<std::int32_t, std::int32_t> bucket(std::size_t occupation, std::size_t place) const {
    const std::size_t b = occupation * kPlaces + place;
    return {start_[b], start_[b + 1]};
  }
  const OpenPlaces& places(std::size_t occupation) const { return places_[occupation]; }
  bool any(std::size_t occupation) const { return places_[occupation].lanes > 0; }
  /// See draw_vacancies().
  void draw(const VacancyDraw* draws, std::size_t n, std::int32_t* found) const;

 private:
  void sort(const Team&);
  void count(const std::vector<Listed>&);  ///< how many there are in each bucket: start_
  void index();
  std::vector<Listed> listed_, other_;  ///< other_: in the order of rows, or the next board
  std::vector<Listed> fresh_;
  std::vector<std::uint8_t> taken_;  ///< of listed_
  RowPicker open_;
  std::vector<std::uint32_t> names_;  ///< 32-bit names of listed_, and a register more
  std::array<std::int32_t, count_of<Occupation> * kPlaces + 1> start_{};
  std::array<OpenPlaces, count_of<Occupation>> places_{};
};

}  // namespace limlab
