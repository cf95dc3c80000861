#pragma once
#include <cstddef>
#include <cstdint>

#include "base/random.hpp"

namespace limlab {

/// The block (purpose::person_month) of `n` persons: words[k] + i is lane k of keys[i]. The same
/// bits as Luck::block, computed four persons at a time where the processor can (AVX2); integers,
/// so they agree.
void person_words(const Luck& luck, Month month, const Key* keys, std::size_t n,
                  std::uint32_t* const words[4]);

}  // namespace limlab
