#include "outputs/record.hpp"

#include <algorithm>

#include <numeric>

namespace limlab {

Record::Record(const Horizon& h, int replicate_number) : horizon(h), replicate(replicate_number) {
  for (const SeriesSpec& s : catalogue()) {
    const std::size_t cells = size_of(s.dims[0], h) * width(s.id);
    if (s.kind == Kind::whole) whole[at(s.id)].resize(cells);
    if (s.kind == Kind::real) real[at(s.id)].resize(cells);
  }
  digest.assign(h.times(), std::string(16, '0'));
}

std::int64_t Record::total(Series s, std::size_t t) const { return total(s, t, t); }

std::int64_t Record::total(Series s, std::size_t first, std::size_t last) const {
  const auto begin = whole[at(s)].begin();
  const auto w = static_cast<std::ptrdiff_t>(width(s));
  return std::accumulate(begin + static_cast<std::ptrdiff_t>(first) * w,
                         begin + static_cast<std::ptrdiff_t>(last + 1) * w, std::int64_t{0});
}

std::int64_t Record::persons_of(Status s, std::size_t t, std::size_t from, std::size_t to) const {
  const std::int32_t* cells = row(Series::persons, t);
  constexpr std::size_t levels = count_of<Education>;
  std::int64_t sum = 0;
  for (std::size_t x = 0; x < count_of<Sex>; ++x)
    for (std::size_t a = from; a < to; ++a)
      for (std::size_t e = 0; e < levels; ++e)
        sum += cells[((at(s) * count_of<Sex> + x) * kAgeGroups + a) * levels + e];
  return sum;
}

std::int64_t Record::at_work_of(std::size_t t, std::size_t from, std::size_t to) const {
  return persons_of(Status::employee, t, from, to) +
         persons_of(Status::self_employed, t, from, to) +
         persons_of(Status::sheltered, t, from, to);
}

Record Record::first_months(int months) const {
  Record out(Horizon{horizon.start, months}, replicate);
  for (std::size_t s = 0; s < count_of<Series>; ++s) {
    std::copy_n(whole[s].begin(), out.whole[s].size(), out.whole[s].begin());
    std::copy_n(real[s].begin(), out.real[s].size(), out.real[s].begin());
  }
  std::copy_n(digest.begin(), out.digest.size(), out.digest.begin());
  return out;
}

void Record::begin_with(const Record& shorter) {
  for (std::size_t s = 0; s < count_of<Series>; ++s) {
    std::ranges::copy(shorter.whole[s], whole[s].begin());
    std::ranges::copy(shorter.real[s], real[s].begin());
  }
  std::ranges::copy(shorter.digest, digest.begin());
}

}  // namespace limlab
