#include "policy/policy.hpp"

// Idea: an employer comes and brings posts (attracted jobs, a campus, an anchor employer).
// Equation: volume posts, spread evenly over over_months from `from` on (whole posts, the rest
// last), at one new establishment that grows. Parameters: volume [posts], over_months [month],
// sector, occupation (ISCO two digits), municipality, education and field asked for. Direction
// expected: vacancies, then hires; other posts get harder to fill nearby. Limits: the posts ask for
// what the measure says, whoever lives near; the establishment then lives as others do: it may
// withdraw a vacancy, grow, shrink and close.

namespace limlab {

namespace {
class PostsArrive final : public Measure {
 public:
  PostsArrive(const MeasureSpec& spec, const MeasureSetting& s)
      : spec_(spec), all_(agents_of(spec, spec.numbers.at("volume"), s.scale)) {
    const auto word = [&](const char* name) {
      const auto found = spec.words.find(name);
      return found == spec.words.end() ? std::string{} : found->second;
    };
    posts_.sector = from_name<Sector>(word("sector")).value_or(Sector::Q);
    posts_.occupation = from_name<Occupation>(word("occupation")).value_or(Occupation::o22);
    posts_.education = from_name<Education>(word("education"));
    posts_.field = from_name<Field>(word("field"));
    posts_.place = static_cast<std::uint8_t>(s.geography.municipality(word("municipality")));
    posts_.measure = s.number;
    posts_.key = key_of(spec);
    posts_.real_size = static_cast<std::int32_t>(1000 / s.scale + 0.5);
  }
  void contribute(Terms& t) const override {
    ArrivingPosts now = posts_;
    now.volume = share_of_month(all_, t.month - spec_.from,
                                static_cast<int>(spec_.numbers.at("over_months")));
    if (now.volume > 0 && in_force(spec_, t.month)) t.posts_arrive.push_back(now);
  }

 private:
  MeasureSpec spec_;
  int all_;
  ArrivingPosts posts_;
};
}  // namespace

std::unique_ptr<Measure> make_posts_arrive(const MeasureSpec& spec, const MeasureSetting& s) {
  return std::make_unique<PostsArrive>(spec, s);
}

}  // namespace limlab
