// Who comes to live in Limburg from abroad and from the rest of Belgium: how many (a level, no
// hazard: nobody is there yet to draw one), how old, where, and what they do on arrival.
#include "base/math.hpp"
#include "behaviour/people_month.hpp"

namespace limlab {

namespace {

constexpr OutsideMarket kMarkets[2][5] = {
    {OutsideMarket::dutch_limburg, OutsideMarket::brainport, OutsideMarket::germany,
     OutsideMarket::liege, OutsideMarket::flemish_brabant},
    {OutsideMarket::antwerp, OutsideMarket::flemish_brabant, OutsideMarket::brussels,
     OutsideMarket::liege, OutsideMarket::other_belgium}};
/// Occupation and sector that go with a field of study, for newcomers with a job outside or
/// experience (assumed).
constexpr Occupation kOccupation[3][count_of<Field>] = {
    {Occupation::o93, Occupation::o82, Occupation::o53, Occupation::o71, Occupation::o51,
     Occupation::o52},
    {Occupation::o41, Occupation::o31, Occupation::o53, Occupation::o72, Occupation::o53,
     Occupation::o52},
    {Occupation::o24, Occupation::o21, Occupation::o22, Occupation::o21, Occupation::o23,
     Occupation::o24}};
constexpr Sector kSector[count_of<Field>] = {Sector::N, Sector::C, Sector::Q,
                                             Sector::F, Sector::P, Sector::G};
/// Share with basic digital skills by level of education, Limburg 2021 (POM Limburg) plus the
/// Flemish rise to 2023.
constexpr double kDigital[3] = {0.32, 0.47, 0.82};
/// Experience of newcomers as a share of the years since school (assumed; range 0.5-0.85).
constexpr double kWorked = 0.7;

/// One newcomer: draws of his own, numbered.
struct Newcomer {
  const PeopleStep& s;
  bool abroad;
  Key key;
  std::uint32_t draw = 0;
  double next() { return s.month.luck.uniform(key, s.world().now, purpose::newcomer, draw++); }
  const Factor& factor(std::string_view name) const {
    return s.rates.tables.factor(abroad ? "arrival_abroad" : "arrival_belgium", name);
  }
  template <class E>
  E one_of(std::string_view name, E first) {
    std::array<double, count_of<E>> cumulative{};
    double sum = 0;
    const Factor& f = factor(name);
    for (std::size_t k = 0; k < cumulative.size(); ++k)
      cumulative[k] = sum += k < at(first) ? 0 : f.of(labels(E{})[k].name);
    return static_cast<E>(pick(cumulative, next()));
  }
};

int draw_age_months(const PeopleTables::ByAge& weights, double uniform, double within) {
  PeopleTables::ByAge cumulative{};
  double sum = 0;
  for (std::size_t a = 0; a < weights.size(); ++a) cumulative[a] = sum += weights[a];
  return static_cast<int>(pick(cumulative, uniform)) * 12 + static_cast<int>(within * 12);
}

Status status_without_post(Newcomer& n, const NewPerson& p, int age, bool& registered,
                           bool& outside_job) {
  const Month now = n.s.world().now;
  const int years = year_of(now) - year_of(p.birth_month);
  if (years < 12 || (years == 12 && month_of_year(now) < 9)) return Status::child;
  if (age < 18) return Status::pupil;
  PersonFacts f;
  f.status = Status::home, f.birth_month = p.birth_month, f.age_months = now - p.birth_month;
  if (n.s.rates.past_legal_age(f)) return Status::retired;
  if (age < 25 && n.next() * 100 < n.factor("student").of("18_to_24")) return Status::student;
  const Factor& shares = n.factor("status");
  double u = n.next() * 100;
  if ((u -= shares.of("outside_job")) < 0) return outside_job = true, Status::jobseeker;
  if ((u -= shares.of("registered")) < 0) return registered = true, Status::jobseeker;
  if ((u -= shares.of("looking")) < 0) return Status::jobseeker;
  return (u -= shares.of("home")) < 0 ? Status::home : Status::ill;
}

/// A post outside Limburg of the newcomer's own kind: near markets are likelier.
PostRow outside_post(Newcomer& n, const NewPerson& p) {
  std::array<double, 5> cumulative{};
  double sum = 0;
  for (std::size_t k = 0; k < 5; ++k)
    cumulative[k] = sum += exp_same_bits(
        -static_cast<double>(n.s.geography.km[p.place][place_of(kMarkets[n.abroad ? 0 : 1][k])]) /
        40);
  const InitialPrevalence& init = n.s.rates.initial;
  NewPost post;
  post.key = mix(n.key, static_cast<std::uint64_t>(n.s.world().now), purpose::post_attributes, 0);
  post.sector = kSector[at(p.field)];
  post.occupation = static_cast<Occupation>(p.occupation);
  post.place = place_of(kMarkets[n.abroad ? 0 : 1][pick(cumulative, n.next())]);
  post.education = p.education;
  post.field = p.field;
  const std::size_t e = at(p.education);
  post.wage =
      init.waged[e] > 0 ? static_cast<std::int32_t>(init.wage_sum[e] / init.waged[e]) : 350'000;
  return create_post(n.s.world(), post);
}

void arrive(const PeopleStep& s, bool abroad, Key key) {
  World& w = s.world();
  Newcomer n{s, abroad, key};
  const PeopleTables& t = s.rates.tables;
  NewPerson p;
  p.key = key;
  const double u_age = n.next(), within = n.next();
  const int age_months = draw_age_months(abroad ? t.in_abroad : t.in_belgium, u_age, within),
            age = age_months / 12;
  p.birth_month = plus(w.now, -age_months);
  p.sex = n.next() < 0.5 ? Sex::male : Sex::female;
  p.place = static_cast<std::uint8_t>(
      pick(abroad ? s.places.from_abroad : s.places.from_belgium, n.next()));
  p.origin = n.one_of<Origin>("origin", Origin::belgian);
  bool registered = false, outside_job = false;
  const Status status = status_without_post(n, p, age, registered, outside_job);
  p.status = status;
  if (status > Status::student) {
    p.education = n.one_of<Education>("education", Education::low);
    if (age < 21) p.education = std::min(p.education, Education::medium);
  } else if (status == Status::student) {
    p.education = Education::medium;
  }
  const double u_field = n.next();
  if (p.education != Education::none_or_in_school)
    p.field = draw_field(t, p.education, p.sex, status == Status::student, u_field);
  std::array<double, count_of<Employability>> types{};
  double sum = 0;
  for (std::size_t k = 0; k < types.size(); ++k)
    types[k] = sum += static_cast<double>(s.rates.initial.employability[at(p.education)][k]) + 1e-9;
  p.employability = static_cast<Employability>(pick(types, n.next()));
  if (status > Status::student)
    p.occupation = static_cast<std::uint8_t>(kOccupation[level_of(p.education)][at(p.field)]);

  const PersonRow person = add_immigrant(w, p);
  const std::size_t row = person.index();
  Persons& all = w.persons;
  all.digital[row] = age >= 16 && n.next() < kDigital[level_of(p.education)] ? 1 : 0;
  if (status == Status::pupil || status == Status::student) decide_school(s, row, false);
  if (status <= Status::student) return;
  all.entered[row] = 1;  // has been in another labour market; a first entry is not counted here
  const double years = std::max(0.0, age - s.rates.weights.start_age(p.education));
  all.experience[row] = static_cast<Month>(std::min(600.0, years * 12 * kWorked));
  if (registered) set_registered(w, person, true);
  if (outside_job) bring_outside_job(w, person, outside_post(n, p));
}

void arrivals(const PeopleStep& s, bool abroad, double expected) {
  if (expected <= 0) return;
  const auto cell = static_cast<std::uint64_t>(abroad ? 1 : 2);
  const Key stream = mix(0x6172726976616C73ull, cell);
  const Month now = s.world().now;
  const auto count =
      round_stochastic(expected, s.month.luck.bits(stream, now, purpose::immigration));
  for (std::int64_t k = 0; k < count; ++k)
    arrive(s, abroad,
           mix(stream, static_cast<std::uint64_t>(now), purpose::immigration,
               static_cast<std::uint64_t>(k)));
}

}  // namespace

void settle_arrivals(const PeopleStep& s) {
  arrivals(s, true, s.rates.arrivals_abroad(year_of(s.world().now)));
  arrivals(s, false, s.rates.arrivals_belgium());
}

}  // namespace limlab
