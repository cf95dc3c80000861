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
    for (std::size_t h = 0; h < found; ++h) decide(w, clock, from + hits[h], words[hits[h]], out);
  }
}

/// The fast part: which of `n` rows from `from` deserve a closer look. Plain pointers and no calls,
/// so that the columns stay in registers; positions are collected without a branch.
std::size_t HazardPass::screen(const Persons& p, const Clock& clock, std::size_t from,
                               std::size_t n, const RandomBlock* words, std::uint16_t* hits) const {
  const bool schools = !rates_.settings.constant_population;
  const unsigned september = schools && month_of_year(clock.now) == 9 ? 1 : 0;
  const int benefit_over = shortest_over(rates_, clock);
  // What comes at a date rather than by chance, by status: school dates, flags to look after,
  // benefits, a first month as a jobseeker, the legal pension age.
  std::array<std::uint8_t, count_of<Status>> flags{};
  flags.fill(bit(Flag::ill_with_contract) | bit(Flag::dual_learner));
  for (std::size_t s = 0; s <= at(Status::student); ++s) flags[s] = 0;
  const std::uint8_t *presence = p.presence.data() + from, *status = p.status.data() + from,
                     *sex = p.sex.data() + from, *education = p.education.data() + from,
                     *type = p.employability.data() + from, *flag = p.flags.data() + from,
                     *benefit = p.benefit.data() + from;
  const Month *birth = p.birth_month.data() + from, *leaves = p.leaves_school.data() + from,
              *job_start = p.job_start.data() + from, *since = p.status_since.data() + from,
              *registered = p.registered_since.data() + from;
  const Screen* const screens = screen_.data();
  const int now = clock.now;
  const auto legal = static_cast<unsigned>(rates_.lowest_legal_age());
  std::size_t found = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const auto months = static_cast<unsigned>(std::clamp(now - birth[k], 0, kAges * 12 - 1));
    const std::size_t st = status[k];
    const Screen& s = screens[cell(st, sex[k], education[k], months / 12)];
    const unsigned seeks = st == at(Status::jobseeker), school = st <= at(Status::student);
    unsigned hit = within(words[k], s.bound);
    if (hit != 0) {  // most of these are a career event of a bound too wide for this person
      const unsigned marked = seeks ? (flag[k] & bit(Flag::registered)) != 0
                                    : static_cast<unsigned>(now - job_start[k] >= 24);
      auto bound = s.bound;
      bound[6] = static_cast<std::uint16_t>(((bound[6] * career_[st][type[k]][marked]) >> 16) +
                                            (bound[6] != 0));
      hit = within(words[k], bound);
    }
    const unsigned leaver = static_cast<unsigned>(schools && leaves[k] <= now) &
                            static_cast<unsigned>(st != at(Status::child));
    hit |= school & (september | leaver);
    hit |= static_cast<unsigned>((flag[k] & flags[st]) != 0) |
           (seeks & static_cast<unsigned>(benefit[k] != 0) &
            static_cast<unsigned>(now - registered[k] >= benefit_over));
    hit |= seeks & static_cast<unsigned>(now - since[k] == 1);
    hit |= static_cast<unsigned>(st - at(Status::employee) < 3) &
           static_cast<unsigned>(months >= legal) &
           static_cast<unsigned>((flag[k] & bit(Flag::working_pensioner)) == 0);
    hits[found] = static_cast<std::uint16_t>(k);
    found += hit & static_cast<unsigned>(presence[k] != 0);
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
