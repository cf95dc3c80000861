#include "tests/support/small_province.hpp"

#include <fmt/format.h>

#include "state/digest.hpp"

namespace limlab::test {

Geography small_geography() {
  Geography g;
  for (std::size_t m = 0; m < kMunicipalities; ++m) {
    g.place_names.push_back(m == 0 ? "Genk é" : fmt::format("Gemeente {}", m));
    g.nis.push_back(static_cast<int>(71000 + m));
    g.streek[m] = static_cast<std::uint8_t>(m % kStreken);
  }
  for (std::size_t o = 0; o < kOutsideMarkets; ++o) {
    g.place_names.push_back(fmt::format("Outside {}", o));
    g.streek[kMunicipalities + o] = 255;
  }
  for (std::size_t s = 0; s < kStreken; ++s) g.streek_names.push_back(fmt::format("Streek {}", s));
  return g;
}

ParameterBook output_book() {
  ParameterBook book;
  declare_output_parameters(book);
  return book;
}

ValueAdded flat_value_added() {
  ValueAdded out;
  out.fill(120'000);
  return out;
}

PersonRow SmallProvince::person(Status s, int age, Sex sex, std::uint8_t place, Education e,
                                Presence p) {
  NewPerson n;
  n.key = next_key_++;
  n.birth_month = plus(world.now, -12 * age - 3);
  n.sex = sex;
  n.place = place;
  n.status = s;
  n.education = e;
  n.field = Field::stem;
  return add_initial(world, n, p);
}

PostRow SmallProvince::post(Sector s, Occupation o, std::uint8_t place, Contract c) {
  NewPost n;
  n.key = next_key_++;
  if (in_limburg(place) && c != Contract::own_account) n.firm = firm_;
  n.sector = s;
  n.occupation = o;
  n.place = place;
  n.contract = c;
  n.wage = 300'000;
  return add_initial_post(world, n);
}

void SmallProvince::employ(PersonRow p, PostRow j) {
  place_initial(world, p, j, plus(world.now, -24));
}

NewPerson SmallProvince::newcomer(Status s, int age, std::uint8_t place) {
  NewPerson n;
  n.key = next_key_++;
  n.birth_month = plus(world.now, -12 * age);
  n.place = place;
  n.status = s;
  n.education = age > 18 ? Education::bachelor : Education::none_or_in_school;
  return n;
}

SmallProvince::SmallProvince() {
  world.start = world.now = make_month(2025, 12);
  const Geography g = small_geography();
  world.streek_of = g.streek;
  NewFirm f;
  f.key = next_key_++;
  f.sector = Sector::C;
  f.base_posts = 20'000;
  firm_ = add_firm(world, f);
  const auto antwerp = place_of(OutsideMarket::antwerp);
  for (int i = 0; i < 20; ++i) {
    const auto home = static_cast<std::uint8_t>(i % 7);
    workers_.push_back(person(Status::employee, 22 + 2 * i, i % 2 ? Sex::male : Sex::female, home,
                              i % 3 ? Education::medium : Education::master));
    posts_.push_back(post(i % 4 ? Sector::C : Sector::Q, i % 2 ? Occupation::o72 : Occupation::o22,
                          static_cast<std::uint8_t>(i % 5)));
    employ(workers_.back(), posts_.back());
  }
  old_worker_ = workers_[19];    // 60
  dying_worker_ = workers_[18];  // 58
  for (int i = 0; i < 3; ++i) {
    const PersonRow p = person(Status::employee, 30 + i, Sex::male, 1, Education::bachelor);
    outside_.push_back(post(Sector::J, Occupation::o25, antwerp));
    employ(p, outside_.back());
    workers_.push_back(p);
  }
  const PersonRow own = person(Status::self_employed, 45, Sex::female, 2);
  employ(own, post(Sector::G, Occupation::o52, 2, Contract::own_account));
  const PersonRow sheltered = person(Status::sheltered, 40, Sex::male, 3, Education::low);
  employ(sheltered, post(Sector::C, Occupation::o93, 3, Contract::sheltered));
  commuter_ =
      person(Status::employee, 33, Sex::female, antwerp, Education::master, Presence::non_resident);
  employ(commuter_, post(Sector::C, Occupation::o21, 0));
  idle_commuter_ =
      person(Status::jobseeker, 29, Sex::male, antwerp, Education::medium, Presence::non_resident);
  ill_ = person(Status::ill, 50, Sex::female, 4);
  place_initial(world, ill_, post(Sector::Q, Occupation::o53, 4), plus(world.now, -60),
                plus(world.now, 6));
  const int months_registered[] = {2, 5, 13, 20, 30, 80};
  for (const int months : months_registered) {
    const PersonRow p = person(Status::jobseeker, 30 + months / 3, Sex::male, 5, Education::low);
    const Month now = world.now;
    world.now = plus(now, -months);
    set_registered(world, p, true);
    world.now = now;
    set_flag(world, p, Flag::ilo_unemployed, months < 24);
    seekers_.push_back(p);
  }
  for (int i = 0; i < 6; ++i) {
    vacancies_.push_back(
        post(i % 2 ? Sector::C : Sector::Q, Occupation::o81, static_cast<std::uint8_t>(i)));
    if (i < 4) open_initial_vacancy(world, vacancies_.back(), plus(world.now, -i));
  }
  school_leaver_ = person(Status::pupil, 18, Sex::male, 6, Education::low);
  student_ = person(Status::student, 21, Sex::female, 6);
  set_flag(world, student_, Flag::working_student, true);
  returner_ = person(Status::retired, 61, Sex::male, 7);
  const Status rest[] = {Status::child,     Status::child, Status::pupil,      Status::training,
                         Status::work_care, Status::home,  Status::early_exit, Status::retired};
  const int ages[] = {3, 10, 15, 35, 44, 38, 62, 104};
  for (std::size_t i = 0; i < std::size(rest); ++i)
    others_.push_back(person(rest[i], ages[i], i % 2 ? Sex::male : Sex::female,
                             static_cast<std::uint8_t>(8 + i)));
}

namespace {
/// A vacancy is won by an application and an offer of the same month.
void win(World& w, PersonRow p, PostRow j, HireOrigin origin) {
  note_application(w, p, j, EventKind::application);
  note_application(w, p, j, EventKind::offer);
  hire(w, p, j, origin);
}
}  // namespace

void SmallProvince::live(int number) {
  world.now = plus(world.start, number);
  World& w = world;
  const auto brussels = place_of(OutsideMarket::brussels);
  switch (number) {
    case 1:
      add_birth(w, newcomer(Status::child, 0, 9));
      count_applications(w, Sector::C, 3);
      win(w, seekers_[0], vacancies_[1], HireOrigin::jobseeker);
      enter_labour_market(w, school_leaver_);
      win(w, school_leaver_, vacancies_[0], HireOrigin::school);
      separate(w, old_worker_, SeparationReason::retirement, Status::retired, false,
               PostAfter::vacant);
      die(w, dying_worker_, PostAfter::destroyed);
      die(w, others_[7], PostAfter::idle);
      break;
    case 2: {
      emigrate_keeping_job(w, workers_[0], brussels);
      emigrate(w, workers_[20], PostAfter::idle);  // takes the outside job along
      emigrate(w, workers_[1], PostAfter::vacant);
      settle_here(w, commuter_, 10);
      const PersonRow arrival = add_immigrant(w, newcomer(Status::jobseeker, 28, 11));
      NewPost n;
      n.key = 900'001;
      n.place = brussels;
      n.sector = Sector::M;
      n.occupation = Occupation::o24;
      bring_outside_job(w, arrival, create_post(w, n));
      add_immigrant(w, newcomer(Status::home, 60, 12));
      fall_ill_keeping_post(w, workers_[2], plus(w.now, 12));
      win(w, idle_commuter_, vacancies_[2], HireOrigin::outside_pool);
      break;
    }
    case 3: {
      hire(w, ill_, PostRow(static_cast<std::int32_t>(w.persons.post[ill_.index()])),
           HireOrigin::return_from_illness);
      leave_for_other_job(w, workers_[3], PostAfter::vacant);
      win(w, workers_[3], vacancies_[3], HireOrigin::other_job);
      win(w, returner_, posts_[19], HireOrigin::inactive);  // vacant since month 1
      change_status(w, seekers_[3], Status::training, true);
      NewPost n;
      n.key = 900'002;
      n.sector = Sector::I;
      n.occupation = Occupation::o51;
      n.place = 4;
      n.contract = Contract::own_account;
      hire(w, seekers_[4], create_post(w, n), HireOrigin::jobseeker);
      move_home(w, workers_[4], 20);
      attain(w, student_, Education::bachelor, Field::stem);
      break;
    }
    case 4:
      enter_labour_market(w, student_);
      change_status(w, student_, Status::jobseeker, true);
      set_flag(w, student_, Flag::working_student, false);
      open_vacancy(w, vacancies_[4]);
      open_vacancy(w, vacancies_[5]);
      separate(w, idle_commuter_, SeparationReason::contract_end, Status::jobseeker, false,
               PostAfter::idle);
      separate(w, workers_[5], SeparationReason::dismissal, Status::jobseeker, true,
               PostAfter::idle);
      change_status(w, seekers_[5], Status::ill, false);
      release_reserved(w, workers_[2], PostAfter::vacant);
      break;
    case 5: {
      withdraw_vacancy(w, vacancies_[5]);
      destroy_post(w, vacancies_[5]);
      forget_non_resident(w, idle_commuter_);
      NewFirm f;
      f.key = 900'003;
      f.sector = Sector::J;
      second_firm_ = add_firm(w, f);
      // The free row of the commuter is used again by somebody else.
      add_birth(w, newcomer(Status::child, 0, 1));
      win(w, student_, vacancies_[4], HireOrigin::jobseeker);
      separate(w, workers_[21], SeparationReason::quit, Status::home, false, PostAfter::vacant);
      break;
    }
    case 6:
      close_firm(w, second_firm_);
      leave_for_other_job(w, workers_[22], PostAfter::idle);
      win(w, workers_[22], outside_[1], HireOrigin::other_job);
      break;
    default:
      break;
  }
}

void SmallProvince::close_month() {
  Persons& p = world.persons;
  for (std::size_t i = 0; i < p.size(); ++i)
    p.status_before[i] = p.presence[i] == static_cast<std::uint8_t>(Presence::resident)
                             ? p.status[i]
                             : Persons::kOutside;
  world.ledger = {};
  world.events.rows.clear();
}

Record SmallProvince::run(int threads, const std::function<void(const World&)>& each) {
  const Team team(threads);
  const ParameterBook book = output_book();
  Observer observer(world, small_geography(), kMonths, Params(book), flat_value_added());
  for (int month = 0; month <= kMonths; ++month) {
    if (month > 0) live(month);
    observer.observe(world, team, [&] { return digest(world, team); });
    if (each) each(world);
    close_month();
  }
  return observer.take();
}

namespace {

struct Checker {
  const Record& r;
  std::size_t t = 0;
  std::vector<std::string> out;
  void equal(const std::string& law, std::int64_t a, std::int64_t b) {
    if (a != b) out.push_back(fmt::format("month {}: {}: {} is not {}", t, law, a, b));
  }
  std::int64_t sum(Series s) const { return r.total(s, t); }
  std::int64_t before(Series s) const { return r.total(s, t - 1); }
  std::int64_t flow(Series s, std::size_t place, std::size_t residence) const {
    const std::size_t last = width(s) / 4;
    std::int64_t n = 0;
    for (std::size_t i = 0; i < last; ++i) n += r.row(s, t)[(place * 2 + residence) * last + i];
    return n;
  }
  std::int64_t move(MoveReason m) const { return r.row(Series::commuter_moves, t)[at(m)]; }
};

void law_1_2(Checker& c) {
  constexpr std::size_t n = count_of<Status> + 1;
  const std::int32_t* m = c.r.row(Series::transitions, c.t);
  std::int64_t row_out = 0, column_out = 0;
  for (std::size_t s = 0; s + 1 < n; ++s) {
    std::int64_t expected = c.r.persons_of(static_cast<Status>(s), c.t - 1);
    for (std::size_t o = 0; o < n; ++o)
      if (o != s) expected += m[o * n + s] - m[s * n + o];
    c.equal(fmt::format("law 1, status {}", s), c.r.persons_of(static_cast<Status>(s), c.t),
            expected);
    row_out += m[(n - 1) * n + s];
    column_out += m[s * n + n - 1];
  }
  c.equal("law 1, outside to outside", m[n * n - 1], 0);
  c.equal("law 2, arrivals", row_out, c.sum(Series::births) + c.sum(Series::immigration));
  c.equal("law 2, departures", column_out, c.sum(Series::deaths) + c.sum(Series::emigration));
}

void law_3(Checker& c) {
  const auto cell = [&](Series s, std::size_t i, std::size_t t) { return c.r.row(s, t)[i]; };
  for (std::size_t s = 0; s < count_of<Sector>; ++s) {
    std::int64_t now = 0, then = 0;
    for (std::size_t k = 0; k < 4; ++k)
      now += cell(Series::posts, s * 4 + k, c.t), then += cell(Series::posts, s * 4 + k, c.t - 1);
    c.equal("law 3, posts", now,
            then + cell(Series::posts_created, s, c.t) - cell(Series::posts_destroyed, s, c.t));
    c.equal("law 3, vacancies", cell(Series::jobs_vacant, s, c.t),
            cell(Series::jobs_vacant, s, c.t - 1) + cell(Series::vacancies_opened, s, c.t) -
                cell(Series::vacancies_filled, s, c.t) - cell(Series::vacancies_withdrawn, s, c.t));
  }
}

void laws_5_6_7(Checker& c) {
  const auto hired_here = c.flow(Series::hires, 0, 0) + c.flow(Series::hires, 0, 1);
  const auto left_here = c.flow(Series::separations, 0, 0) + c.flow(Series::separations, 0, 1);
  c.equal("law 5, hires", hired_here, c.sum(Series::vacancies_filled) + c.sum(Series::self_starts));
  c.equal("law 5, jobs", c.sum(Series::jobs_filled) - c.before(Series::jobs_filled),
          hired_here - left_here);
  c.equal("law 6", c.sum(Series::commuters_in) - c.before(Series::commuters_in),
          c.flow(Series::hires, 0, 1) - c.flow(Series::separations, 0, 1) +
              c.move(MoveReason::emigrant_keeps_job_here) -
              c.move(MoveReason::settler_keeps_job_here));
  c.equal("law 7", c.sum(Series::commuters_out) - c.before(Series::commuters_out),
          c.flow(Series::hires, 1, 0) - c.flow(Series::separations, 1, 0) +
              c.move(MoveReason::arrival_keeps_job_outside) -
              c.move(MoveReason::emigrant_keeps_job_outside));
}

}  // namespace

std::vector<std::string> broken_laws(const Record& r) {
  Checker c{r, 0, {}};
  for (c.t = 0; c.t < r.horizon.times(); ++c.t) {
    c.equal("law 2, persons", c.sum(Series::persons), c.sum(Series::population));
    c.equal("law 2, residents", c.sum(Series::residents), c.sum(Series::population));
    c.equal("law 4", c.sum(Series::jobs_filled),
            r.at_work_of(c.t) - c.sum(Series::commuters_out) + c.sum(Series::commuters_in));
    if (c.t == 0) continue;
    law_1_2(c), law_3(c), laws_5_6_7(c);
  }
  return c.out;
}

}  // namespace limlab::test
