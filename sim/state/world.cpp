#include "state/world.hpp"

namespace limlab {

std::size_t memory_bytes(const World& w) {
  return memory_bytes(w.persons) + memory_bytes(w.posts) + memory_bytes(w.firms) +
         memory_bytes(w.training) + w.keys.memory_bytes();
}

}  // namespace limlab
