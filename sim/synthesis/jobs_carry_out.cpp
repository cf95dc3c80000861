#include "state/moves.hpp"
#include "state/prefetch.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

/// Posts are reserved for at most a year from the start of the illness.
Month reserved_until(const World& w, std::size_t holder) {
  return plus(w.persons.status_since[holder], 12);
}

}  // namespace

void carry_out(World& w, Plan& plan) {
  const auto place = [&](const PlannedPost& p) {
    NewPost n;
    n.key = p.key;
    n.firm = FirmRow(p.firm);
    n.sector = static_cast<Sector>(p.sector);
    n.occupation = static_cast<Occupation>(p.occupation);
    n.place = p.place;
    n.contract = p.contract;
    n.education = static_cast<Education>(p.education);
    n.field = static_cast<Field>(p.field);
    n.hours = p.hours;
    n.wage = p.wage;
    const PostRow post = add_initial_post(w, n);
    if (p.state == PostState::vacant) {
      open_initial_vacancy(w, post, p.start);
      return;
    }
    const auto i = static_cast<std::size_t>(p.holder);
    place_initial(w, PersonRow(p.holder), post, p.start,
                  p.state == PostState::reserved ? reserved_until(w, i) : kNever);
    // The present job is not part of earlier experience.
    const int tenure = plan.start - p.start;
    w.persons.experience[i] = static_cast<Month>(std::max(0, w.persons.experience[i] - tenure));
    w.persons.entered[i] = 1;
    if (p.state == PostState::filled && !in_limburg(w.persons.place[i]))
      w.persons.status_since[i] = p.start;
  };
  fetching_ahead(
      plan.posts, [&](const PlannedPost& p) { w.keys.fetch(p.key); }, place);
}

void add_outside_vacancies(World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  std::array<int, kOutsideMarkets> counts{};
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    counts[m] = scaled(plan.totals.outside_filled[m] * t.figure("outside_vacancy_rate"),
                       t.figure("outside_reach"));
    w.surroundings.outside_vacancies[m] = counts[m];
  }
  plan_outside_posts(plan, counts, PostState::vacant);
}

void add_outside_pool(World& w, Plan& plan) {
  constexpr Key kPoolKey = 0x706F6F6C00000000ull;
  const JobTables& t = plan.tables;
  // They look for the work that in-commuters do: the posts here, tilted to what is vacant.
  std::vector<double> weights(kOccupations);
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t o = 0; o < kOccupations; ++o)
      weights[o] += t.employees[s][o] * t.occupations[o].vacancy;
  for (std::size_t m = 0; m < kOutsideMarkets; ++m) {
    const int n = scaled(plan.totals.in_commuters[m], t.figure("outside_pool_share"));
    w.surroundings.outside_pool[m] = n;
    const auto counts = apportion(weights, n);
    for (std::size_t o = 0; o < kOccupations; ++o)
      for (int k = 0; k < counts[o]; ++k)
        add_outsider(w, plan, mix(kPoolKey, m, o, k),
                     static_cast<std::uint8_t>(kMunicipalities + m), o, Status::jobseeker);
  }
}

void give_wanted_occupations(World& w, const Plan& plan) {
  Persons& p = w.persons;
  constexpr std::size_t kFields = count_of<Field>;
  std::vector<std::array<double, kOccupations>> chances(kLevels * 2 * kFields);
  for (std::size_t g = 0; g < chances.size(); ++g) {
    double all = 0;
    for (std::size_t o = 0; o < kOccupations; ++o) {
      double posts = 0;
      for (std::size_t s = 0; s < kSectors; ++s)
        posts += plan.tables.employees[s][o] + plan.tables.own_account[s][o];
      chances[g][o] = all += posts * affinity(plan.tables.occupations[o], g / (2 * kFields),
                                              static_cast<std::uint8_t>(g / kFields % 2),
                                              static_cast<std::uint8_t>(g % kFields));
    }
  }
  const auto give = [&](std::size_t i) {
    if (p.presence[i] != static_cast<std::uint8_t>(Presence::resident) || p.post[i] >= 0) return;
    const auto status = static_cast<Status>(p.status[i]);
    const bool worked_or_looks = status == Status::jobseeker || status == Status::training ||
                                 status == Status::work_care || status == Status::home ||
                                 status == Status::ill || status == Status::early_exit;
    if (!worked_or_looks || p.occupation[i] != kNoOccupation) return;
    const auto& row = chances[(level(p.education[i]) * 2 + p.sex[i]) * kFields + p.field[i]];
    const double u = plan.uniform(p.key[i], purpose::synth_match, 2) * row.back();
    std::size_t o = 0;
    while (o + 1 < kOccupations && row[o] <= u) ++o;
    p.occupation[i] = static_cast<std::uint8_t>(o);
  };
  plan.team.for_blocks(p.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) give(i);
  });
}

}  // namespace limlab::jobs
