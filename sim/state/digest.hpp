#pragma once
#include <cstdint>
#include <vector>

#include "state/world.hpp"

namespace limlab {

class Team;

/// Hash of the whole state: sum modulo 2^64 of a hash per row keyed by the entity's key, so that
/// row numbers and order of work cannot matter. Links enter by the key they point to.
std::uint64_t digest(const World&, const Team&);

/// The same, month after month: keeps what each row adds and renews only the rows of persons and
/// posts that were touched (see Touched).
class RunningDigest {
 public:
  /// Equals digest(world). What was touched is forgotten.
  std::uint64_t of(World&, const Team&);

 private:
  struct Kept {
    std::vector<std::uint64_t> part;  ///< of each row
    std::uint64_t sum = 0;
  };
  Kept persons_, posts_;
};

}  // namespace limlab
