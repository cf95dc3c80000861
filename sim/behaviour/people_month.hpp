#pragma once
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/row_picker.hpp"
#include "behaviour/context.hpp"
#include "behaviour/dual_learning.hpp"
#include "behaviour/hazard_pass.hpp"
#include "state/prefetch.hpp"

namespace limlab {

/// Where people go: cumulative weights of the municipalities, made once from tables and initial
/// residents.
struct PlaceTables {
  using Cumulative = std::array<double, kMunicipalities>;
  Cumulative from_abroad{}, from_belgium{};
  std::array<Cumulative, kMunicipalities>
      moves{};  ///< destination of a move inside Limburg, by home
  /// Where who leaves goes: markets in Belgium; markets abroad, and beyond them.
  std::array<double, 5> to_belgium{};
  std::array<double, 4> to_abroad{};
};

/// How newcomers are, from abroad and from the rest of Belgium: cumulative shares, made once.
struct NewcomerTables {
  struct From {
    PeopleTables::ByAge age{};  ///< by year of age
    std::array<double, count_of<Origin>> origin{};
    std::array<double, count_of<Education>> education{};  ///< of those who have left school
    double student = 0;                                   ///< share of 18-24 [percent]
    /// Shares of those who have left school [percent]; the rest is ill.
    double outside_job = 0, registered = 0, looking = 0, home = 0;
    std::array<std::array<double, 5>, kMunicipalities> market{};  ///< of a job outside, by home
  };
  From belgium, abroad;
  std::array<std::array<double, count_of<Employability>>, count_of<Education>> employability{};
};
NewcomerTables make_newcomer_tables(const PeopleTables&, const InitialPrevalence&,
                                    const Geography&);  // arrivals.cpp

/// What the settle functions of the people half are given besides the world.
struct PeopleStep {
  MonthContext& month;
  const PeopleRates& rates;
  const PlaceTables& places;
  const NewcomerTables& newcomers;
  const Geography& geography;
  std::vector<DualWish>& dual_wishes;  ///< of this month, filled by settle_school

  World& world() const { return month.world; }
  Key key(std::size_t row) const { return month.world.persons.key[row]; }
  double luck(std::size_t row, purpose::Purpose p, std::uint32_t draw = 0) const {
    return month.luck.uniform(key(row), month.world.now, p, draw);
  }
};

/// The people half of the month. Construct once per run; calibrate_from() (or restore()) before the
/// first month; then the steps, in this order.
class PeopleMonth {
 public:
  /// `folder`: the input tables (scenarios/limburg/); `scale`: agents per real person.
  PeopleMonth(const Params& params, const std::filesystem::path& folder, const Geography& geography,
              double scale);
  /// Sets the inflows that balance the stocks of the initial world. Call once, in the initial
  /// state.
  void calibrate_from(const World&);
  /// After a restart, in place of calibrate_from: with what initial() gave when the run began.
  void restore(const InitialPrevalence&);
  const InitialPrevalence& initial() const;

  /// The pass: what may happen to whom, and it happens. All but births, which need rows.
  void life(MonthContext&);
  void newcomers(MonthContext&);  ///< births and arrivals
  void contracts(
      MonthContext&);  ///< temporary contracts; a constant population keeps its structure

  /// Pupils who want a dual-learning place, from this month's life().
  const std::vector<DualWish>& dual_wishes() const { return dual_wishes_; }
  const PeopleRates& rates() const { return *rates_; }  ///< after calibrate_from or restore
  const PeopleSettings& settings() const { return settings_; }

 private:
  PeopleStep step(MonthContext&);
  void settle(const PeopleStep&, const Proposal&);
  PeopleSettings settings_;
  Geography geography_;
  double scale_;
  std::unique_ptr<const PeopleTables>
      tables_;  // on the heap: the rates refer to them when this is moved
  std::unique_ptr<const PeopleWeights> weights_;
  PlaceTables places_;
  NewcomerTables newcomers_;
  RowPicker contracts_;
  std::vector<std::int32_t> mothers_;  ///< this month's, in the order of rows
  std::unique_ptr<PeopleRates> rates_;
  std::unique_ptr<HazardPass> pass_;
  std::vector<DualWish> dual_wishes_;
  int year_ = 0;
};

/// Fills in where who leaves goes (departures.cpp).
void set_destinations(PlaceTables&, const PeopleTables&);

void put_at_rest(const PeopleStep&);     // constant_start.cpp
void keep_structure(const PeopleStep&);  // constant_structure.cpp

// The consequences of what the pass proposes, one file each. They come while others are still being
// drawn, so they write the rows of that person and of his post, and what is counted; no row is
// added.
void settle_death(const PeopleStep&, std::size_t row);        // births_deaths.cpp
void settle_departure(const PeopleStep&, const Proposal&);    // departures.cpp
void settle_school(const PeopleStep&, const Proposal&);       // school.cpp
void settle_health_care(const PeopleStep&, const Proposal&);  // health_care.cpp
void settle_retirement(const PeopleStep&, const Proposal&);   // retirement.cpp
void settle_career(const PeopleStep&, const Proposal&);       // careers.cpp
// What comes after the pass.
void settle_births(const PeopleStep&,
                   const std::vector<std::int32_t>& mothers);  // births_deaths.cpp
void settle_arrivals(const PeopleStep&);                       // arrivals.cpp
void settle_contracts(const PeopleStep&, RowPicker&);          // contracts.cpp

/// Decides when and with what a pupil or student leaves (heading_for, leaves_school). `entering`:
/// at the start of the phase; else somewhere in its middle.
void decide_school(const PeopleStep&, std::size_t row, bool entering);
/// A field for this attainment and sex; `student` = the secondary school of those who study on.
Field draw_field(const PeopleTables&, Education, Sex, bool student, double uniform);
/// First position whose cumulative weight exceeds `uniform` times the total.
template <class Array>
std::size_t pick(const Array& cumulative, double uniform) {
  const auto last = cumulative.end() - 1;
  return static_cast<std::size_t>(std::upper_bound(cumulative.begin(), last, uniform * *last) -
                                  cumulative.begin());
}
/// What becomes of the post somebody leaves: own-account posts end with their holder, others are
/// vacant.
PostAfter post_after(const World&, std::size_t row);
/// Ends a person's work or illness relation for `next` because of `reason`; whatever he held or had
/// reserved is let go. Non-residents without a post are forgotten unless they look for work.
void leave_for(World&, std::size_t row, SeparationReason reason, Status next, bool registered);

}  // namespace limlab
