#include "behaviour/hazard_pass.hpp"

#include <cstring>

#include "behaviour/benefits.hpp"

namespace limlab {

namespace {

/// A lane read from one end: asks for one interval after the other.
class Lane32 {
 public:
  explicit Lane32(std::uint32_t word) : word_(word) {}
  bool hits(double p) {
    if (p <= 0) return false;
    used_ += p >= 1 ? 0x100000000ull : threshold(p);
    return word_ < used_;
  }

 private:
  std::uint64_t used_ = 0;
  std::uint32_t word_;
};

std::uint16_t rounded_up(double p) {
  const double t = p * 65536 + 1;  // one more: sums of thresholds are rounded in another order
  return t >= 65535 ? 65535 : static_cast<std::uint16_t>(t);
}

constexpr std::size_t kBatch = 512;

/// 1 when any lane falls below its bounds: the upper half of each word is compared with low, its
/// complement with high, eight comparisons at once.
unsigned within(const RandomBlock& words, const std::array<std::uint16_t, 8>& bound) {
  typedef std::uint32_t Words __attribute__((vector_size(16)));
  typedef std::uint16_t Halves __attribute__((vector_size(16)));
  typedef std::uint64_t Pair __attribute__((vector_size(16)));
  Words w;
  Halves b;
  std::memcpy(&w, words.data(), sizeof w);
  std::memcpy(&b, bound.data(), sizeof b);
  const Words both = (w & 0xFFFF0000u) | (~(w >> 16) & 0xFFFFu);
  const auto below = (Pair)((Halves)both < b);
  return (below[0] | below[1]) != 0;
}

}  // namespace

HazardPass::HazardPass(const PeopleRates& rates) : rates_(rates) { refresh(); }

void HazardPass::refresh() {
  for (std::size_t st = 0; st < count_of<Status>; ++st)
    for (std::size_t e = 0; e < count_of<Employability>; ++e)
      for (std::size_t m = 0; m < 2; ++m)
        career_[st][e][m] = static_cast<std::uint32_t>(
            rates_.career_share(static_cast<Status>(st), static_cast<Employability>(e), m == 1) *
                65536 +
            1);
  screen_.resize(count_of<Status> * 2 * count_of<Education> * kAges);
  for (std::size_t s = 0; s < count_of<Status>; ++s)
    for (std::size_t sex = 0; sex < 2; ++sex)
      for (std::size_t e = 0; e < count_of<Education>; ++e)
        for (int age = 0; age < kAges; ++age) {
          const auto b = rates_.bounds(static_cast<Status>(s), static_cast<Sex>(sex),
                                       static_cast<Education>(e), age);
          Screen& to = screen_[cell(s, sex, e, static_cast<std::size_t>(age))];
          for (std::size_t k = 0; k < 4; ++k) {
            to.bound[2 * k] = b.high[k] > 0 ? rounded_up(b.high[k]) : 0;
            to.bound[2 * k + 1] = b.low[k] > 0 ? rounded_up(b.low[k]) : 0;
          }
        }
}

void HazardPass::run(const World& w, const Luck& luck, const Team& team) {
  const Clock clock = rates_.clock(w.now);
  const std::size_t rows = w.persons.size(), blocks = Team::blocks(rows);
  if (by_block_.size() < blocks) by_block_.resize(blocks);
  for (std::size_t b = blocks; b < by_block_.size(); ++b) by_block_[b].clear();
  team.for_blocks(rows, [&](std::size_t block, std::size_t begin, std::size_t end) {
    by_block_[block].clear();
    scan(w, luck, clock, begin, end, by_block_[block]);
  });
}

const std::vector<Proposal>& HazardPass::settled_by(What first, What last) {
  picked_.clear();
  for (const auto& block : by_block_)
    for (const Proposal& p : block)
      if (p.what >= first && p.what <= last) picked_.push_back(p);
  return picked_;
}

void HazardPass::scan(const World& w, const Luck& luck, const Clock& clock, std::size_t begin,
                      std::size_t end, std::vector<Proposal>& out) const {
  alignas(64) std::array<RandomBlock, kBatch> words;
  std::uint16_t hits[kBatch];
  for (std::size_t from = begin; from < end; from += kBatch) {
    const std::size_t n = std::min(kBatch, end - from);
    random_blocks(luck, clock.now, purpose::person_month, w.persons.key.data() + from, n,
                  words.data());
    const std::size_t found = screen(w.persons, clock, from, n, words.data(), hits);
    for (std::size_t h = 0; h < found; ++h)  // posts lie all over memory
      if (const std::int32_t post = w.persons.post[from + hits[h]]; post >= 0)
        __builtin_prefetch(&w.posts.contract[static_cast<std::size_t>(post)]);
    for (std::size_t h = 0; h < found; ++h) decide(w, clock, from + hits[h], words[hits[h]], out);
  }
}

namespace {

/// The columns of a batch of rows that the fast part reads, and what it has to know of the month.
struct BatchColumns {
  const std::uint8_t *status, *sex, *education, *flags, *benefit;
  const Month *birth, *leaves_school, *status_since, *registered_since;
};
struct Dates {
  Month now, benefit_before;  ///< whose registration began before may have lost the benefit
  std::uint16_t legal;        ///< lowest legal pension age [months]
  bool schools, september;
};

/// Cell of the bounds of each row, and who has something that comes at a date rather than by
/// chance: school dates, flags to look after, benefits, a first month as a jobseeker, the legal
/// pension age. Loops without branches on 16-bit numbers, so that they vectorise.
__attribute__((target_clones("avx2", "default"))) void sort_out(const BatchColumns& p,
                                                                const Dates& d, std::size_t n,
                                                                std::uint16_t* cell,
                                                                std::uint8_t* dated) {
  const std::uint8_t *status = p.status, *sex = p.sex, *education = p.education, *flags = p.flags,
                     *benefit = p.benefit;
  const Month *birth = p.birth, *leaves = p.leaves_school, *since = p.status_since,
              *registered = p.registered_since;
  constexpr auto student = static_cast<std::uint8_t>(Status::student),
                 employee = static_cast<std::uint8_t>(Status::employee),
                 child = static_cast<std::uint8_t>(Status::child),
                 seeker = static_cast<std::uint8_t>(Status::jobseeker);
  static_assert(at(Status::sheltered) - at(Status::employee) == 2, "those at work are neighbours");
  constexpr std::uint8_t looked_after = bit(Flag::ill_with_contract) | bit(Flag::dual_learner),
                         works_on = bit(Flag::working_pensioner);
  const Month now = d.now, last = static_cast<Month>(now - 1), before = d.benefit_before;
  const std::uint16_t legal = d.legal;
  const std::uint8_t schools = d.schools ? 0xFF : 0, september = d.september ? 0xFF : 0;
  std::array<std::uint8_t, kBatch> past_legal, leaver, first_month, long_registered;
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const auto lived = static_cast<std::int16_t>(now - birth[k]);
    const auto months = static_cast<std::uint16_t>(
        std::min<std::int16_t>(std::max<std::int16_t>(lived, 0), kAges * 12 - 1));
    const auto years = static_cast<std::uint16_t>(months / 12);
    const auto group = static_cast<std::uint16_t>(
        (status[k] * 2 + sex[k]) * static_cast<int>(count_of<Education>) + education[k]);
    cell[k] = static_cast<std::uint16_t>(group * kAges + years);
    past_legal[k] = months >= legal ? 0xFF : 0;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    leaver[k] = leaves[k] <= now ? 0xFF : 0;
    first_month[k] = since[k] == last ? 0xFF : 0;
    long_registered[k] = registered[k] < before ? 0xFF : 0;
  }
#pragma GCC ivdep
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint8_t school = status[k] <= student ? 0xFF : 0,
                       out_of_school = static_cast<std::uint8_t>(~school),
                       seeks = status[k] == seeker ? 0xFF : 0,
                       pupils = status[k] != child ? 0xFF : 0,
                       works = static_cast<std::uint8_t>(status[k] - employee) < 3 ? 0xFF : 0,
                       paid = benefit[k] != 0 ? 0xFF : 0,
                       stops = (flags[k] & works_on) == 0 ? 0xFF : 0;
    dated[k] = static_cast<std::uint8_t>((school & (september | (schools & leaver[k] & pupils))) |
                                         (out_of_school & flags[k] & looked_after) |
                                         (seeks & (first_month[k] | (paid & long_registered[k]))) |
                                         (works & stops & past_legal[k]));
  }
}

}  // namespace

