#include "base/math.hpp"
#include "policy/policy.hpp"

// Idea: outside demand for what firms sell here changes by a share, for all sectors or one.
// Equation: log demand of the sector += log(1 + size) x strength(month).
// Parameters: size [share, -0.9 … 1], ramp_months [month], sector (all when not given).
// Direction expected: a negative size lowers posts and raises unemployment.
// Limits: public firms follow rules, not demand, but a shock given for their sector reaches them.

namespace limlab {

namespace {
class DemandShock final : public Measure {
 public:
  explicit DemandShock(const MeasureSpec& spec) : spec_(spec) {
    if (const auto s = spec.words.find("sector"); s != spec.words.end())
      sector_ = from_name<Sector>(s->second);
  }
  void contribute(Terms& t) const override {
    const double log_change =
        log_same_bits(1 + spec_.numbers.at("size")) * strength(spec_, t.month);
    if (log_change == 0) return;
    for (std::size_t s = 0; s < t.demand.size(); ++s)
      if (!sector_ || at(*sector_) == s) t.demand[s] += log_change;
  }

 private:
  MeasureSpec spec_;
  std::optional<Sector> sector_;
};
}  // namespace

std::unique_ptr<Measure> make_demand_shock(const MeasureSpec& spec, const MeasureSetting&) {
  return std::make_unique<DemandShock>(spec);
}

}  // namespace limlab
