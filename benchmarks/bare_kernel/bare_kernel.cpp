#include "bare_kernel.hpp"

#include <algorithm>
#include <atomic>

#include "base/random_blocks.hpp"

namespace limlab::bench {

namespace {

enum State : std::uint8_t { inactive, unemployed, employed };
enum Purpose : std::uint16_t { start = 1, month, application, rebirth };
constexpr std::size_t kBlock = 16384, kBatch = 512, kApplications = 3;
constexpr int kFirstAge = 216, kAges = 1400;

struct Chances {
  std::array<std::uint32_t, kAges> retirement{}, exit{};
  std::array<std::uint32_t, 3> separation = {threshold(.020), threshold(.012), threshold(.007)};
};
const Chances kChance = [] {
  Chances c;
  for (int m = 0; m < kAges; ++m) {
    const int y = m / 12;
    c.retirement[m] = threshold(y < 55 ? 0 : y < 60 ? .004 : y < 65 ? .020 : y < 67 ? .10 : 1);
    c.exit[m] = threshold(y < 50 ? .0001 : y < 65 ? .0005 : y < 75 ? .006 : y < 110 ? .015 : 1);
  }
  return c;
}();

std::uint8_t education_of(std::uint32_t word) {
  return word < threshold(.35) ? 0 : word < threshold(.80) ? 1 : 2;
}
void change(std::int32_t& size, int by) {
  std::atomic_ref<std::int32_t>(size).fetch_add(by, std::memory_order_relaxed);
}

}  // namespace

void BareKernel::Counts::add(const Counts& o) {
  for (std::size_t k = 0; k < 3; ++k)
    by_state[k] += o.by_state[k], employed_by_education[k] += o.employed_by_education[k];
  hires += o.hires, retirements += o.retirements, separations += o.separations;
  exits += o.exits, vacancies += o.vacancies, duration += o.duration;
}

BareKernel::BareKernel(std::size_t n, std::uint64_t seed, const Team& team)
    : team_(team),
      luck_(seed, 0),
      key_(n),
      age_(n),
      duration_(n),
      sex_(n),
      education_(n),
      state_(n),
      exits_(n),
      employer_(n, -1),
      size_(n / 20),
      target_(n / 20),
      open_(n / 20),
      seekers_by_block_(Team::blocks(n, kBlock)) {
  for (std::size_t i = 0; i < n; ++i) {
    key_[i] = mix(i + 1);
    const auto a = luck_.block(key_[i], 0, start), b = luck_.block(key_[i], 0, start, 1);
    age_[i] = static_cast<std::int16_t>(216 + (std::uint64_t{a[0]} * 744 >> 32));
    sex_[i] = static_cast<std::uint8_t>(a[1] >> 31);
    education_[i] = education_of(a[2]);
    const bool old = age_[i] >= 780;
    state_[i] = old || a[3] < threshold(.10)  ? inactive
                : a[3] < threshold(.10 + .82) ? employed
                                              : unemployed;
    if (state_[i] != employed) continue;
    const double u = b[0] * 0x1p-32;
    employer_[i] = static_cast<std::int32_t>(static_cast<double>(size_.size()) * u * u);
    ++size_[employer_[i]];
  }
  for (std::size_t f = 0; f < size_.size(); ++f) target_[f] = std::max(1, size_[f]);
}

void BareKernel::step() {
  now_ = static_cast<Month>(now_ + 1);
  const std::size_t n = persons();
  parts_.assign(Team::blocks(n, kBlock), {});
  team_.for_blocks(
      n, [&](std::size_t b, std::size_t begin, std::size_t end) { live(b, begin, end); }, kBlock);
  seekers_.clear();
  for (const auto& part : seekers_by_block_)
    seekers_.insert(seekers_.end(), part.begin(), part.end());
  hiring_.clear();
  for (std::size_t f = 0; f < size_.size(); ++f) {
    open_[f] = std::max(0, target_[f] - size_[f]);
    if (open_[f] > 0) hiring_.push_back(static_cast<std::int32_t>(f));
  }
  apply();
  team_.for_blocks(
      n, [&](std::size_t b, std::size_t begin, std::size_t end) { settle(b, begin, end); }, kBlock);
  counts_ = {};
  for (const Counts& part : parts_) counts_.add(part);
  for (std::size_t f = 0; f < size_.size(); ++f)
    counts_.vacancies += std::max(0, target_[f] - size_[f]);
}

/// Steps 1 and 2, and the draw of step 5: who exits does not depend on what happens in between.
void BareKernel::live(std::size_t block, std::size_t first, std::size_t last) {
  Counts& c = parts_[block];
  auto& seekers = seekers_by_block_[block];
  seekers.clear();
  std::array<RandomBlock, kBatch> draws;
  for (std::size_t from = first; from < last; from += kBatch) {
    const std::size_t n = std::min(kBatch, last - from);
    random_blocks(luck_, now_, month, key_.data() + from, n, draws.data());
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = from + k;
      const int age = ++age_[i];
      const bool works = state_[i] == employed;
      if (state_[i] != inactive && draws[k][0] < kChance.retirement[age]) {
        if (works) change(size_[employer_[i]], -1), employer_[i] = -1;
        state_[i] = inactive;
        duration_[i] = 0;
        ++c.retirements;
      } else if (works && draws[k][1] < kChance.separation[education_[i]]) {
        change(size_[employer_[i]], -1);
        employer_[i] = -1;
        state_[i] = unemployed;
        duration_[i] = 0;
        ++c.separations;
      } else if (state_[i] == unemployed) {
        ++duration_[i];
      }
      exits_[i] = draws[k][2] < kChance.exit[age];
      if (state_[i] == unemployed) seekers.push_back(static_cast<std::int32_t>(i));
    }
  }
}