/// The fast part: which of `n` rows from `from` deserve a closer look. Positions are collected
/// without a branch.
std::size_t HazardPass::screen(const Persons& p, const Clock& clock, std::size_t from,
                               std::size_t n, const RandomBlock* words, std::uint16_t* hits) const {
  const bool schools = !rates_.settings.constant_population;
  const int now = clock.now;
  const Dates dates{
      clock.now,
      static_cast<Month>(std::clamp(now - shortest_over(rates_, clock) + 1, -32768, 32767)),
      static_cast<std::uint16_t>(std::clamp(rates_.lowest_legal_age(), 0, 65535)), schools,
      schools && month_of_year(clock.now) == 9};
  std::array<std::uint16_t, kBatch> cell;
  std::array<std::uint8_t, kBatch> dated;
  const std::uint8_t *presence = p.presence.data() + from, *status = p.status.data() + from,
                     *type = p.employability.data() + from, *flags = p.flags.data() + from;
  const Month* job_start = p.job_start.data() + from;
  sort_out({status, p.sex.data() + from, p.education.data() + from, flags, p.benefit.data() + from,
            p.birth_month.data() + from, p.leaves_school.data() + from,
            p.status_since.data() + from, p.registered_since.data() + from},
           dates, n, cell.data(), dated.data());
  const Screen* const screens = screen_.data();
  std::size_t maybe = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const unsigned hit =
        within(words[k], screens[cell[k]].bound) | static_cast<unsigned>(dated[k] != 0);
    hits[maybe] = static_cast<std::uint16_t>(k);
    maybe += hit & static_cast<unsigned>(presence[k] != 0);
  }
  // Most of these are a career event of a bound too wide for this person.
  std::size_t found = 0;
  for (std::size_t h = 0; h < maybe; ++h) {
    const std::size_t k = hits[h], st = status[k];
    const unsigned marked = st == at(Status::jobseeker)
                                ? (flags[k] & bit(Flag::registered)) != 0
                                : static_cast<unsigned>(now - job_start[k] >= 24);
    auto bound = screens[cell[k]].bound;
    bound[6] = static_cast<std::uint16_t>(((bound[6] * career_[st][type[k]][marked]) >> 16) +
                                          (bound[6] != 0));
    hits[found] = static_cast<std::uint16_t>(k);
    found += within(words[k], bound) | static_cast<unsigned>(dated[k] != 0);
  }
  return found;
}

