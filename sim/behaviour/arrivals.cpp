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
  const NewcomerTables::From& from;
  bool abroad;
  Key key;
  std::uint32_t draw = 0;
  double next() { return s.month.luck.uniform(key, s.world().now, purpose::newcomer, draw++); }
};

template <class E>
void cumulate(std::array<double, count_of<E>>& out, const Factor& f, E first) {
  double sum = 0;
  for (std::size_t k = 0; k < out.size(); ++k)
    out[k] = sum += k < at(first) ? 0 : f.of(labels(E{})[k].name);
}

Status status_without_post(Newcomer& n, const NewPerson& p, int age, bool& registered,
                           bool& outside_job) {
  const Month now = n.s.world().now;
  const int years = year_of(now) - year_of(p.birth_month);
  if (years < 12 || (years == 12 && month_of_year(now) < 9)) return Status::child;
  if (age < 18) return Status::pupil;
  PersonFacts f;
  f.status = Status::home, f.cohort = f.birth_month = p.birth_month,
  f.age_months = now - p.birth_month;
  if (n.s.rates.past_legal_age(f)) return Status::retired;
  if (age < 25 && n.next() * 100 < n.from.student) return Status::student;
  const NewcomerTables::From& shares = n.from;
  double u = n.next() * 100;
  if ((u -= shares.outside_job) < 0) return outside_job = true, Status::jobseeker;
  if ((u -= shares.registered) < 0) return registered = true, Status::jobseeker;
  if ((u -= shares.looking) < 0) return Status::jobseeker;
  return (u -= shares.home) < 0 ? Status::home : Status::ill;
}

/// A post outside Limburg of the newcomer's own kind.
PostRow outside_post(Newcomer& n, const NewPerson& p) {
  const InitialPrevalence& init = n.s.rates.initial;
  NewPost post;
  post.key = mix(n.key, static_cast<std::uint64_t>(n.s.world().now), purpose::post_attributes, 0);
  post.sector = kSector[at(p.field)];
  post.occupation = static_cast<Occupation>(p.occupation);
  post.place = place_of(kMarkets[n.abroad ? 0 : 1][pick(n.from.market[p.place], n.next())]);
  post.education = p.education;
  post.field = p.field;
  const std::size_t e = at(p.education);
  post.wage =
      init.waged[e] > 0 ? static_cast<std::int32_t>(init.wage_sum[e] / init.waged[e]) : 350'000;
  return create_post(n.s.world(), post);
}

void arrive(const PeopleStep& s, bool abroad, Key key) {
  World& w = s.world();
  Newcomer n{s, abroad ? s.newcomers.abroad : s.newcomers.belgium, abroad, key};
  const PeopleTables& t = s.rates.tables;
  NewPerson p;
  p.key = key;
  const double u_age = n.next(), within = n.next();
  const int age_months =
      static_cast<int>(pick(n.from.age, u_age)) * 12 + static_cast<int>(within * 12);
  const int age = age_months / 12;
  p.birth_month = plus(w.now, -age_months);
  p.sex = n.next() < 0.5 ? Sex::male : Sex::female;
  p.place = static_cast<std::uint8_t>(
      pick(abroad ? s.places.from_abroad : s.places.from_belgium, n.next()));
  p.origin = static_cast<Origin>(pick(n.from.origin, n.next()));
  bool registered = false, outside_job = false;
  const Status status = status_without_post(n, p, age, registered, outside_job);
  p.status = status;
  if (status > Status::student) {
    p.education = static_cast<Education>(pick(n.from.education, n.next()));
    if (age < 21) p.education = std::min(p.education, Education::medium);
  } else if (status == Status::student) {
    p.education = Education::medium;
  }
  const double u_field = n.next();
  if (p.education != Education::none_or_in_school)
    p.field = draw_field(t, p.education, p.sex, status == Status::student, u_field);
  p.employability =
      static_cast<Employability>(pick(s.newcomers.employability[at(p.education)], n.next()));
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
  const auto key = [&](std::int64_t k) {
    return mix(stream, static_cast<std::uint64_t>(now), purpose::immigration,
               static_cast<std::uint64_t>(k));
  };
  for (std::int64_t k = 0; k < count; ++k) {
    s.world().keys.fetch(key(k + 4));
    arrive(s, abroad, key(k));
  }
}

}  // namespace

NewcomerTables make_newcomer_tables(const PeopleTables& t, const InitialPrevalence& init,
                                    const Geography& geography) {
  NewcomerTables out;
  for (const bool abroad : {false, true}) {
    NewcomerTables::From& from = abroad ? out.abroad : out.belgium;
    const auto factor = [&](std::string_view name) -> const Factor& {
      return t.factor(abroad ? "arrival_abroad" : "arrival_belgium", name);
    };
    double sum = 0;
    for (std::size_t a = 0; a < from.age.size(); ++a)
      from.age[a] = sum += (abroad ? t.in_abroad : t.in_belgium)[a];
    cumulate(from.origin, factor("origin"), Origin::belgian);
    cumulate(from.education, factor("education"), Education::low);
    from.student = factor("student").of("18_to_24");
    const Factor& status = factor("status");
    from.outside_job = status.of("outside_job"), from.registered = status.of("registered");
    from.looking = status.of("looking"), from.home = status.of("home");
    for (std::size_t home = 0; home < kMunicipalities; ++home) {
      double near = 0;  // near markets are likelier
      for (std::size_t k = 0; k < 5; ++k)
        from.market[home][k] = near += exp_same_bits(
            -static_cast<double>(geography.km[home][place_of(kMarkets[abroad ? 0 : 1][k])]) / 40);
    }
  }
  for (std::size_t e = 0; e < count_of<Education>; ++e) {
    double sum = 0;
    for (std::size_t k = 0; k < count_of<Employability>; ++k)
      out.employability[e][k] = sum += static_cast<double>(init.employability[e][k]) + 1e-9;
  }
  return out;
}

void settle_arrivals(const PeopleStep& s) {
  arrivals(s, true, s.rates.arrivals_abroad(year_of(s.world().now)));
  arrivals(s, false, s.rates.arrivals_belgium());
}

}  // namespace limlab
