#pragma once
#include <array>
#include <vector>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "params/geography.hpp"
#include "state/world.hpp"
#include "synthesis/flows_commuting.hpp"
#include "synthesis/flows_integers.hpp"
#include "synthesis/input.hpp"
#include "synthesis/tables_jobs.hpp"
#include "words/purpose.hpp"

// Inside of the jobs half: what its steps hand to each other. Others include synthesis/jobs.hpp.

namespace limlab::jobs {

/// The whole numbers of this world: people by status as found, the rest from the tables × scale.
struct Totals {
  double scale = 1;
  std::array<std::vector<std::int32_t>, kMunicipalities> employees, self_employed, sheltered;
  /// Ill whose post is kept, of employees and on own account; n_ill counts both.
  std::array<std::vector<std::int32_t>, kMunicipalities> ill, ill_own;
  int n_employees = 0, n_self = 0, n_sheltered = 0, n_ill = 0, n_ill_own = 0;
  std::array<int, kOutsideMarkets> outside_filled{}, outside_reserved{}, in_commuters{};
  int filled = 0;  ///< employee posts at Limburg workplaces, in-commuters included
  int reserved_here = 0, vacant = 0;
  WholeTable filled_posts{kSectors, kOccupations}, reserved_posts{kSectors, kOccupations},
      vacant_posts{kSectors, kOccupations}, own_posts{kSectors, kOccupations},
      own_reserved{kSectors, kOccupations};
};
/// `wanted` real persons × scale, rounded to the nearest.
int scaled(double wanted, double scale);
Totals count_totals(const World&, const JobTables&, double scale);
/// The table scaled to whole numbers that sum to `total`, rows and columns near theirs.
RealTable in_proportion(const BySectorOccupation& table, int total);
/// Vacancies: sector totals of the table, inside a sector by posts × the occupation's vacancy
/// weight.
RealTable expected_vacancies(const JobTables&, int total);

struct PlannedFirm {
  Key key;
  std::uint8_t sector, size_class;  ///< index in JobTables::classes
  std::uint8_t place = 255;
  int size = 0;
  std::int32_t real_size = 1000;  ///< see Firms [1e-3]
  std::int32_t row = -1;
};

struct PlannedPost {
  Key key = 0;
  std::int32_t firm = -1, holder = -1;  ///< rows; firm -1 = own account or outside
  std::uint8_t sector = 0, occupation = 0, place = 0;
  PostState state = PostState::filled;
  Contract contract = Contract::permanent;
  std::uint8_t education = static_cast<std::uint8_t>(Education::low), field = 0, hours = 38;
  std::int32_t wage = 0;
  Month start = 0;  ///< job_start of the holder, or the month the vacancy was opened
};

/// Filled and all firm posts wanted by municipality of the workplace, maatwerk not included.
struct PlaceTargets {
  std::array<int, kMunicipalities> filled{}, reserved{}, vacant{}, all{};
};

struct Plan {
  const JobTables& tables;
  const Geography& map;
  const Luck& luck;
  const Team& team;
  Month start;
  Totals totals;
  std::vector<PlannedFirm> firms;
  std::vector<PlannedPost> posts;

  double uniform(Key key, purpose::Purpose why, std::uint32_t draw = 0) const {
    return luck.uniform(key, start, why, draw);
  }
  std::uint64_t bits(Key key, purpose::Purpose why, std::uint32_t draw = 0) const {
    return luck.bits(key, start, why, draw);
  }
  /// A new planned post with a key of its own.
  PlannedPost& add(std::uint8_t sector, std::uint8_t occupation, std::uint8_t place,
                   PostState state);
};

/// 0 … 3 of a person at work; somebody without a level counts as low.
inline std::size_t level(std::uint8_t education) {
  return education <= static_cast<std::uint8_t>(Education::low) ? 0u : education - 1u;
}
inline Education education_of(std::size_t level_index) {
  return static_cast<Education>(level_index + 1);
}

// The steps, in order.
std::vector<int> firm_sizes(int firms, int posts, int least, int most, double exponent);
void plan_firms(Plan&);
PlaceTargets place_targets(Plan&);
void place_firms(Plan&, const PlaceTargets&);
void add_firms(World&, Plan&);
void plan_firm_posts(Plan&, const PlaceTargets&);
void plan_outside_posts(Plan&, const std::array<int, kOutsideMarkets>& counts, PostState state);
FlowTask flow_task(const Plan&, PostState state);
struct EmployeeFlows {
  Flows filled, reserved;
};
EmployeeFlows employee_flows(const Plan&);
/// Places employees (filled) or the ill with a contract (reserved), and adds the in-commuters.
void place_employees(World&, Plan&, PostState state, const Flows&);
/// Gives those who work on own account (filled) or are ill meanwhile (reserved) their posts.
void place_self_employed(World&, Plan&, PostState state);
void place_sheltered(World&, Plan&);
/// Deals persons to kinds of work by education, sex and field; counts[k] persons of occupation[k].
/// Returns for each person the index k.
std::vector<std::size_t> deal(const World&, const Plan&, const std::vector<std::int32_t>& persons,
                              const std::vector<std::uint8_t>& occupation,
                              const std::vector<int>& counts);
std::int32_t add_outsider(World&, const Plan&, Key key, std::uint8_t home, std::size_t occupation,
                          Status status);
void ask_education(Plan&);
void set_contracts(const World&, Plan&);
void set_hours(const World&, Plan&);
void set_tenure(const World&, Plan&);
void set_wages(const World&, Plan&);
void carry_out(World&, Plan&);
void add_outside_vacancies(World&, Plan&);
void add_outside_pool(World&, Plan&);
void give_wanted_occupations(World&, const Plan&);

/// Likelihood, up to a factor, that somebody of this level, sex and field does this work.
double affinity(const JobTables::OccupationRow&, std::size_t level_index, std::uint8_t sex,
                std::uint8_t field);

}  // namespace limlab::jobs
