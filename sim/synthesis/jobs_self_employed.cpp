#include <algorithm>

#include "base/math.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

/// A holder's own post asks no more than he has.
void take(const World& w, PlannedPost& post, std::int32_t person, Contract contract) {
  const Persons& p = w.persons;
  const auto i = static_cast<std::size_t>(person);
  post.holder = person;
  post.contract = contract;
  post.education = static_cast<std::uint8_t>(
      contract == Contract::sheltered ? Education::low : education_of(level(p.education[i])));
}

}  // namespace

void place_self_employed(World& w, Plan& plan, PostState state) {
  const bool filled = state == PostState::filled;
  const WholeTable& posts = filled ? plan.totals.own_posts : plan.totals.own_reserved;
  const auto& people = filled ? plan.totals.self_employed : plan.totals.ill_own;
  // Kinds of own work: the cells of the table that have anybody; municipalities share them in
  // proportion, farming more where there are few posts per resident (assumed).
  struct Kind {
    std::uint8_t sector, occupation;
  };
  std::vector<Kind> kinds;
  std::vector<int> columns, rows;
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t o = 0; o < kOccupations; ++o)
      if (posts(s, o) > 0) {
        kinds.push_back({static_cast<std::uint8_t>(s), static_cast<std::uint8_t>(o)});
        columns.push_back(posts(s, o));
      }
  RealTable t(kMunicipalities, kinds.size());
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    rows.push_back(static_cast<int>(people[p].size()));
    const double rural =
        pow_same_bits(plan.tables.centrality[p], plan.tables.sectors[at(Sector::A)].central_pull);
    for (std::size_t k = 0; k < kinds.size(); ++k)
      t(p, k) = double(rows[p]) * columns[k] * (kinds[k].sector == at(Sector::A) ? rural : 1.0);
  }
  rake(t, {rows.begin(), rows.end()}, {columns.begin(), columns.end()}, 20);
  const WholeTable whole = make_whole(t, rows, columns);
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    const auto& persons = people[p];
    if (persons.empty()) continue;
    std::vector<std::uint8_t> occupation;
    std::vector<int> counts;
    std::vector<std::size_t> kind;
    for (std::size_t k = 0; k < kinds.size(); ++k)
      if (whole(p, k) > 0) {
        occupation.push_back(kinds[k].occupation), counts.push_back(whole(p, k));
        kind.push_back(k);
      }
    const auto dealt = deal(w, plan, persons, occupation, counts);
    for (std::size_t n = 0; n < persons.size(); ++n) {
      const Kind& k = kinds[kind[dealt[n]]];
      take(w, plan.add(k.sector, k.occupation, static_cast<std::uint8_t>(p), state), persons[n],
           Contract::own_account);
    }
  }
}

void place_sheltered(World& w, Plan& plan) {
  std::vector<const PlannedFirm*> firms;
  for (const auto& f : plan.firms)
    if (plan.tables.classes[f.size_class].sheltered) firms.push_back(&f);
  if (firms.empty()) return;
  std::vector<int> rows, columns;
  RealTable t(kMunicipalities, firms.size());
  for (const auto* f : firms) columns.push_back(f->size);
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    rows.push_back(static_cast<int>(plan.totals.sheltered[p].size()));
    for (std::size_t k = 0; k < firms.size(); ++k)  // short trips: a mean of 8 km (assumed)
      t(p, k) = rows[p] * exp_same_bits(-double(plan.map.km[p][firms[k]->place]) / 8.0);
  }
  rake(t, {rows.begin(), rows.end()}, {columns.begin(), columns.end()}, 60);
  const WholeTable whole = make_whole(t, rows, columns);
  std::vector<double> mix_of_work(kOccupations);
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t o = 0; o < kOccupations; ++o) mix_of_work[o] += plan.tables.sheltered[s][o];
  const auto counts = apportion(mix_of_work, plan.totals.n_sheltered);
  std::vector<std::uint8_t> work;  // dealt round, so that every firm gets its share of every kind
  for (int round = 0; work.size() < static_cast<std::size_t>(plan.totals.n_sheltered); ++round)
    for (std::size_t o = 0; o < kOccupations; ++o)
      if (round < counts[o]) work.push_back(static_cast<std::uint8_t>(o));
  std::size_t next = 0;
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    std::vector<std::pair<std::uint64_t, std::int32_t>> persons;
    for (const auto i : plan.totals.sheltered[p])
      persons.emplace_back(
          plan.bits(w.persons.key[static_cast<std::size_t>(i)], purpose::synth_match), i);
    std::sort(persons.begin(), persons.end());
    std::size_t n = 0;
    for (std::size_t k = 0; k < firms.size(); ++k)
      for (int c = 0; c < whole(p, k); ++c) {
        auto& post = plan.add(firms[k]->sector, work[next++], firms[k]->place, PostState::filled);
        post.firm = firms[k]->row;
        take(w, post, persons[n++].second, Contract::sheltered);
      }
  }
}

}  // namespace limlab::jobs
