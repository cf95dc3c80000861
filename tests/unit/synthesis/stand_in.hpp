#pragma once
#include "base/random.hpp"
#include "params/table.hpp"
#include "state/moves.hpp"
#include "synthesis/input.hpp"
#include "words/purpose.hpp"

namespace limlab::test {

/// A rough province: residents at work, ill with a contract and looking for work, in the
/// municipalities by their size, with attributes drawn at random. Not the people half; just enough
/// for jobs to be given.
inline World stand_in(const SynthesisInput& input, const Luck& luck) {
  World w;
  w.start = w.now = input.start;
  const Table t = Table::read(input.folder / "jobs_municipalities.csv");
  double all = 0;
  for (std::size_t r = 0; r < t.rows(); ++r) all += t.number(r, "residents_15_64");
  struct Kind {
    Status status;
    double persons;
    bool contract;
  };
  const Kind kinds[] = {{Status::employee, 316'805, false}, {Status::self_employed, 60'000, false},
                        {Status::sheltered, 3'195, false},  {Status::ill, 12'000, true},
                        {Status::jobseeker, 28'000, false}, {Status::home, 30'000, false}};
  Key next = 1;
  for (const auto& kind : kinds) {
    double due = 0;
    std::int64_t given = 0;
    for (std::size_t r = 0; r < t.rows(); ++r) {
      due += kind.persons * input.scale * t.number(r, "residents_15_64") / all;
      for (; given < static_cast<std::int64_t>(due + 0.5); ++given) {
        NewPerson n;
        n.key = mix(0x7374616E64ull, next++);
        auto u = [&](std::uint32_t d) {
          return luck.uniform(n.key, input.start, purpose::synth_person, d);
        };
        n.place = static_cast<std::uint8_t>(r);
        n.sex = u(0) < 0.47 ? Sex::female : Sex::male;
        const double e = u(1);
        n.education = e < 0.15   ? Education::low
                      : e < 0.57 ? Education::medium
                      : e < 0.85 ? Education::bachelor
                                 : Education::master;
        n.field = static_cast<Field>(static_cast<int>(u(2) * 6));
        const double age = 20 + 45 * u(3);
        n.birth_month = plus(input.start, -static_cast<int>(12 * age));
        n.status = kind.status;
        const PersonRow row = add_initial(w, n, Presence::resident);
        w.persons.experience[row.index()] = static_cast<Month>(12 * (age - 19.5));
        if (kind.contract) set_flag(w, row, Flag::ill_with_contract, true);
      }
    }
  }
  return w;
}

}  // namespace limlab::test
