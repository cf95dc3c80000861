#include "base/random.hpp"
#include "policy/policy.hpp"

// Idea: a chance changes for a target group: fewer early exits, more people at home who start to
// look for work, fewer who fall ill.
// Equation: chance' = chance x (1 + (multiplier - 1) x s) + delta x s, s = strength(month), within
// 0 and 1; several measures: multipliers multiply, deltas add up. What cannot happen to somebody
// (chance 0, such as a pension before the law allows it) stays impossible. Parameters: rate
// (which), multiplier [1], delta [chance], ramp_months [month], target. Direction expected: of the
// rate; the labour market answers (later exit lowers vacancies first, and hires of others with
// them). Limits: the person's other chances are as they were: who does not fall ill is as likely to
// quit as anybody. Nothing is said about what the measure costs or whom it reaches: that is in the
// numbers.

namespace limlab {

namespace {
class ChangeRate final : public Measure {
 public:
  ChangeRate(const MeasureSpec& spec, const Geography& g)
      : spec_(spec), rate_(*from_name<Rate>(spec.words.at("rate"))), group_(spec.target, g) {}
  void contribute(Terms& t) const override {
    const double now = strength(spec_, t.month), full = full_strength(spec_);
    const double more = spec_.numbers.at("multiplier") - 1, delta = spec_.numbers.at("delta");
    if (now == 0 || (more == 0 && delta == 0)) return;
    const auto multiplier = [&](double s) { return std::max(0.0, 1 + more * s); };
    t.rates[at(rate_)].push_back(
        {group_, multiplier(now), delta * now, multiplier(full), delta * full});
    t.rates_in_force += mix(key_of(spec_), at(rate_));
  }

 private:
  MeasureSpec spec_;
  Rate rate_;
  Group group_;
};
}  // namespace

std::unique_ptr<Measure> make_change_rate(const MeasureSpec& spec, const MeasureSetting& s) {
  return std::make_unique<ChangeRate>(spec, s.geography);
}

}  // namespace limlab
