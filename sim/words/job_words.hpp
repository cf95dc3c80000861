#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "words/label.hpp"

namespace limlab {

/// NACE Rev. 2 sections. B (34 jobs in 10,000) is kept; T and U are folded into S.
enum class Sector : std::uint8_t { A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, count_ };

/// ISCO-08 sub-major groups (two digits). The few published members of groups 62, 63 are in 61, of 95
/// in 96, and the armed forces (01-03) in 54, protective services.
enum class Occupation : std::uint8_t {
  o11, o12, o13, o14, o21, o22, o23, o24, o25, o26, o31, o32, o33, o34, o35, o41, o42, o43, o44,
  o51, o52, o53, o54, o61, o71, o72, o73, o74, o75, o81, o82, o83, o91, o92, o93, o94, o96, count_
};
inline constexpr std::uint8_t kNoOccupation = 255;
/// ISCO major group 1 … 9.
int major_group(Occupation o);

enum class PostState : std::uint8_t { filled, vacant, reserved, idle, count_ };
/// Posts row not in use; never published.
inline constexpr std::uint8_t kFreePost = 255;

enum class Contract : std::uint8_t { permanent, temporary, agency, own_account, sheltered, count_ };
enum class Place : std::uint8_t { limburg, outside, count_ };
enum class Residence : std::uint8_t { resident, non_resident, count_ };

/// Where somebody hired comes from.
enum class HireOrigin : std::uint8_t {
  jobseeker,           ///< registered or not, looking for work
  training,            ///< from training or work care
  school,              ///< first entry, straight from school or study
  inactive,            ///< home, early exit, retired, ill without a post
  other_job,           ///< left another post for this one
  return_from_illness, ///< takes the reserved post up again (no vacancy)
  outside_pool,        ///< non-resident without a post here
  count_
};

enum class SeparationReason : std::uint8_t {
  job_change, quit, dismissal, contract_end, closure, illness, care, early_exit, retirement, death,
  migration, count_
};

enum class MoveReason : std::uint8_t {
  emigrant_keeps_job_here, settler_keeps_job_here, arrival_keeps_job_outside,
  emigrant_keeps_job_outside, count_
};

/// What became of a post that a leaver of 55 or over vacated, seen where the chain of job changes that
/// it set off ended.
enum class Refill : std::uint8_t {
  young_entrant,       ///< under 35, first job
  older_worker,        ///< 55 or over, not from another post: a career that goes on
  inactive,            ///< straight from home or care
  jobseeker,           ///< looking for work, in training or work care
  migrant,             ///< came to live here during the run, first job since
  returning_commuter,  ///< resident who gave up a post outside
  commuter_in,         ///< lives elsewhere and held no post here
  unfilled,            ///< recruited for in vain, or scrapped while open
  not_replaced,        ///< ended with its holder: own account, or no longer wanted
  count_
};

/// State of a post that a measure brought; closed = it is no more.
enum class PostFate : std::uint8_t { filled, vacant, reserved, idle, closed, count_ };

/// Attainment of a holder against what his post asks; and his field of study against the post's.
enum class EducationMatch : std::uint8_t { less, matched, more, count_ };
enum class FieldMatch : std::uint8_t { any, matched, other, count_ };  ///< any: the post asks for none

std::span<const Label> labels(Sector);
std::span<const Label> labels(Occupation);
std::span<const Label> labels(PostState);
std::span<const Label> labels(Contract);
std::span<const Label> labels(Place);
std::span<const Label> labels(Residence);
std::span<const Label> labels(HireOrigin);
std::span<const Label> labels(SeparationReason);
std::span<const Label> labels(MoveReason);
std::span<const Label> labels(Refill);
std::span<const Label> labels(PostFate);
std::span<const Label> labels(EducationMatch);
std::span<const Label> labels(FieldMatch);

/// The value whose file name is `name`, for any enum of words/.
template <class E>
std::optional<E> from_name(std::string_view name) {
  const auto table = labels(E{});
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].name == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace limlab
