#pragma once
#include <cstdint>
#include <span>

#include "words/label.hpp"

namespace limlab {

enum class Sex : std::uint8_t { male, female, count_ };

/// Highest attainment: ISCED 0-2, 3-4, 5-6, 7-8; children and pupils have none yet.
enum class Education : std::uint8_t { none_or_in_school, low, medium, bachelor, master, count_ };

/// Field of study (broad ISCED-F groups as the plans use them).
enum class Field : std::uint8_t {
  general, stem, health_care, construction_technical, education, business_services, count_
};

/// Every resident has exactly one main status. Holding a post is `employee`, `self_employed`,
/// `sheltered`; nothing else does (an ill person's post is reserved, not held).
enum class Status : std::uint8_t {
  child, pupil, student, employee, self_employed, sheltered, jobseeker, training, work_care, home,
  ill, early_exit, retired, count_
};

constexpr bool at_work(Status s) {
  return s == Status::employee || s == Status::self_employed || s == Status::sheltered;
}

/// Flags beside the status, published as counts. Values are bits of Persons::flags.
enum class Flag : std::uint8_t {
  registered, ilo_unemployed, working_student, working_pensioner, ill_with_contract, dual_learner, count_
};
constexpr std::uint8_t bit(Flag f) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(f)); }

/// Origin group (nationality of person or parents at birth), as Statbel reports employment by it.
enum class Origin : std::uint8_t { belgian, eu, turkish, north_african, other_non_eu, count_ };

/// Unobserved employability (Heckman and Singer 1984): few types, fixed for life, hidden from firms
/// except through what a meeting reveals.
enum class Employability : std::uint8_t { low, middle, high, count_ };

/// What a row of Persons stands for.
enum class Presence : std::uint8_t { free_row, resident, non_resident, count_ };

/// 0-4 … 95-99, 100+.
inline constexpr std::size_t kAgeGroups = 21;
constexpr std::size_t age_group(int age_years) {
  return age_years >= 100 ? 20u : static_cast<std::size_t>(age_years < 0 ? 0 : age_years / 5);
}

/// Months of registration in the three classes of the evidence: under one year, one to two, over two.
constexpr std::size_t registration_band(int months) { return months < 12 ? 0 : months < 24 ? 1 : 2; }

std::span<const Label> labels(Sex);
std::span<const Label> labels(Education);
std::span<const Label> labels(Field);
std::span<const Label> labels(Status);
std::span<const Label> labels(Flag);
std::span<const Label> labels(Origin);
std::span<const Label> labels(Employability);
std::span<const Label> age_group_labels();

}  // namespace limlab
