#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/math.hpp"
#include "state/moves.hpp"
#include "synthesis/jobs_plan.hpp"

namespace limlab::jobs {

namespace {

constexpr Key kFirmKey = 0x6669726D00000000ull;

/// Quantiles of a power law x^(-a-1) between two limits.
class PowerLaw {
 public:
  PowerLaw(double least, double most, double a)
      : least_(least),
        most_(most),
        a_(a),
        low_(pow_same_bits(least, -a)),
        high_(pow_same_bits(most, -a)) {}
  double quantile(double u) const {
    if (std::abs(a_) < 1e-6) return least_ * pow_same_bits(most_ / least_, u);
    return pow_same_bits(low_ - u * (low_ - high_), -1 / a_);
  }

 private:
  double least_, most_, a_, low_, high_;
};

/// Units above the limit or below one move to where there is room.
void respect_limits(std::vector<int>& sizes, int least, int most) {
  for (std::size_t i = 0; i < sizes.size(); ++i)
    while (sizes[i] > most || sizes[i] < least) {
      const int step = sizes[i] > most ? -1 : 1;
      std::size_t j = 0;
      while (j < sizes.size() && (j == i || sizes[j] - step > most || sizes[j] - step < least)) ++j;
      if (j == sizes.size()) return;
      sizes[i] += step, sizes[j] -= step;
    }
}

struct ClassCount {
  int firms, posts;
  double in_life;  ///< establishments that these firms stand for
};

/// Each class with posts keeps a firm: the large employers of a thinned province are smaller, not
/// fewer than one.
void keep_one_each(const std::vector<std::size_t>& classes, std::vector<ClassCount>& out) {
  for (const std::size_t k : classes)
    if (out[k].firms == 0 && out[k].posts > 0) out[k].firms = 1;
}

/// Establishments and posts of every class at this scale: posts add up to the sector's; small firms
/// keep their size, large ones shrink when fewer than one would be left.
std::vector<ClassCount> class_counts(const Plan& plan, const std::array<int, kSectors>& posts) {
  const auto& all = plan.tables.classes;
  std::vector<ClassCount> out(all.size());
  for (std::size_t s = 0; s < kSectors; ++s)
    for (const bool sheltered : {false, true}) {
      std::vector<std::size_t> classes;
      std::vector<double> by_firms, by_posts;
      double firms = 0;
      for (std::size_t k = 0; k < all.size(); ++k)
        if (at(all[k].sector) == s && all[k].sheltered == sheltered) {
          classes.push_back(k), by_posts.push_back(all[k].posts);
          by_firms.push_back(all[k].establishments), firms += all[k].establishments;
        }
      const int total = sheltered ? plan.totals.n_sheltered : posts[s];
      if (classes.empty() || total == 0) continue;
      const int kept = std::min(total, std::max(1, scaled(firms, plan.totals.scale)));
      const auto n = apportion(by_firms, kept), share = apportion(by_posts, total);
      for (std::size_t i = 0; i < classes.size(); ++i)
        out[classes[i]] = {n[i], share[i], by_firms[i]};
      keep_one_each(classes, out);
      for (const std::size_t k : classes) out[k].firms = std::min(out[k].firms, out[k].posts);
    }
  return out;
}

/// `real`: size in life of what it stands for against `size`.
void add_planned(Plan& plan, std::size_t k, int size, double real, std::uint8_t place = 255) {
  plan.firms.push_back({mix(kFirmKey, plan.firms.size()),
                        static_cast<std::uint8_t>(at(plan.tables.classes[k].sector)),
                        static_cast<std::uint8_t>(k), place, size,
                        static_cast<std::int32_t>(1000 * real + 0.5), -1});
}

/// How many firms of this scale stand for so many of life: none for none, else at least one.
int thinned(double in_life, double scale) {
  return in_life < 0.5 ? 0 : std::max(1, scaled(in_life, scale));
}

/// The anchors of this class that fit, each as large as the scale leaves it; takes them off the
/// count. Returns the most posts of the others: they stay smaller than the largest.
int add_anchors(Plan& plan, std::size_t k, ClassCount& count) {
  const auto& c = plan.tables.classes[k];
  const double scale = plan.totals.scale;
  int largest = c.most;
  std::vector<JobTables::Anchor> anchors;
  for (const auto& a : plan.tables.anchors)
    if (a.sector == c.sector && c.most >= 4000) anchors.push_back(a);
  std::stable_sort(anchors.begin(), anchors.end(),
                   [](const auto& a, const auto& b) { return a.posts > b.posts; });
  for (const auto& a : anchors) {
    const int others = thinned(count.in_life - 1, scale);
    int size = scaled(a.posts, scale);
    if (count.in_life < 0.5 || size < 1 || size > count.posts - others) continue;
    if (others == 0) size = count.posts;
    add_planned(plan, k, size, double(a.posts) / size, a.place);
    count.posts -= size;
    count.firms = std::min(others, count.posts);
    --count.in_life;
    if (largest == c.most) largest = std::max(static_cast<int>(a.posts * 85 / 100), 1);
  }
  return largest;
}

}  // namespace

std::vector<int> firm_sizes(int firms, int posts, int least, int most, double exponent) {
  if (firms <= 0) return {};
  const double mean = double(posts) / firms;
  const double low = mean > 1.02 * least ? least : std::max(1.0, mean * 0.6);
  const double high = mean < 0.98 * most ? most : mean * 1.7;
  const int probes = std::min(firms, 100);
  auto mean_at = [&](double a) {
    const PowerLaw law(low, high, a);
    double total = 0;
    for (int i = 0; i < probes; ++i) total += law.quantile((i + 0.5) / probes);
    return total / probes;
  };
  // Keep the exponent when it meets the mean, else the one nearest that does.
  double a = exponent, least_a = -8, most_a = 12;
  for (int step = 0; step < 40; ++step) {
    (mean_at(a) > mean ? least_a : most_a) = a;
    a = (least_a + most_a) / 2;
  }
  const PowerLaw law(low, high, a);
  std::vector<double> sizes(static_cast<std::size_t>(firms));
  for (int i = 0; i < firms; ++i)
    sizes[static_cast<std::size_t>(i)] = law.quantile((i + 0.5) / firms);
  auto out = apportion(sizes, posts);
  respect_limits(out, static_cast<int>(std::floor(low)), static_cast<int>(std::ceil(high)));
  return out;
}

void plan_firms(Plan& plan) {
  std::array<int, kSectors> posts{};
  const Totals& t = plan.totals;
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t o = 0; o < kOccupations; ++o)
      posts[s] += t.filled_posts(s, o) + t.reserved_posts(s, o) + t.vacant_posts(s, o);
  auto counts = class_counts(plan, posts);
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const auto& c = plan.tables.classes[k];
    const int most = add_anchors(plan, k, counts[k]);
    // More firms than the scale asks for are smaller than in life, by that much.
    const double real =
        counts[k].in_life > 0 ? counts[k].firms / (plan.totals.scale * counts[k].in_life) : 1;
    for (const int size : firm_sizes(counts[k].firms, counts[k].posts, c.least, most,
                                     plan.tables.figure("size_exponent")))
      add_planned(plan, k, size, real);
  }
}

