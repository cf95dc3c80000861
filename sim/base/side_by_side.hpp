#pragma once
#include <exception>
#include <functional>
#include <initializer_list>
#include <vector>

#include "base/parallel.hpp"

namespace limlab {

/// Does pieces of work that do not touch each other's results, at once where there are threads.
/// What is thrown is what the first of them in this order throws, as if they came one by one.
inline void side_by_side(const Team& team, std::initializer_list<std::function<void()>> pieces) {
  std::vector<std::exception_ptr> faults(pieces.size());
  team.for_blocks(
      pieces.size(),
      [&](std::size_t k, std::size_t, std::size_t) {
        try {
          pieces.begin()[k]();
        } catch (...) {
          faults[k] = std::current_exception();
        }
      },
      1);
  for (const std::exception_ptr& fault : faults)
    if (fault) std::rethrow_exception(fault);
}

}  // namespace limlab
