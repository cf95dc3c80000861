#include "batch/design.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>

#include "base/random.hpp"

namespace limlab {

namespace {

// The design has its own place among the purposes of chance: no person has the month kNever.
constexpr std::uint16_t kOrder = 1, kWithin = 2, kShift = 3;

/// A number of [0, 1) as a value of the range. A whole number has n equal shares of the interval.
double placed(const DrawRange& r, double u) {
  if (!r.whole) return r.from + u * (r.to - r.from);
  return std::min(r.to, r.from + std::floor(u * (r.to - r.from + 1)));
}

Design empty(const std::vector<DrawRange>& ranges, std::size_t n) {
  Design out;
  for (const auto& r : ranges) out.names.push_back(r.name);
  out.rows.assign(n, std::vector<double>(ranges.size()));
  return out;
}

/// A key for the name, so that another parameter in the list moves no column that was there.
Key key_of(const std::string& name) {
  Key key = name.size();
  for (const char c : name) key = mix(key, static_cast<unsigned char>(c));
  return key;
}

}  // namespace

Design latin_hypercube(const std::vector<DrawRange>& ranges, std::size_t n, std::uint64_t seed) {
  Design out = empty(ranges, n);
  const Luck luck(seed, 0);
  for (std::size_t c = 0; c < ranges.size(); ++c) {
    const Key key = key_of(ranges[c].name);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;  // random number, stratum
    for (std::uint32_t i = 0; i < n; ++i) order.emplace_back(luck.bits(key, kNever, kOrder, i), i);
    std::sort(order.begin(), order.end());
    for (std::uint32_t i = 0; i < n; ++i) {
      const double within = luck.uniform(key, kNever, kWithin, i);
      out.rows[i][c] = placed(ranges[c], (order[i].second + within) / static_cast<double>(n));
    }
  }
  return out;
}

Design sobol(const std::vector<DrawRange>& ranges, std::size_t n, std::uint64_t seed) {
  Design out = empty(ranges, n);
  if (ranges.empty()) return out;
  const Luck luck(seed, 0);
  std::vector<std::uint32_t> shift;
  for (const auto& r : ranges)
    shift.push_back(static_cast<std::uint32_t>(luck.bits(key_of(r.name), kNever, kShift) >> 32));
  using Engine = boost::random::sobol_engine<std::uint32_t, 32>;
  Engine engine(ranges.size());
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t c = 0; c < ranges.size(); ++c) {
      const std::uint32_t point = i == 0 ? 0 : engine();  // Boost's leaves out the origin
      // The middle of its cell, so that neither end is ever reached exactly.
      out.rows[i][c] = placed(ranges[c], ((point ^ shift[c]) + 0.5) * 0x1p-32);
    }
  return out;
}

}  // namespace limlab
