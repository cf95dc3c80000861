#pragma once
#include <filesystem>
#include <optional>

#include "outputs/sink.hpp"

namespace limlab {

/// How one member of an ensemble came about. Not part of the content but for `key` and `digest`.
struct MemberNote {
  int member = 0;
  std::string key;     ///< of the ensemble that it belongs to
  std::string digest;  ///< of the last month's state, 16 hex digits
  double wall_seconds = 0;
  std::string host, job;  ///< job: of the batch system, or ""
  int rank = 0;           ///< of MPI, or 0
  int restarts = 0;       ///< how often it was taken up again after its process had ended
  int months_simulated = 0;
  std::string finished;  ///< ISO 8601
};

/// A member's own file is a trajectory file of one replicate, with the note in group `provenance`.
/// Writes `file` (replacing it), syncs it and reads it back; to be renamed by the caller.
void write_member(const std::filesystem::path& file, const RunInfo&, const Geography&,
                  const Record&, const MemberNote&);

/// The note of a whole member file; nothing when it cannot be read or is none.
std::optional<MemberNote> read_member_note(const std::filesystem::path& file);

/// The record of a member file, compared with the checksum that was written beside it;
/// OutsideFailure when it cannot be read or is damaged.
Record read_member(const std::filesystem::path& file);

/// Order-dependent hash of every series of a record.
std::uint64_t record_checksum(const Record&);

}  // namespace limlab
