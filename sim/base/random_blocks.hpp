#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/random.hpp"

namespace limlab {

using RandomBlock = std::array<std::uint32_t, 4>;

/// Luck::block of `n` entities, draw `draw`: blocks[i] is that of keys[i]. The same bits, computed
/// twelve entities at a time where the processor can (AVX2); integers, so they agree.
void random_blocks(const Luck& luck, Month month, std::uint16_t purpose, const Key* keys,
                   std::size_t n, RandomBlock* blocks, std::uint32_t draw = 0);
/// The same for draw draws[i] of keys[i].
void random_draws(const Luck& luck, Month month, std::uint16_t purpose, const Key* keys,
                  const std::uint32_t* draws, std::size_t n, RandomBlock* blocks);

}  // namespace limlab
