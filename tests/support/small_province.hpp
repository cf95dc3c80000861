#pragma once
#include <functional>
#include <vector>

#include "base/parallel.hpp"
#include "outputs/observer.hpp"
#include "params/geography.hpp"
#include "state/moves.hpp"

namespace limlab::test {

/// Names and streken enough for tests that do not read the input tables.
Geography small_geography();

/// A hand-made province of some 60 persons, with a script of six months in which every move of
/// state/moves.hpp happens at least once.
class SmallProvince {
 public:
  static constexpr int kMonths =
      14;  ///< months 1-6 are eventful, the others only hire; passes a December
  SmallProvince();

  World world;
  /// Lives month `number` (1 …): events only. Call close_month() after observing.
  void live(int number);
  void close_month();

  /// The whole script through an observer; `each` is called for every month end before it is
  /// closed.
  Record run(int threads, const std::function<void(const World&)>& each = {});

 private:
  PersonRow person(Status, int age, Sex, std::uint8_t place, Education = Education::medium,
                   Presence = Presence::resident);
  PostRow post(Sector, Occupation, std::uint8_t place, Contract = Contract::permanent);
  void employ(PersonRow, PostRow);
  NewPerson newcomer(Status, int age, std::uint8_t place);
  Key next_key_ = 1000;
  std::vector<PersonRow> workers_, seekers_, others_;
  std::vector<PostRow> posts_, vacancies_, outside_;
  FirmRow firm_, second_firm_;
  PersonRow commuter_, idle_commuter_, ill_, old_worker_, dying_worker_, school_leaver_, student_,
      returner_;
};

/// Laws 1-7 of the output contract on a record; one line per breach.
std::vector<std::string> broken_laws(const Record&);

ParameterBook output_book();
ValueAdded flat_value_added();  ///< 120,000 EUR in every sector

}  // namespace limlab::test