void HazardPass::decide(const World& w, const Clock& clock, std::size_t row,
                        const RandomBlock& words, std::vector<Proposal>& out) const {
  const PersonFacts f = facts_of(w, clock, row);
  const PeopleRates& r = rates_;
  const auto propose = [&](What what) { out.push_back({static_cast<std::int32_t>(row), what}); };
  const bool posted = f.post >= 0;

  Lane32 life(words[0]);
  if (life.hits(r.death(f))) return propose(What::death);
  if (Lane32(~words[0]).hits(r.birth(f))) return propose(What::birth);

  Lane32 move(words[1]);
  if (f.resident) {
    if (move.hits(r.leave_abroad(f))) return propose(What::leave_abroad);
    if (move.hits(r.leave_belgium(f))) return propose(What::leave_belgium);
    if (Lane32(~words[1]).hits(r.move_home(f.age))) propose(What::move_home);
  } else if (move.hits(r.settle_here(f))) {
    return propose(What::settle_here);
  }

  if (f.status <= Status::student) {
    const Persons& p = w.persons;
    if (!r.settings.constant_population) {
      const int years = year_of(clock.now) - year_of(f.birth_month);
      const bool september = month_of_year(clock.now) == 9;
      if (f.status == Status::child) {
        if (september && years >= 12) propose(What::start_secondary);
        return;
      }
      if (p.leaves_school[row] <= clock.now) return propose(What::leave_school);
      if (f.status == Status::pupil) {
        if (september && years == 16) propose(What::start_dual);
        return;
      }
    }
    if (Lane32(~words[3]).hits(r.flip_student_job(f))) propose(What::flip_student_job);
    return;
  }

  Lane32 career(words[3]), career_high(~words[3]);
  if (career.hits(r.retire(f))) return propose(What::retire);
  if (career.hits(r.early_exit(f))) return propose(What::early_exit);
  if (f.works() && r.past_legal_age(f) && !(f.flags & bit(Flag::working_pensioner)) &&
      !r.settings.constant_population)
    return propose(What::work_on);

  Lane32 health(words[2]), health_high(~words[2]);
  if (f.status == Status::ill) {
    if (health.hits(r.recover(f))) return propose(What::recover);
    if (posted && w.posts.ends[static_cast<std::size_t>(f.post)] < clock.now)
      return propose(What::reservation_over);
    return;
  }
  if ((f.resident || posted) && health.hits(r.fall_ill(f))) return propose(What::fall_ill);

  if (f.works()) {
    if (health_high.hits(r.quit_home(f))) return propose(What::quit_home);
    if (career_high.hits(r.separate(f))) return propose(What::separate);
    if (career_high.hits(r.stop(f))) return propose(What::stop);
  } else if (f.status == Status::jobseeker) {
    if (career_high.hits(r.drop_out(f))) return propose(What::drop_out);
    if (career_high.hits(r.start_training(f))) return propose(What::start_training);
    if (career_high.hits(r.start_work_care(f))) return propose(What::start_work_care);
    if (career_high.hits(r.register_later(f))) return propose(What::register_later);
    if (f.benefit && benefit_is_over(r, f, clock)) return propose(What::end_benefit);
    if (health_high.hits(r.flip_ilo(f))) return propose(What::flip_ilo);
    if (!f.resident && r.past_legal_age(f)) return propose(What::age_out);
  } else if (f.status == Status::home) {
    if (career_high.hits(r.return_from_home(f))) return propose(What::return_from_home);
  } else if (f.status == Status::training) {
    if (career_high.hits(r.end_training(f))) return propose(What::end_training);
  } else if (f.status == Status::work_care) {
    if (career_high.hits(r.end_work_care())) return propose(What::end_work_care);
  }
  if ((f.flags & bit(Flag::dual_learner)) && w.persons.leaves_school[row] + 24 <= clock.now)
    propose(What::end_dual);
}

}  // namespace limlab
