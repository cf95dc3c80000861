#include "storage/checksum.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/random.hpp"

namespace limlab {

void Checksum::add(const unsigned char* bytes, std::size_t n) {
  bytes_ += n;
  for (; n > 0;) {
    std::array<std::uint64_t, 4> words{};
    const std::size_t taken = std::min<std::size_t>(n, sizeof words);
    std::memcpy(words.data(), bytes, taken);
    for (std::size_t k = 0; k < 4; ++k)
      lanes_[k] = std::rotl((lanes_[k] ^ words[k]) * 0x9FB21C651E98DF25ull, 29);
    bytes += taken;
    n -= taken;
  }
}

std::uint64_t Checksum::value() const {
  std::uint64_t out = mix(bytes_);
  for (const std::uint64_t lane : lanes_) out = mix(out ^ lane);
  return out;
}

std::uint64_t checksum(std::uint64_t so_far, const std::vector<std::int32_t>& values) {
  Checksum sum;
  sum.add(reinterpret_cast<const unsigned char*>(values.data()), values.size() * sizeof values[0]);
  return mix(so_far ^ sum.value());
}

}  // namespace limlab
