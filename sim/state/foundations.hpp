#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "words/geography.hpp"
#include "words/job_words.hpp"
#include "words/person_words.hpp"

namespace limlab {

/// What the initial world taught, kept for the whole run: constant after the start, part of a
/// checkpoint, never steered by. Integers only.
struct Foundations {
  /// A kind of post that a sector has, with the number of such posts at the start.
  struct PostTemplate {
    std::uint8_t occupation, education, field, hours, contract;
    std::int32_t posts;
    std::int32_t up_to;  ///< posts of this kind and the ones before it in the list
  };
  std::array<std::vector<PostTemplate>, count_of<Sector>> templates;
  std::array<std::int32_t, count_of<Occupation>>
      norm_wage{};  ///< mean full-time wage [cents/month]
  /// Workers by education, field and occupation: where people with a diploma work.
  std::array<std::array<std::array<std::int32_t, count_of<Occupation>>, count_of<Field>>,
             count_of<Education>>
      work_of{};
  /// Own-account posts by occupation and sector.
  std::array<std::array<std::int32_t, count_of<Sector>>, count_of<Occupation>> own_account{};
  /// Who works where: holders by home and workplace; employers' posts and open vacancies by
  /// workplace.
  std::array<std::array<std::int32_t, kPlaces>, kPlaces> commutes{};
  std::array<std::int32_t, kPlaces> posts_at{}, open_posts{};
  /// Jobs lost a month through exits of firms, by sector, as the exit hazards imply [posts x 1e-6].
  std::array<std::int64_t, count_of<Sector>> exit_jobs{}, exit_firms{};  ///< firms x 1e-6
};

}  // namespace limlab
