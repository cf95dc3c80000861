// Temporary and agency contracts. A filled post with such a contract has an end, drawn in the month
// after the hire (or at the start); when it comes the job ends, becomes permanent or is renewed.
#include "behaviour/benefits.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

/// Agency assignments end the job more often than they are renewed (assumed; range 0.2-0.5), and
/// convert less (range 0.05-0.2).
constexpr double kAgencyEnds = 0.35, kAgencyConverts = 0.1;

Month new_end(const PeopleStep& s, std::size_t post, double mean_months, std::uint32_t draw) {
  const double length =
      mean_months * exponential_from_bits(s.month.luck.bits(
                        s.world().posts.key[post], s.world().now, purpose::contract, draw));
  return plus(s.world().now, std::clamp(static_cast<int>(length + 0.5), 1, 60));
}

void end_contract(const PeopleStep& s, std::size_t post, bool agency) {
  World& w = s.world();
  const PeopleSettings& set = s.rates.settings;
  const double u = s.month.luck.uniform(w.posts.key[post], w.now, purpose::contract, 1);
  const double ends = agency ? kAgencyEnds : set.temporary_ends;
  const double converts = agency ? kAgencyConverts : set.temporary_converts;
  touch(w, PostRow(post));
  if (u < ends) {
    const auto row = static_cast<std::size_t>(w.posts.holder[post]);
    leave_for(w, row, SeparationReason::contract_end, Status::jobseeker,
              s.luck(row, purpose::career, 2) < set.registers);
    grant_benefit(w, PersonRow(row), set.benefit_career);
  } else if (u < ends + converts) {
    w.posts.contract[post] = static_cast<std::uint8_t>(Contract::permanent);
    w.posts.ends[post] = kNever;
  } else {
    w.posts.ends[post] = new_end(s, post, agency ? set.agency_months : set.temporary_months, 2);
  }
}

}  // namespace

void settle_contracts(const PeopleStep& s, RowPicker& picker) {
  World& w = s.world();
  const PeopleSettings& set = s.rates.settings;
  const Posts& p = w.posts;
  const auto ends_or_has_no_end = [&](std::size_t j) {
    return (p.state[j] == static_cast<std::uint8_t>(PostState::filled)) &
           ((p.contract[j] == static_cast<std::uint8_t>(Contract::temporary)) |
            (p.contract[j] == static_cast<std::uint8_t>(Contract::agency))) &
           ((p.ends[j] == kNever) | (p.ends[j] <= w.now));
  };
  const auto settle = [&](std::int32_t row) {
    const auto j = static_cast<std::size_t>(row);
    const bool agency = static_cast<Contract>(p.contract[j]) == Contract::agency;
    if (p.ends[j] == kNever) {
      w.posts.ends[j] = new_end(s, j, agency ? set.agency_months : set.temporary_months, 0);
      touch(w, PostRow(j));
    } else {
      end_contract(s, j, agency);
    }
  };
  picker.act_in_turn(
      s.month.team, p.size(), ends_or_has_no_end, [&](std::span<const std::int32_t> posts) {
        fetching_ahead(
            posts, [&](std::int32_t j) { fetch_row(p, static_cast<std::size_t>(j)); },
            [&](std::int32_t row) {
              const auto j = static_cast<std::size_t>(row);
              if (p.ends[j] == kNever) return;
              fetch_row(w.persons, static_cast<std::size_t>(p.holder[j]));
              fetch_firm_of(w, j);
            },
            settle);
      });
}

}  // namespace limlab
