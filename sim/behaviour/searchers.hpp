#pragma once
#include <array>
#include <vector>

#include "base/random_blocks.hpp"
#include "behaviour/context.hpp"
#include "behaviour/experience.hpp"
#include "behaviour/neighbours.hpp"
#include "behaviour/own_account.hpp"
#include "params/book.hpp"

namespace limlab {

/// Somebody who looks for a post this month.
struct Searcher {
  Key key;              ///< of the person; this and the next four are copies, read at every look
  std::uint64_t taste;  ///< what his taste for a vacancy is drawn from, with the vacancy's key
  std::int32_t row;     ///< Persons row
  std::int32_t floor;   ///< utility below which he does not apply [1e-4 log wage]
  std::int16_t experience;  ///< months
  std::uint8_t home, education, field;
  bool employed;
  std::uint8_t occupation;    ///< looked for first
  std::uint8_t applications;  ///< left this month
  std::uint8_t origin;        ///< HireOrigin if hired
  bool done;                  ///< has taken a post this month
  bool foreign;               ///< of an origin that firms discriminate against
  bool sent;                  ///< can be sent to sheltered work by the public service
  double chance;  ///< what firms make of the person whatever the post [written by Suitability]
};

class Suitability;

/// The survey at the start of the market: one parallel pass over persons finds who searches, who
/// starts on own account, and what people can see around them (income and people by home, seekers
/// by occupation and streek).
class Survey {
 public:
  static constexpr std::size_t kBatch = Neighbours::kBatch;  ///< rows looked at together
  Survey(const Params&, double scale);
  /// Fills searchers(), whom it introduces to firms, and starters(); writes surroundings.
  void take(MonthContext&, const Suitability&);
  std::vector<Searcher>& searchers() { return searchers_; }
  const std::vector<std::int32_t>& starters() const { return starters_; }
  /// Only what people see around them, without drawing anybody: for the initial state.
  static void look_around(World&, const Team&);

 private:
  /// Draws of one person: [0] whether he searches, [1] whether he starts on own account, [2] how
  /// many applications.
  using Draws = RandomBlock;
  /// The rows of a batch who can search or start at all, and a bound of their chance to search.
  struct Candidates {
    std::size_t n = 0;
    std::array<Key, kBatch> key;
    std::array<std::uint16_t, kBatch> row;
    std::array<std::uint32_t, kBatch> bound;  ///< never too low [2^-32]
    std::array<Draws, kBatch> draws;
  };
  void screen(const World&, const Terms&, std::size_t from, std::size_t n, Candidates&) const;
  /// What a block of rows has found.
  struct Part {
    std::vector<Searcher> searchers;
    std::vector<double> least;  ///< wage that each searcher compares with [cents/month]
    std::vector<std::int32_t> utility, starters;
  };
  void examine(const MonthContext&, std::size_t row, const Draws&, Part&) const;
  double effort(int months) const;
  double on_the_job(int tenure, int age) const;

  double per_month_, effort_start_, effort_floor_, effort_decay_, employed_, employed_applications_,
      inactive_, reservation_start_, reservation_fall_, no_benefit_, move_gain_, distance_cost_;
  OwnAccountStarts starts_;
  static constexpr std::size_t kTenureBands = 4, kAgeBands = 4;
  /// Chance that an employee looks for another job [2^-32].
  std::array<std::array<std::uint32_t, kAgeBands>, kTenureBands> employee_threshold_{};
  std::array<std::int32_t, 601> effort_table_{};  ///< effort by months of search [2^-16]
  std::vector<Searcher> searchers_;
  std::vector<std::int32_t> starters_;
  std::vector<Part> parts_;

 public:
  const Geography* geography = nullptr;  ///< distances, for the cost of the present commute
};

}  // namespace limlab
