#include "policy/policy.hpp"

// Idea: more (or fewer) young people choose a field of study: STEM campaigns, study guidance.
// Equation: share of the field among leavers of a kind' = share x (1 + (multiplier - 1) x s) +
// delta x s, s = strength in the month they chose (pupils: September of the year they turn 16;
// students: when they began). Those who change are drawn among the others; nobody else's field
// moves. Parameters: field, multiplier [1], delta [share], ramp_months [month], target (status
// pupil or student, sex …). Direction expected: leavers with the field rise after two (pupils) to
// five (students) years, others fall as much; jobs of the field are filled sooner, those of other
// fields later. Limits: the level of education does not change, success neither; places at school
// do not bind.

namespace limlab {

namespace {
class FieldCampaign final : public Measure {
 public:
  FieldCampaign(const MeasureSpec& spec, const Geography& g) {
    const double full = full_strength(spec);
    choice_.group = Group(spec.target, g);
    choice_.field = *from_name<Field>(spec.words.at("field"));
    choice_.multiplier = std::max(0.0, 1 + (spec.numbers.at("multiplier") - 1) * full);
    choice_.delta = spec.numbers.at("delta") * full;
    choice_.from = spec.from;
    choice_.until = spec.until;
    choice_.ramp_months = static_cast<int>(spec.numbers.at("ramp_months"));
  }
  void contribute(Terms& t) const override {
    if (t.month < choice_.from || (choice_.multiplier == 1 && choice_.delta == 0)) return;
    t.field_choices.push_back(choice_);
  }

 private:
  FieldChoice choice_;
};
}  // namespace

std::unique_ptr<Measure> make_field_choice(const MeasureSpec& spec, const MeasureSetting& s) {
  return std::make_unique<FieldCampaign>(spec, s.geography);
}

}  // namespace limlab