void add_firms(World& w, Plan& plan) {
  const JobTables& t = plan.tables;
  const double spread = t.figure("premium_spread"), by_size = t.figure("premium_per_tenfold");
  const double one = t.figure("survival_year_1"), five = t.figure("survival_year_5");
  const double late = t.figure("late_exit");
  const double early = -log_same_bits(five / one) / 4;  // hazard of years two to five
  for (auto& f : plan.firms) {
    const auto& c = t.classes[f.size_class];
    const auto sector = static_cast<Sector>(f.sector);
    const FirmType type = c.sheltered                                  ? FirmType::sheltered
                          : sector == Sector::O || sector == Sector::P ? FirmType::public_sector
                                                                       : FirmType::market;
    const double tenfold = log_same_bits(1e-3 * f.real_size * f.size) / log_same_bits(10.0);
    const double premium = spread * normal_from_bits(plan.bits(f.key, purpose::synth_firm, 0)) +
                           by_size * (tenfold - 1.0);
    NewFirm n{f.key,         sector,
              f.place,       type,
              f.size * 1000, static_cast<std::int16_t>(std::clamp(premium, -250.0, 250.0)),
              f.real_size};
    f.row = add_firm(w, n).value;
    // Age of a firm alive today, from survival under constant entry: the density of age is the
    // survival.
    const double mass1 = (1 + one) / 2, mass5 = (one - five) / early, rest = five / late;
    double u = plan.uniform(f.key, purpose::synth_firm, 1) * (mass1 + mass5 + rest);
    double years =
        u < mass1 ? u / mass1
        : u < mass1 + mass5
            ? 1 - log_same_bits(1 - early * (u - mass1) / one) / early
            : 5 - log_same_bits(std::max(1e-3, 1 - late * (u - mass1 - mass5) / five)) / late;
    years *= 1 + tenfold;                       // larger ones are older (assumed)
    if (type != FirmType::market) years += 25;  // schools, town halls and maatwerk outlive markets
    w.firms.founded[static_cast<std::size_t>(f.row)] =
        plus(plan.start, -static_cast<int>(12 * std::min(years, 95.0)));
    w.firms.target[static_cast<std::size_t>(f.row)] = f.size;
  }
}

}  // namespace limlab::jobs
