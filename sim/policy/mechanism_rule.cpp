#include "policy/policy.hpp"

// Idea: a rule of the law moves: the legal pension age, the conditions of the early pension, how
// long an unemployment benefit lasts. Equation: months in the law' = months in the law + months x
// strength(month), whole months. Parameters: rule (which), months [month], ramp_months [month].
// Direction expected: a later pension age keeps people at work, and in illness and unemployment
// too, longer; a shorter benefit moves people to work, home or other support. Limits: holds for
// everybody from that month on, whatever the year of birth; who has retired stays so; chances at
// given distance from the rule stay as they are.

namespace limlab {

namespace {
class Rule final : public Measure {
 public:
  explicit Rule(const MeasureSpec& spec) : spec_(spec) {}
  void contribute(Terms& t) const override {
    const std::string& rule = spec_.words.at("rule");
    double& months = rule == "legal_pension_age"      ? t.legal_age
                     : rule == "early_pension_age"    ? t.early_age
                     : rule == "early_pension_career" ? t.early_career
                                                      : t.benefit_months;
    const double full = spec_.numbers.at("months");
    months += full * strength(spec_, t.month);
    if (&months == &t.legal_age) t.legal_age_before += full * strength(spec_, plus(t.month, -1));
  }

 private:
  MeasureSpec spec_;
};
}  // namespace

std::unique_ptr<Measure> make_rule(const MeasureSpec& spec, const MeasureSetting&) {
  return std::make_unique<Rule>(spec);
}

}  // namespace limlab
