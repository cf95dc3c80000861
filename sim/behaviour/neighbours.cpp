#include "behaviour/neighbours.hpp"

#include "base/marks.hpp"

namespace limlab {

namespace {

constexpr int kOne = 48;  // a batch earns less than 2^48 cents x hours

/// What each of `n` rows brings: one person in the upper bits, what he earns in the lower. AVX2 has
/// the multiplication that this needs.
__attribute__((target_clones("avx2", "default"))) void weigh(const std::uint8_t* presence,
                                                             const std::uint8_t* status,
                                                             const std::uint8_t* hours,
                                                             const std::int32_t* wage,
                                                             std::size_t n, std::int64_t* brings) {
  constexpr auto employee = static_cast<std::uint8_t>(Status::employee);
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const std::int32_t pay = wage[k], works = static_cast<std::uint8_t>(status[k] - employee) < 3;
    const std::int64_t earned = std::int64_t{pay} * (works * hours[k]);
    brings[k] = presence[k] != 0 ? (std::int64_t{1} << kOne) + earned : 0;
  }
}

}  // namespace

void Neighbours::see(const World& w, std::size_t begin, std::size_t end) {
  const Persons& p = w.persons;
  const std::size_t n = end - begin;
  const std::uint8_t *presence = &p.presence[begin], *status = &p.status[begin],
                     *place = &p.place[begin];
  std::array<std::int64_t, kBatch> brings;
  weigh(presence, status, &p.hours[begin], &p.wage[begin], n, brings.data());
  // Four, as neighbours share a place and each would wait for the one before.
  constexpr std::size_t kApart = 4;
  std::array<std::array<std::int64_t, kPlaces>, kApart> sums{};
  std::size_t k = 0;
  for (; k + kApart <= n; k += kApart)
    for (std::size_t one = 0; one < kApart; ++one) sums[one][place[k + one]] += brings[k + one];
  for (; k < n; ++k) sums[0][place[k]] += brings[k];
  for (std::size_t h = 0; h < kMunicipalities; ++h) {
    std::int64_t all = 0;
    for (const auto& sum : sums) all += sum[h];
    people[h] += static_cast<std::int32_t>(all >> kOne);
    income[h] += all & ((std::int64_t{1} << kOne) - 1);
  }
  std::array<std::uint8_t, kBatch> seeks;
  for (k = 0; k < n; ++k)
    seeks[k] = (status[k] == at(Status::jobseeker)) & static_cast<int>(presence[k] != 0);
  std::array<std::int32_t, kBatch> seeking;
  const std::size_t found = find_marked(seeks.data(), n, begin, seeking.data());
  for (std::size_t m = 0; m < found; ++m) {
    const auto i = static_cast<std::size_t>(seeking[m]);
    if (p.occupation[i] != kNoOccupation && in_limburg(p.place[i]))
      ++seekers[p.occupation[i]][w.streek_of[p.place[i]]];
  }
}

void Neighbours::add(const Neighbours& other) {
  for (std::size_t h = 0; h < kPlaces; ++h)
    income[h] += other.income[h], people[h] += other.people[h];
  for (std::size_t o = 0; o < seekers.size(); ++o)
    for (std::size_t a = 0; a < kStreken; ++a) seekers[o][a] += other.seekers[o][a];
}

void Neighbours::write_down(World& w) const {
  auto& s = w.surroundings;
  s.people = people;
  s.seekers = seekers;
  for (std::size_t h = 0; h < kPlaces; ++h)
    s.income[h] = static_cast<std::int32_t>(income[h] / (38 * 100'000));  // cents, full time
}

}  // namespace limlab
