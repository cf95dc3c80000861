#include "policy/policy.hpp"

// Idea: posts go: an employer closes or shrinks (Ford Genk 2014, with its suppliers).
// Equation: volume posts, spread evenly over over_months from `from` on (whole posts). Which ones:
// employers' posts of the sector, occupation and municipality named; `largest`: of the largest
// employer first, then the next; `spread`: drawn one by one, for ever the same for a measure.
// Parameters: volume [posts], over_months [month], sector, occupation, municipality, how.
// Direction expected: holders become jobseekers with a benefit, vacancies near fill sooner, local
// income and what lives on it fall.
// Limits: suppliers are an entry of their own; fewer posts are taken than asked when there are
// fewer.

namespace limlab {

namespace {
class PostsLeave final : public Measure {
 public:
  PostsLeave(const MeasureSpec& spec, const MeasureSetting& s)
      : spec_(spec), all_(agents_of(spec, spec.numbers.at("volume"), s.scale)) {
    const auto word = [&](const char* name) {
      const auto found = spec.words.find(name);
      return found == spec.words.end() ? std::string{} : found->second;
    };
    posts_.sector = from_name<Sector>(word("sector"));
    posts_.occupation = from_name<Occupation>(word("occupation"));
    if (const auto place = word("municipality"); !place.empty())
      posts_.place = static_cast<std::uint8_t>(s.geography.municipality(place));
    posts_.largest_first = word("how") == "largest";
    posts_.key = key_of(spec);
  }
  void contribute(Terms& t) const override {
    LeavingPosts now = posts_;
    now.volume = share_of_month(all_, t.month - spec_.from,
                                static_cast<int>(spec_.numbers.at("over_months")));
    if (now.volume > 0 && in_force(spec_, t.month)) t.posts_leave.push_back(now);
  }

 private:
  MeasureSpec spec_;
  int all_;
  LeavingPosts posts_;
};
}  // namespace

std::unique_ptr<Measure> make_posts_leave(const MeasureSpec& spec, const MeasureSetting& s) {
  return std::make_unique<PostsLeave>(spec, s);
}

}  // namespace limlab
