#pragma once
#include <array>
#include <cstdint>

#include "base/calendar.hpp"
#include "base/id.hpp"

namespace limlab {

/// Bijective 64-bit mixer (the finaliser of SplitMix64: Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return mix(mix(a) ^ b); }
template <class... More>
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b, More... more) {
  return mix(mix(a, b), static_cast<std::uint64_t>(more)...);
}

/// One block of Philox 4x32-10 (Salmon, Moraes, Dror, Shaw 2011), checked against the published
/// known answers. Written in 64-bit lanes so that loops over entities vectorise.
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                              std::array<std::uint32_t, 2> key) {
  std::uint64_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  std::uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = 0xD2511F53ull * (c0 & 0xFFFFFFFFull);
    const std::uint64_t p1 = 0xCD9E8D57ull * (c2 & 0xFFFFFFFFull);
    c0 = (p1 >> 32) ^ (c1 & 0xFFFFFFFFull) ^ k0;
    c2 = (p0 >> 32) ^ (c3 & 0xFFFFFFFFull) ^ k1;
    c1 = p1;
    c3 = p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return {static_cast<std::uint32_t>(c0), static_cast<std::uint32_t>(c1),
          static_cast<std::uint32_t>(c2), static_cast<std::uint32_t>(c3)};
}

/// Who, what, when: every draw of a run is a pure function of (seed, replicate, entity key, month,
/// purpose, draw number). Nothing depends on threads or on the order of work.
class Luck {
 public:
  /// There is no default seed anywhere.
  Luck(std::uint64_t seed, std::uint64_t replicate) : key_(mix(seed, replicate)) {}

  /// Four independent 32-bit words. `purpose` is a Purpose of words/purpose.hpp.
  std::array<std::uint32_t, 4> block(Key entity, Month month, std::uint16_t purpose,
                                     std::uint32_t draw = 0) const {
    return philox(
        {static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32),
         static_cast<std::uint16_t>(month) | (static_cast<std::uint32_t>(purpose) << 16), draw},
        {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)});
  }
  std::uint64_t bits(Key entity, Month month, std::uint16_t purpose, std::uint32_t draw = 0) const {
    const auto b = block(entity, month, purpose, draw);
    return (static_cast<std::uint64_t>(b[0]) << 32) | b[1];
  }
  /// Uniform on [0, 1), 53 bits.
  double uniform(Key entity, Month month, std::uint16_t purpose, std::uint32_t draw = 0) const {
    return static_cast<double>(bits(entity, month, purpose, draw) >> 11) * 0x1p-53;
  }
  std::uint64_t raw_key() const { return key_; }

 private:
  std::uint64_t key_;
};

/// Integer threshold of a probability: a 32-bit word below it is a success. p >= 1 always succeeds
/// (the largest threshold leaves 2^-32; callers that need certainty test for it themselves).
constexpr std::uint32_t threshold(double p) {
  return p <= 0 ? 0u : p >= 1 ? 0xFFFFFFFFu : static_cast<std::uint32_t>(p * 4294967296.0);
}

/// A name of its own for the pair (a, b), for example a person and a vacancy.
constexpr Key pair_key(Key a, Key b) { return mix(a ^ 0xA5A5A5A55A5A5A5Aull, b); }

/// Standard normal from 64 random bits (inverse of the distribution function by Acklam's rational
/// approximation, relative error 1e-9), the same bits on every processor.
double normal_from_bits(std::uint64_t bits);
/// Laplace with mean 0 and the given standard deviation, from 64 random bits.
double laplace_from_bits(std::uint64_t bits, double standard_deviation);
/// The same of `n` draws at once, out[i] of the i-th of each.
void laplace_from_bits(const std::uint64_t* bits, const double* standard_deviation, std::size_t n,
                       double* out);
/// Laplace with mean 0 and the given standard deviation, its density multiplied by e^(tilt x) and
/// made to integrate to one again: what a draw looks like to those counted by e^(tilt x). Needs
/// tilt x standard deviation < 1.4; with tilt 0 it is laplace_from_bits, up to rounding.
double tilted_laplace_from_bits(std::uint64_t bits, double standard_deviation, double tilt);
/// The same of `n` draws at once, out[i] of the i-th of each.
void tilted_laplace_from_bits(const std::uint64_t* bits, const double* standard_deviation,
                              const double* tilt, std::size_t n, double* out);
/// Exponential with mean 1 from 64 random bits.
double exponential_from_bits(std::uint64_t bits);
/// Poisson(mean) by inversion, mean up to about 700, from 64 random bits.
int poisson_from_bits(std::uint64_t bits, double mean);
/// Floor of x plus one with probability its fraction: expectation x.
std::int64_t round_stochastic(double x, std::uint64_t bits);

}  // namespace limlab
