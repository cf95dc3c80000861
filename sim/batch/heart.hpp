#pragma once
#include <thread>

#include "batch/claims.hpp"

namespace limlab {

/// Tells other machines, as long as it lives, that this process does: without it claims on work
/// that takes longer than the silence allowed would be taken over.
class Heart {
 public:
  explicit Heart(Claims&);

 private:
  std::jthread thread_;
};

}  // namespace limlab
