#include "behaviour/hazard_pass.hpp"

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
  return t >= HazardPass::kEverybody ? HazardPass::kEverybody : static_cast<std::uint16_t>(t);
}

}  // namespace

HazardPass::HazardPass(const PeopleRates& rates) : rates_(rates) { refresh(Team(1)); }

void HazardPass::refresh(const Team& team) {
  for (std::size_t st = 0; st < count_of<Status>; ++st)
    for (std::size_t e = 0; e < count_of<Employability>; ++e)
      for (std::size_t m = 0; m < 2; ++m)
        career_[st][e][m] = static_cast<std::uint32_t>(
            rates_.career_share(static_cast<Status>(st), static_cast<Employability>(e), m == 1) *
                65536 +
            1);
  screen_.resize(count_of<Status> * 2 * count_of<Education> * kAges);
  const auto set = [&](std::size_t status, std::size_t sex) {
    for (std::size_t e = 0; e < count_of<Education>; ++e)
      for (int age = 0; age < kAges; ++age) {
        const auto b = rates_.bounds(static_cast<Status>(status), static_cast<Sex>(sex),
                                     static_cast<Education>(e), age);
        Bounds& to = screen_[cell(status, sex, e, static_cast<std::size_t>(age))];
        for (std::size_t k = 0; k < 4; ++k) {
          to[2 * k] = b.high[k] > 0 ? rounded_up(b.high[k]) : 0;
          to[2 * k + 1] = b.low[k] > 0 ? rounded_up(b.low[k]) : 0;
        }
      }
  };
  team.for_blocks(
      2 * count_of<Status>, [&](std::size_t b, std::size_t, std::size_t) { set(b / 2, b % 2); }, 1);
}

void HazardPass::run(const World& w, const Luck& luck, const Team& team,
                     const std::function<void(std::span<const Proposal>)>& settle) {
  const Clock clock = rates_.clock(w.now);
  const std::size_t rows = w.persons.size(), blocks = Team::blocks(rows);
  if (by_block_.size() < blocks) by_block_.resize(blocks);
  team.for_blocks_in_turn(
      rows,
      [&](std::size_t block, std::size_t begin, std::size_t end) {
        by_block_[block].clear();
        scan(w, luck, clock, begin, end, by_block_[block]);
      },
      [&](std::size_t block) { settle(by_block_[block]); });
}

void HazardPass::scan(const World& w, const Luck& luck, const Clock& clock, std::size_t begin,
                      std::size_t end, std::vector<Proposal>& out) const {
  alignas(64) std::array<RandomBlock, kBatch> words;
  std::array<Hit, kBatch> hits;
  for (std::size_t from = begin; from < end; from += kBatch) {
    const std::size_t n = std::min(kBatch, end - from);
    random_blocks(luck, clock.now, purpose::person_month, w.persons.key.data() + from, n,
                  words.data());
    const std::size_t found = screen(w.persons, clock, from, n, words.data(), hits.data());
    for (std::size_t h = 0; h < found; ++h) fetch_facts(w.persons, from + hits[h].at);
    for (std::size_t h = 0; h < found; ++h)  // posts lie all over memory
      if (const std::int32_t post = w.persons.post[from + hits[h].at]; post >= 0)
        __builtin_prefetch(&w.posts.contract[static_cast<std::size_t>(post)]);
    for (std::size_t h = 0; h < found; ++h)
      decide(w, clock, from + hits[h].at, words[hits[h].at], hits[h].ends, out);
  }
}

void HazardPass::decide(const World& w, const Clock& clock, std::size_t row,
                        const RandomBlock& words, unsigned ends, std::vector<Proposal>& out) const {
  const PersonFacts f = facts_of(w, clock, row);
  const PeopleRates& r = rates_;
  const auto propose = [&](What what) { out.push_back({static_cast<std::int32_t>(row), what}); };
  const bool posted = f.post >= 0;
  // Chances are worked out only for the ends of lanes where the screen leaves them possible.
  const auto low = [&](unsigned lane) { return (ends >> (2 * lane + 1) & 1) != 0; };
  const auto high = [&](unsigned lane) { return (ends >> (2 * lane) & 1) != 0; };

  Lane32 life(words[0]);
  if (low(0) && life.hits(r.death(f))) return propose(What::death);
  if (high(0) && Lane32(~words[0]).hits(r.birth(f))) return propose(What::birth);

  Lane32 move(words[1]);
  if (f.resident) {
    if (low(1) && move.hits(r.leave_abroad(f))) return propose(What::leave_abroad);
    if (low(1) && move.hits(r.leave_belgium(f))) return propose(What::leave_belgium);
    if (high(1) && Lane32(~words[1]).hits(r.move_home(f.age))) propose(What::move_home);
  } else if (low(1) && move.hits(r.settle_here(f))) {
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
    if (high(3) && Lane32(~words[3]).hits(r.flip_student_job(f))) propose(What::flip_student_job);
    return;
  }

  Lane32 career(words[3]), career_high(~words[3]);
  if (low(3) && career.hits(r.retire(f))) return propose(What::retire);
  if (low(3) && career.hits(r.early_exit(f))) return propose(What::early_exit);
  if (f.works() && r.past_legal_age(f) && !(f.flags & bit(Flag::working_pensioner)) &&
      !r.settings.constant_population)
    return propose(What::work_on);

  Lane32 health(words[2]), health_high(~words[2]);
  if (f.status == Status::ill) {
    if (low(2) && health.hits(r.recover(f))) return propose(What::recover);
    if (posted && w.posts.ends[static_cast<std::size_t>(f.post)] < clock.now)
      return propose(What::reservation_over);
    return;
  }
  if (low(2) && (f.resident || posted) && health.hits(r.fall_ill(f)))
    return propose(What::fall_ill);

  if (f.works()) {
    if (high(2) && health_high.hits(r.quit_home(f))) return propose(What::quit_home);
    if (high(3) && career_high.hits(r.separate(f))) return propose(What::separate);
    if (high(3) && career_high.hits(r.stop(f))) return propose(What::stop);
  } else if (f.status == Status::jobseeker) {
    if (high(3) && career_high.hits(r.drop_out(f))) return propose(What::drop_out);
    if (high(3) && career_high.hits(r.start_training(f))) return propose(What::start_training);
    if (high(3) && career_high.hits(r.start_work_care(f))) return propose(What::start_work_care);
    if (high(3) && career_high.hits(r.register_later(f))) return propose(What::register_later);
    if (f.benefit && benefit_is_over(r, f, clock)) return propose(What::end_benefit);
    if (high(2) && health_high.hits(r.flip_ilo(f))) return propose(What::flip_ilo);
    if (!f.resident && r.past_legal_age(f)) return propose(What::age_out);
  } else if (f.status == Status::home) {
    if (high(3) && career_high.hits(r.return_from_home(f))) return propose(What::return_from_home);
  } else if (f.status == Status::training) {
    if (high(3) && career_high.hits(r.end_training(f))) return propose(What::end_training);
  } else if (f.status == Status::work_care) {
    if (high(3) && career_high.hits(r.end_work_care())) return propose(What::end_work_care);
  }
  if ((f.flags & bit(Flag::dual_learner)) && w.persons.leaves_school[row] + 24 <= clock.now)
    propose(What::end_dual);
}

}  // namespace limlab
