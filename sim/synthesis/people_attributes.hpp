#pragma once
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "state/world.hpp"
#include "synthesis/input.hpp"
#include "synthesis/tables_people.hpp"

namespace limlab {

/// Of the ill without a contract at the start, those who fell ill in the last year. With 12,000 of
/// 49,500 who have a contract they make the 26 % that the entries of a year leave in a stock at
/// rest.
inline constexpr double kNewlyIllWithoutContract = 0.027;

/// Writes the columns that follow from age, sex, origin, status and education: field, flags, months
/// of registration, employability, digital skills, health, hours, then give_histories.
void give_attributes(World& world, const ResidentTables& tables, const SynthesisInput& input,
                     const Luck& luck, const Team& team);

/// What somebody has behind (and, at school, before) him: career, last occupation and wage, months
/// in the status, youngest child, end of school.
void give_histories(World& world, const ResidentTables& tables, const Luck& luck, const Team& team);

/// The line of a table that holds this person, or -1.
int row_of(const std::vector<ShareRow>& rows, const Persons& p, std::size_t i, Month now);
/// True if the line of flags.csv speaks of this person (registration as it is in the world).
bool concerns(const FlagRow& row, const Persons& p, std::size_t i, Month now);

}  // namespace limlab
