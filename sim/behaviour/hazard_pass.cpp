#include "behaviour/hazard_pass.hpp"

#include "behaviour/benefits.hpp"
#include "behaviour/person_words.hpp"

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

}  // namespace

HazardPass::HazardPass(const PeopleRates& rates) : rates_(rates) { refresh(); }

void HazardPass::refresh() {
  screen_.resize(count_of<Status> * 2 * count_of<Education> * kAges);
  for (std::size_t s = 0; s < count_of<Status>; ++s)
    for (std::size_t sex = 0; sex < 2; ++sex)
      for (std::size_t e = 0; e < count_of<Education>; ++e)
        for (int age = 0; age < kAges; ++age) {
          const auto b = rates_.bounds(static_cast<Status>(s), static_cast<Sex>(sex),
                                       static_cast<Education>(e), age);
          Screen& to = screen_[cell(s, sex, e, static_cast<std::size_t>(age))];
          for (std::size_t k = 0; k < 4; ++k) {
            to.low[k] = b.low[k] > 0 ? rounded_up(b.low[k]) : 0;
            to.high[k] = b.high[k] > 0 ? rounded_up(b.high[k]) : 0;
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
  alignas(32) std::uint32_t lane[4][kBatch];
  std::uint32_t* const lanes[4] = {lane[0], lane[1], lane[2], lane[3]};
  const Persons& p = w.persons;
  const bool schools = !rates_.settings.constant_population;
  const bool september = schools && month_of_year(clock.now) == 9;
  const std::uint8_t looked_at = bit(Flag::ill_with_contract) | bit(Flag::dual_learner);
  const bool benefits_end = rates_.settings.reform_2026;
  for (std::size_t from = begin; from < end; from += kBatch) {
    const std::size_t n = std::min(kBatch, end - from);
    person_words(luck, clock.now, p.key.data() + from, n, lanes);
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = from + k;
      if (p.presence[i] == 0) continue;
      const int months = std::clamp(clock.ages_at - p.birth_month[i], 0, kAges * 12 - 1);
      const std::size_t status = p.status[i];
      const Screen& s =
          screen_[cell(status, p.sex[i], p.education[i], static_cast<std::size_t>(months) / 12)];
      unsigned hit = 0;
      for (std::size_t l = 0; l < 4; ++l) {
        const std::uint32_t word = lane[l][k];
        hit |= static_cast<unsigned>((word >> 16) < s.low[l]) |
               static_cast<unsigned>((~word >> 16) < s.high[l]);
      }
      // What comes at a date rather than by chance.
      if (status <= at(Status::student)) {
        hit |= static_cast<unsigned>(september) |
               static_cast<unsigned>(status != at(Status::child) && schools &&
                                     p.leaves_school[i] <= clock.now);
      } else {
        hit |= static_cast<unsigned>((p.flags[i] & looked_at) != 0) |
               static_cast<unsigned>(benefits_end && p.benefit[i] != 0);
      }
      if (hit) decide(w, clock, i, {lane[0][k], lane[1][k], lane[2][k], lane[3][k]}, out);
    }
  }
}

void HazardPass::decide(const World& w, const Clock& clock, std::size_t row,
                        const std::array<std::uint32_t, 4>& words,
                        std::vector<Proposal>& out) const {
  const PersonFacts f = facts_of(w, clock, row);
  const PeopleRates& r = rates_;
  const auto propose = [&](What what) { out.push_back({static_cast<std::int32_t>(row), what}); };
  const bool posted = f.post >= 0;

  Lane32 life(words[0]);
  if (life.hits(r.death(f.sex, f.age_months))) return propose(What::death);
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
