#include "tests/support/people_world.hpp"

namespace limlab::testing {

PeopleWorld::PeopleWorld()
    : folder(std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios" / "limburg") {
  geography = Geography::read(folder);
  declare_people_parameters(book);
  world.start = world.now = make_month(2025, 12);
  world.streek_of = geography.streek;
}

void PeopleWorld::add(int count, const Kind& kind) {
  Persons& p = world.persons;
  for (int k = 0; k < count; ++k) {
    NewPerson n;
    n.key = mix(0x7465737400ull, static_cast<std::uint64_t>(++ordinal_));
    n.birth_month = plus(world.now, -12 * kind.age - (kind.spread_birth_months ? k % 12 : 0));
    n.sex = kind.sex, n.place = kind.place, n.education = kind.education, n.status = kind.status;
    n.employability = kind.employability, n.origin = kind.origin;
    if (at_work(kind.status)) n.occupation = static_cast<std::uint8_t>(Occupation::o41);
    const PersonRow row = add_initial(world, n, Presence::resident);
    const std::size_t i = row.index();
    p.status_since[i] = plus(world.now, -kind.months);
    p.experience[i] = static_cast<Month>(
        std::max(0, (kind.age - 20) * 12 - (at_work(kind.status) ? kind.months : 0)));
    if (kind.registered) {
      set_registered(world, row, true);
      p.registered_since[i] = p.status_since[i];
    }
    if (at_work(kind.status)) {
      NewPost post;
      post.key = mix(n.key, 0x706F7374ull);
      post.contract = kind.status == Status::self_employed ? Contract::own_account : kind.contract;
      post.place = kind.place;
      post.wage = 350'000;
      place_initial(world, row, add_initial_post(world, post), plus(world.now, -kind.months));
    }
  }
}

std::unique_ptr<PeopleMonth> PeopleWorld::people(const std::map<std::string, double>& set,
                                                 double scale) {
  Params params(book);
  for (const auto& [name, value] : set) params.set(name, value);
  auto out = std::make_unique<PeopleMonth>(params, folder, geography, scale);
  out->calibrate_from(world);
  return out;
}

void PeopleWorld::run(PeopleMonth& people, int months, int threads, std::uint64_t seed,
                      const Terms& terms) {
  const Team team(threads);
  const Luck luck(seed, 0);
  for (int k = 0; k < months; ++k) {
    world.ledger = {};
    world.now = plus(world.now, 1);
    MonthContext month{world, terms, luck, team};
    people.life(month);
    people.newcomers(month);
    people.contracts(month);
    total.births += world.ledger.births, total.deaths += world.ledger.deaths;
    total.immigration += world.ledger.immigration, total.emigration += world.ledger.emigration;
    for (std::size_t i = 0; i < world.persons.size(); ++i)
      world.persons.status_before[i] =
          world.persons.presence[i] == static_cast<std::uint8_t>(Presence::resident)
              ? world.persons.status[i]
              : Persons::kOutside;
  }
}

std::int64_t PeopleWorld::count(Status status) const {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < world.persons.size(); ++i)
    n += world.persons.presence[i] == static_cast<std::uint8_t>(Presence::resident) &&
         world.persons.status[i] == static_cast<std::uint8_t>(status);
  return n;
}

}  // namespace limlab::testing
