#pragma once
#include <algorithm>

#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

// How well a holder and a post go together (mismatch by what the job asks, as the ILO and
// Eurostat's skills surveys call it). Lower secondary or less is one level: no post asks for less.

constexpr EducationMatch education_match(std::uint8_t attained, std::uint8_t asked) {
  constexpr auto least = static_cast<std::uint8_t>(Education::low);
  const std::uint8_t has = std::max(attained, least), needs = std::max(asked, least);
  return has < needs    ? EducationMatch::less
         : has == needs ? EducationMatch::matched
                        : EducationMatch::more;
}
constexpr FieldMatch field_match(std::uint8_t studied, std::uint8_t asked) {
  return asked == static_cast<std::uint8_t>(Field::general) ? FieldMatch::any
         : asked == studied                                 ? FieldMatch::matched
                                                            : FieldMatch::other;
}

}  // namespace limlab
