#pragma once
#include "synthesis/raking.hpp"
#include "synthesis/tables_people.hpp"

namespace limlab {

/// One possible kind of resident.
struct JointCell {
  std::uint8_t age_class, sex, origin, status, education;
};

/// The joint table of status, age class, sex, origin and education at full scale, raked to every
/// total the tables declare. Cells are ordered by (age class, sex, origin), so that each such block
/// is a stretch of consecutive cells.
struct Joint {
  std::vector<JointCell> cells;
  std::vector<double> persons;
  double worst = 0;  ///< largest relative gap of a declared total after raking
  Grid<double, kAgeClasses, kSexes> population{};  ///< whole persons

  /// First cell of a block, and one past its last.
  std::pair<std::size_t, std::size_t> block(std::size_t age, std::size_t sex,
                                            std::size_t origin) const;
  /// Persons of a kind, full scale.
  double sum(const Who& who) const;
  /// The margins that whole numbers are to keep: status and education by age and sex, pairs of
  /// attributes, and every line of labour_margins.csv, with the sums of the real table times
  /// `scale`.
  std::vector<Constraint> margins(const ResidentTables& tables, double scale) const;

  std::vector<std::uint32_t> first_of_block;
};

/// Throws UserError when the totals of the tables contradict one another (gap above 0.05 %).
Joint make_joint(const ResidentTables& tables);

}  // namespace limlab
