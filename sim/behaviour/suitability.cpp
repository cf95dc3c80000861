#include "behaviour/suitability.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace limlab {

Suitability::Suitability(const Params& p)
    : base_(p.real("match.base")),
      other_occupation_(p.real("match.other_occupation")),
      lower_(p.real("match.lower_education")),
      higher_(p.real("match.higher_education")),
      other_field_(p.real("match.other_field")),
      low_type_(p.real("match.employability_low")),
      high_type_(p.real("match.employability_high")),
      duration_floor_(p.real("match.duration_floor")),
      origin_ratio_(p.real("match.origin_ratio")),
      older_(p.real("match.older_ratio")),
      health_(p.real("match.health_ratio")) {
  // Falls to the floor mostly in the first eight months.
  for (int m = 0; m <= 120; ++m)
    duration_[m] = duration_floor_ + (1 - duration_floor_) * exp_same_bits(-m / 5.0);
}

void Suitability::introduce(const World& w, Searcher& s) const {
  const Persons& p = w.persons;
  const auto i = static_cast<std::size_t>(s.row);
  const bool jobless = p.post[i] < 0;
  // Maatwerk takes people whom the service sends: work-limiting health or very long out of work.
  s.sent = jobless && (p.health_limited[i] ||
                       (p.registered_since[i] != kNever && w.now - p.registered_since[i] > 24));
  const auto origin = static_cast<Origin>(p.origin[i]);
  s.foreign = origin != Origin::belgian && origin != Origin::eu;
  double q = base_;
  const auto type = static_cast<Employability>(p.employability[i]);
  if (type == Employability::low) q *= low_type_;
  if (type == Employability::high) q *= high_type_;
  if (jobless && p.status[i] == static_cast<std::uint8_t>(Status::jobseeker))
    q *= duration_[std::clamp(w.now - p.status_since[i], 0, 120)];
  if (age_in_years(p.birth_month[i], w.now) >= 55) q *= older_;
  if (p.health_limited[i]) q *= health_;
  s.chance = q;
}

double Suitability::chance(const Searcher& s, const Listed& v) const {
  if (v.contract == static_cast<std::uint8_t>(Contract::sheltered))
    return s.sent ? std::min(1.0, 2 * base_) : 0;
  double q = s.chance;
  if (s.occupation != v.occupation) q *= other_occupation_;
  if (v.education != static_cast<std::uint8_t>(Education::none_or_in_school)) {
    int missing = static_cast<int>(v.education) - std::max<int>(s.education, at(Education::low));
    if (missing < 0) q *= higher_;
    for (; missing > 0; --missing) q *= lower_;
  }
  if (v.field != static_cast<std::uint8_t>(Field::general) && v.field != s.field) {
    q *= other_field_;
    // Nurses, doctors and teachers need the diploma by law.
    const auto o = static_cast<Occupation>(v.occupation);
    if (o == Occupation::o22 || o == Occupation::o23) q *= 0.2;
  }
  // Equal treatment where the post is hard to fill (open for four months or more), 0.5 where it is
  // not.
  if (s.foreign) q *= origin_ratio_ + (1 - origin_ratio_) * std::min<int>(v.age, 4) / 4.0;
  return std::min(q, 1.0);
}

std::int32_t Suitability::judge(const Searcher& s, const Listed& v, std::uint64_t luck) const {
  const auto drawn = static_cast<std::uint32_t>(luck);
  // No post makes the chance larger than what the person brings, sheltered work apart: most
  // applications fail by luck alone, whatever the fit.
  if (drawn >= threshold(s.chance) && v.contract != static_cast<std::uint8_t>(Contract::sheltered))
    return -1;
  const double q = chance(s, v);
  if (drawn >= threshold(q)) return -1;
  return static_cast<std::int32_t>(1e6 * q * (0.5 + static_cast<double>(luck >> 32) * 0x1p-32));
}

}  // namespace limlab
