#pragma once
#include <functional>
#include <optional>

#include "batch/manifest.hpp"
#include "outputs/record.hpp"
#include "outputs/value_added.hpp"
#include "params/geography.hpp"

namespace limlab {

/// What every member needs and none changes.
struct Workshop {
  const ParameterBook& book;
  std::filesystem::path inputs;  ///< scenarios/limburg
  Geography geography;
  ValueAdded value_added;
  Workshop(const ParameterBook& b, std::filesystem::path folder);
};

/// Where a member keeps what it has lived, and how often.
struct MemberCheckpoint {
  std::filesystem::path file;
  int every = 0;  ///< months; 0 = only when told to stop
};

struct LivedMember {
  std::optional<Record> record;  ///< nothing: told to stop, the checkpoint is written
  int months = 0;                ///< lived now, by this process
};

/// Lives one member with `threads` threads, from its checkpoint if a sound one of this very member
/// is there. `go_on` is asked after every month.
LivedMember live_member(const Member&, const Workshop&, int threads, const MemberCheckpoint&,
                        const std::function<bool()>& go_on);

}  // namespace limlab
