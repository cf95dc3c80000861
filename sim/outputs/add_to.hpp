#pragma once
#include <cstddef>

namespace limlab {

/// Adds cell by cell. `theirs` may be longer: its last cells count nowhere.
template <class Mine, class Theirs>
void add_to(Mine& mine, const Theirs& theirs) {
  for (std::size_t i = 0; i < mine.size(); ++i) mine[i] += theirs[i];
}

}  // namespace limlab
