#include "policy/policy.hpp"

// Idea: more places: at firms for dual learners, on courses for jobseekers.
// Equation: places' = places + volume x strength(month). Dual-learning places are spread over firms
// of the sector and municipality in proportion to their posts; more course places raise the chance
// to start a course in proportion. Parameters: of (dual_places, training_places), volume [places],
// ramp_months [month]; for dual places sector, municipality. Direction expected: places filled rise
// where pupils or jobseekers want them; where nobody does they stay empty. Limits: places bring no
// pupils: who wants one is another rate (dual_learning).

namespace limlab {

namespace {
class Capacity final : public Measure {
 public:
  Capacity(const MeasureSpec& spec, const MeasureSetting& s) : spec_(spec), scale_(s.scale) {
    if (const auto w = spec.words.find("sector"); w != spec.words.end())
      places_.sector = from_name<Sector>(w->second);
    if (const auto w = spec.words.find("municipality"); w != spec.words.end())
      places_.place = static_cast<std::uint8_t>(s.geography.municipality(w->second));
    places_.key = key_of(spec);
  }
  void contribute(Terms& t) const override {
    ExtraPlaces now = places_;
    now.volume = spec_.numbers.at("volume") * strength(spec_, t.month) * scale_;
    if (now.volume == 0) return;
    (spec_.words.at("of") == "dual_places" ? t.dual_places : t.training_places).push_back(now);
  }

 private:
  MeasureSpec spec_;
  double scale_;
  ExtraPlaces places_;
};
}  // namespace

std::unique_ptr<Measure> make_capacity(const MeasureSpec& spec, const MeasureSetting& s) {
  return std::make_unique<Capacity>(spec, s);
}

}  // namespace limlab
