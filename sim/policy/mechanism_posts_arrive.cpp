#include "policy/policy.hpp"

// Idea: an employer comes and brings posts (attracted jobs, a campus, an anchor employer).
// Equation: volume posts, spread evenly over over_months from `from` on (whole posts, the rest
// last). Parameters: volume [posts], over_months [month], sector, occupation (ISCO two digits),
// municipality, education and field asked for. Direction expected: vacancies, then hires; other
// posts get harder to fill nearby. Limits: the posts ask for what the measure says, whoever lives
// near.

namespace limlab {

namespace {
class PostsArrive final : public Measure {
 public:
  PostsArrive(const MeasureSpec& spec, const Geography& geography, std::uint8_t number)
      : spec_(spec) {
    const auto word = [&](const char* name) {
      const auto found = spec.words.find(name);
      return found == spec.words.end() ? std::string{} : found->second;
    };
    posts_.sector = from_name<Sector>(word("sector")).value_or(Sector::Q);
    posts_.occupation = from_name<Occupation>(word("occupation")).value_or(Occupation::o22);
    posts_.education = from_name<Education>(word("education"));
    posts_.field = from_name<Field>(word("field"));
    posts_.place = static_cast<std::uint8_t>(geography.municipality(word("municipality")));
    posts_.measure = number;
  }
  void contribute(Terms& t) const override {
    const auto months = spec_.numbers.find("over_months");
    const int over = months == spec_.numbers.end() ? 1 : static_cast<int>(months->second);
    const int k = t.month - spec_.from;
    if (k < 0 || k >= over) return;
    const auto volume = static_cast<int>(spec_.numbers.at("volume"));
    ArrivingPosts now = posts_;
    now.volume = volume * (k + 1) / over - volume * k / over;
    if (now.volume > 0) t.posts_arrive.push_back(now);
  }

 private:
  MeasureSpec spec_;
  ArrivingPosts posts_;
};
}  // namespace

std::unique_ptr<Measure> make_posts_arrive(const MeasureSpec& spec, const Geography& geography,
                                           std::uint8_t number) {
  return std::make_unique<PostsArrive>(spec, geography, number);
}

}  // namespace limlab