/// Step 4: applications by firm, and a random subset of them gets an offer.
void BareKernel::apply() {
  const std::size_t n = seekers_.size() * kApplications, firms = hiring_.size();
  to_.resize(n), offered_.assign(n, 0), sent_.resize(n), sorted_.resize(n);
  start_.assign(firms + 1, 0);
  if (firms == 0) return;
  team_.for_blocks(
      seekers_.size(),
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t s = begin; s < end; ++s) {
          const Key who = key_[seekers_[s]];
          const auto a = luck_.block(who, now_, application),
                     b = luck_.block(who, now_, application, 1);
          const std::uint32_t order[kApplications] = {a[3], b[0], b[1]};
          for (std::size_t k = 0; k < kApplications; ++k) {
            const std::size_t at = s * kApplications + k;
            to_[at] = static_cast<std::int32_t>(std::uint64_t{a[k]} * firms >> 32);
            sent_[at] = {order[k], static_cast<std::int32_t>(at)};
            change(start_[static_cast<std::size_t>(to_[at]) + 1], 1);
          }
        }
      },
      1024);
  for (std::size_t f = 0; f < firms; ++f) start_[f + 1] += start_[f];
  cursor_.assign(start_.begin(), start_.end() - 1);
  team_.for_blocks(
      n,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
          const std::int32_t place = std::atomic_ref<std::int32_t>(cursor_[to_[at]])
                                         .fetch_add(1, std::memory_order_relaxed);
          sorted_[place] = sent_[at];  // any order: choose() orders by luck
        }
      },
      4096);
  team_.for_blocks(
      firms,
      [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t f = begin; f < end; ++f) choose(f);
      },
      256);
}

void BareKernel::choose(std::size_t f) {
  const auto first = sorted_.begin() + start_[f], last = sorted_.begin() + start_[f + 1];
  const auto offers = std::min<std::ptrdiff_t>(open_[hiring_[f]], last - first);
  if (offers <= 0) return;
  if (first + offers < last) std::nth_element(first, first + offers - 1, last);
  for (auto a = first; a < first + offers; ++a) offered_[a->place] = 1;
}

/// Offers taken, exits, counts.
void BareKernel::settle(std::size_t block, std::size_t begin, std::size_t end) {
  Counts& c = parts_[block];
  std::size_t s = static_cast<std::size_t>(
      std::lower_bound(seekers_.begin(), seekers_.end(), static_cast<std::int32_t>(begin)) -
      seekers_.begin());
  for (std::size_t i = begin; i < end; ++i) {
    if (s < seekers_.size() && seekers_[s] == static_cast<std::int32_t>(i)) {
      for (std::size_t k = 0; k < kApplications; ++k)
        if (const std::size_t at = s * kApplications + k; offered_[at]) {
          employer_[i] = hiring_[to_[at]];
          change(size_[employer_[i]], 1);
          state_[i] = employed;
          duration_[i] = 0;
          ++c.hires;
          break;
        }
      ++s;
    }
    if (exits_[i]) {
      const auto draws = luck_.block(key_[i], now_, rebirth);
      if (state_[i] == employed) change(size_[employer_[i]], -1);
      employer_[i] = -1;
      age_[i] = kFirstAge;
      sex_[i] = static_cast<std::uint8_t>(draws[0] >> 31);
      education_[i] = education_of(draws[1]);
      state_[i] = unemployed;
      duration_[i] = 0;
      ++c.exits;
    }
    ++c.by_state[state_[i]];
    c.employed_by_education[education_[i]] += state_[i] == employed;
    c.duration += state_[i] == unemployed ? duration_[i] : 0;
  }
}

}  // namespace limlab::bench
