#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/random_blocks.hpp"
#include "behaviour/context.hpp"
#include "behaviour/people_rates.hpp"

namespace limlab {

/// What the pass may propose, by the file that settles it: PeopleMonth::settle() goes by this
/// order.
enum class What : std::uint8_t {
  death,
  birth,
  leave_abroad,
  leave_belgium,
  settle_here,
  move_home,  // demography
  start_secondary,
  start_dual,
  leave_school,
  end_dual,  // school
  fall_ill,
  recover,
  reservation_over,
  quit_home,
  return_from_home,  // health and care
  retire,
  early_exit,
  work_on,  // retirement
  separate,
  stop,
  drop_out,
  start_training,
  start_work_care,
  end_training,
  end_work_care,  // careers
  register_later,
  flip_ilo,
  flip_student_job,
  end_benefit,
  age_out,
  count_
};

struct Proposal {
  std::int32_t row;
  What what;
};

/// The one pass over all person rows of a month. Every person has one block of four random words,
/// one per lane; a lane is cut in intervals from its low end and from its high end, one per
/// possible event, so that what excludes each other is drawn together. First come death (and
/// birth), then migration, retirement, health, career; a person is proposed at most one of them
/// (moving house apart). Drawing reads the world only. A new event needs a bound (rates_screen.cpp)
/// for the end of the lane it is drawn from, asked for in decide() with that end, or, when it comes
/// at a date, a mark in hazard_screen.cpp: everybody else is passed over.
class HazardPass {
 public:
  static constexpr std::size_t kBatch = 512;          ///< rows looked at together
  static constexpr std::uint16_t kEverybody = 65535;  ///< a bound that nobody is above
  /// Bounds of both ends of the four lanes, in the order in which a random block is compared with
  /// them: high[0], low[0], high[1], …
  using Bounds = std::array<std::uint16_t, 8>;
  explicit HazardPass(const PeopleRates& rates);
  /// Bounds by status, sex, education and age; to be called after every PeopleRates::set_year.
  void refresh(const Team&);
  /// Calls settle(proposals) with all of them in the order of rows, a block of rows after the other
  /// and one at a time, while rows of later blocks are still being drawn: settle may write the rows
  /// it is given, the posts held there and what is counted, and may add no row.
  void run(const World&, const Luck&, const Team&,
           const std::function<void(std::span<const Proposal>)>& settle);

 private:
  /// A row that deserves a closer look, and the ends of its lanes that fall below their bounds: a
  /// bit each, in the order of Bounds. All of them when something comes at a date.
  struct Hit {
    std::uint16_t at;  ///< in the batch
    std::uint8_t ends;
  };
  void scan(const World&, const Luck&, const Clock&, std::size_t begin, std::size_t end,
            std::vector<Proposal>& out) const;
  std::size_t screen(const Persons&, const Clock&, std::size_t from, std::size_t n,
                     const RandomBlock* words, Hit* hits) const;
  void decide(const World&, const Clock&, std::size_t row, const RandomBlock& words, unsigned ends,
              std::vector<Proposal>& out) const;
  static std::size_t cell(std::size_t status, std::size_t sex, std::size_t education,
                          std::size_t age) {
    return ((status * 2 + sex) * count_of<Education> + education) * kAges + age;
  }

  const PeopleRates& rates_;
  std::vector<Bounds> screen_;
  /// Share of high[3] by status, hidden type and mark, in 1/65536 [status][type][mark].
  std::array<std::array<std::array<std::uint32_t, 2>, count_of<Employability>>, count_of<Status>>
      career_{};
  std::vector<std::vector<Proposal>> by_block_;
};

}  // namespace limlab
