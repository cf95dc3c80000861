#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace limlab {

/// Checksum of a stream of bytes. Every step is one-to-one in the word and in what came before, so
/// a changed byte anywhere changes it for certain.
class Checksum {
 public:
  void add(const unsigned char* bytes, std::size_t n);  ///< n a multiple of 32, but for the last
  std::uint64_t value() const;

 private:
  std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
  std::uint64_t bytes_ = 0;
};

/// Of `values` and of what came before, to compare what was written with what is read back.
std::uint64_t checksum(std::uint64_t so_far, const std::vector<std::int32_t>& values);

}  // namespace limlab
