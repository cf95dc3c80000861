#include "behaviour/neighbours.hpp"

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
  std::array<std::uint16_t, kBatch> seeking;
  weigh(presence, status, &p.hours[begin], &p.wage[begin], n, brings.data());
  std::array<std::int64_t, kPlaces> even{}, odd{};  // two, as neighbours share a place
  std::size_t k = 0;
  for (; k + 2 <= n; k += 2) even[place[k]] += brings[k], odd[place[k + 1]] += brings[k + 1];
  if (k < n) even[place[k]] += brings[k];
  for (std::size_t h = 0; h < kMunicipalities; ++h) {
    const std::int64_t both = even[h] + odd[h];
    people[h] += static_cast<std::int32_t>(both >> kOne);
    income[h] += both & ((std::int64_t{1} << kOne) - 1);
  }
  std::size_t seekers_here = 0;
  for (k = 0; k < n; ++k) {
    seeking[seekers_here] = static_cast<std::uint16_t>(k);
    seekers_here += static_cast<unsigned>(status[k] == at(Status::jobseeker)) &
                    static_cast<unsigned>(presence[k] != 0);
  }
  for (std::size_t m = 0; m < seekers_here; ++m) {
    const std::size_t i = begin + seeking[m];
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
