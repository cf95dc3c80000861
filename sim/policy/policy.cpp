#include "policy/policy.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/random.hpp"

namespace limlab {

namespace {

Maker maker_of(const std::string& mechanism) {
  static const std::pair<const char*, Maker> makers[] = {{"change_rate", make_change_rate},
                                                         {"field_choice", make_field_choice},
                                                         {"rule", make_rule},
                                                         {"capacity", make_capacity},
                                                         {"demand_shock", make_demand_shock},
                                                         {"posts_arrive", make_posts_arrive},
                                                         {"posts_leave", make_posts_leave}};
  for (const auto& [name, maker] : makers)
    if (mechanism == name) return maker;
  throw LawBroken("mechanism without a maker: " + mechanism);
}

}  // namespace

Policy::Policy(const Scenario& scenario, const Geography& geography) {
  std::vector<const MeasureSpec*> entries;
  for (const auto* list : {&scenario.measures, &scenario.events})
    for (const MeasureSpec& m : *list) entries.push_back(&m);
  std::sort(entries.begin(), entries.end(),
            [](const MeasureSpec* a, const MeasureSpec* b) { return a->id < b->id; });
  std::uint8_t number = 0;
  for (const MeasureSpec* m : entries) {
    number = static_cast<std::uint8_t>(std::min(255, number + 1));
    measures_.push_back(maker_of(m->mechanism)(*m, {geography, scenario.scale, number}));
  }
}

Terms Policy::terms(Month month) const {
  Terms t;
  t.month = month;
  for (const auto& m : measures_) m->contribute(t);
  return t;
}

bool in_force(const MeasureSpec& m, Month now) {
  return now >= m.from && (m.until == kNever || now <= m.until);
}

double full_strength(const MeasureSpec& m) {
  const auto given = m.numbers.find("strength");
  return given == m.numbers.end() ? 1 : given->second;
}

double strength(const MeasureSpec& m, Month now) {
  if (!in_force(m, now)) return 0;
  const auto ramp = m.numbers.find("ramp_months");
  const double months = ramp == m.numbers.end() ? 0 : ramp->second;
  return full_strength(m) * (months <= 0 ? 1 : std::min(1.0, (now - m.from + 1) / months));
}

Key key_of(const MeasureSpec& m) {
  std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a
  for (const char c : m.id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return mix(hash);
}

int agents_of(const MeasureSpec& m, double volume, double scale) {
  const double wanted = volume * full_strength(m) * scale;
  const double rounding = static_cast<double>(mix(key_of(m), 0x766F6Cu) >> 11) * 0x1p-53;
  // A hair more, so that 50 x 0.02 is one and not 0.9999.
  return static_cast<int>(wanted + std::min(rounding, 1 - 1e-6) + 1e-9);
}

int share_of_month(int total, int k, int over) {
  if (k < 0 || k >= over) return 0;
  const auto until = [&](std::int64_t months) { return static_cast<int>(total * months / over); };
  return until(k + 1) - until(k);
}

}  // namespace limlab
