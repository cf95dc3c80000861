#include <algorithm>

#include "base/math.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

/// Maatwerk firms stand where jobs_municipalities.csv puts them, the larger where more people live.
void place_maatwerk(Plan& plan) {
  std::vector<std::uint8_t> places;
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    for (int k = 0; k < plan.tables.maatwerk[p]; ++k)
      places.push_back(static_cast<std::uint8_t>(p));
  std::stable_sort(places.begin(), places.end(), [&](std::uint8_t a, std::uint8_t b) {
    return plan.tables.place_weight[a] > plan.tables.place_weight[b];
  });
  std::size_t next = 0;
  for (auto f = plan.firms.rbegin(); f != plan.firms.rend(); ++f)
    if (plan.tables.classes[f->size_class].sheltered) f->place = places[next++ % places.size()];
}

/// One municipality for a firm: in proportion to the posts still wanted there and the sector's
/// pull.
std::uint8_t choose_place(const Plan& plan, const PlannedFirm& f,
                          const std::array<int, kMunicipalities>& wanted,
                          const std::array<std::array<double, kMunicipalities>, kSectors>& pull) {
  std::array<double, kMunicipalities> sums{};
  double all = 0;
  std::size_t widest = 0;
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    if (wanted[p] > wanted[widest]) widest = p;
    sums[p] = all += wanted[p] >= f.size ? wanted[p] * pull[f.sector][p] : 0;
  }
  if (all <= 0) return static_cast<std::uint8_t>(widest);
  const double u = plan.uniform(f.key, purpose::synth_firm, 2) * all;
  std::size_t p = 0;
  while (p + 1 < kMunicipalities && sums[p] <= u) ++p;
  return static_cast<std::uint8_t>(p);
}

/// Single posts move between firms of one sector until every municipality has what it should. Firms
/// stay inside their size class.
void balance(Plan& plan, std::array<int, kMunicipalities>& wanted) {
  auto limits = [&](const PlannedFirm& f) -> const JobTables::SizeClass& {
    return plan.tables.classes[f.size_class];
  };
  for (const bool strict : {true, false})
    for (auto& f : plan.firms) {
      if (limits(f).sheltered) continue;
      for (auto& g : plan.firms) {
        if (wanted[f.place] >= 0 || f.size <= (strict ? limits(f).least : 1)) break;
        if (g.sector != f.sector || limits(g).sheltered) continue;
        while (wanted[f.place] < 0 && wanted[g.place] > 0 &&
               f.size > (strict ? limits(f).least : 1) && (!strict || g.size < limits(g).most))
          --f.size, ++g.size, ++wanted[f.place], --wanted[g.place];
      }
    }
}

}  // namespace

PlaceTargets place_targets(Plan& plan) {
  place_maatwerk(plan);
  const Totals& t = plan.totals;
  std::array<int, kArrondissements> elsewhere{};  // own account and maatwerk
  for (std::size_t p = 0; p < kMunicipalities; ++p)
    elsewhere[plan.map.arrondissement[p]] += static_cast<int>(t.self_employed[p].size());
  for (const auto& f : plan.firms)
    if (plan.tables.classes[f.size_class].sheltered)
      elsewhere[plan.map.arrondissement[f.place]] += f.size;
  const auto& share = plan.tables.share_of_province;
  const auto all = apportion({share.begin(), share.end()}, t.filled + t.n_self + t.n_sheltered);
  std::vector<double> wanted(kArrondissements);
  for (std::size_t a = 0; a < kArrondissements; ++a) wanted[a] = std::max(0, all[a] - elsewhere[a]);
  const auto by_area = apportion(wanted, t.filled);
  PlaceTargets out;
  for (std::size_t a = 0; a < kArrondissements; ++a) {
    std::vector<double> weights(kMunicipalities);
    for (std::size_t p = 0; p < kMunicipalities; ++p)
      if (plan.map.arrondissement[p] == a) weights[p] = plan.tables.place_weight[p];
    const auto filled = apportion(weights, by_area[a]);
    for (std::size_t p = 0; p < kMunicipalities; ++p) out.filled[p] += filled[p];
  }
  const std::vector<double> weights(out.filled.begin(), out.filled.end());
  const auto reserved = apportion(weights, t.reserved_here), vacant = apportion(weights, t.vacant);
  for (std::size_t p = 0; p < kMunicipalities; ++p) {
    out.reserved[p] = reserved[p], out.vacant[p] = vacant[p];
    out.all[p] = out.filled[p] + reserved[p] + vacant[p];
  }
  return out;
}

void place_firms(Plan& plan, const PlaceTargets& targets) {
  std::array<std::array<double, kMunicipalities>, kSectors> pull{};
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t p = 0; p < kMunicipalities; ++p)
      pull[s][p] = pow_same_bits(plan.tables.centrality[p], plan.tables.sectors[s].central_pull);
  auto wanted = targets.all;
  std::vector<PlannedFirm*> order;
  for (auto& f : plan.firms) {
    if (plan.tables.classes[f.size_class].sheltered) continue;
    if (f.place < kMunicipalities)
      wanted[f.place] -= f.size;
    else
      order.push_back(&f);
  }
  std::sort(order.begin(), order.end(), [](const PlannedFirm* a, const PlannedFirm* b) {
    return a->size != b->size ? a->size > b->size : a->key < b->key;
  });
  for (auto* f : order) {
    f->place = choose_place(plan, *f, wanted, pull);
    wanted[f->place] -= f->size;
  }
  balance(plan, wanted);
}

}  // namespace limlab::jobs
