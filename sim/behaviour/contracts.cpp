// Temporary and agency contracts. A filled post with such a contract has an end; when it comes the
// job ends, becomes permanent or is renewed. So that conversions do not use up temporary posts, as
// many permanent posts that have just become vacant are offered as temporary first.
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
  if (u < ends) {
    const auto row = static_cast<std::size_t>(w.posts.holder[post]);
    leave_for(w, row, SeparationReason::contract_end, Status::jobseeker,
              s.luck(row, purpose::career, 2) < set.registers);
    grant_benefit(w, PersonRow(row), set);
  } else if (u < ends + converts) {
    w.posts.contract[post] = static_cast<std::uint8_t>(Contract::permanent);
    w.posts.ends[post] = kNever;
  } else {
    w.posts.ends[post] = new_end(s, post, agency ? set.agency_months : set.temporary_months, 2);
  }
}

}  // namespace

void settle_contracts(const PeopleStep& s) {
  World& w = s.world();
  const PeopleSettings& set = s.rates.settings;
  int converted = 0, fresh = 0;
  const std::size_t posts = w.posts.size();
  const auto starts_vacant = [&](std::size_t j) {
    return w.posts.state[j] == static_cast<std::uint8_t>(PostState::vacant) &&
           w.posts.vacant_since[j] == w.now && w.posts.firm[j] >= 0 &&
           w.posts.contract[j] == static_cast<std::uint8_t>(Contract::permanent);
  };
  for (std::size_t j = 0; j < posts; ++j) {
    if (w.posts.state[j] != static_cast<std::uint8_t>(PostState::filled)) {
      fresh += starts_vacant(j);
      continue;
    }
    const auto contract = static_cast<Contract>(w.posts.contract[j]);
    if (contract != Contract::temporary && contract != Contract::agency) continue;
    const bool agency = contract == Contract::agency;
    if (w.posts.ends[j] == kNever)
      w.posts.ends[j] = new_end(s, j, agency ? set.agency_months : set.temporary_months, 0);
    else if (w.posts.ends[j] <= w.now) {
      end_contract(s, j, agency);
      converted += w.posts.contract[j] == static_cast<std::uint8_t>(Contract::permanent);
    }
  }
  if (converted == 0 || fresh == 0) return;
  const double share = std::min(0.5, static_cast<double>(converted) / fresh);
  for (std::size_t j = 0; j < posts; ++j)
    if (starts_vacant(j) &&
        s.month.luck.uniform(w.posts.key[j], w.now, purpose::contract, 3) < share)
      w.posts.contract[j] = static_cast<std::uint8_t>(Contract::temporary);
}

}  // namespace limlab
