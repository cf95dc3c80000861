#pragma once
#include <memory>

#include "behaviour/people_month.hpp"

namespace limlab::testing {

/// A small province made by hand for tests of the people half: persons of one kind at a time, jobs
/// to go with those at work, all in December 2025.
struct PeopleWorld {
  World world;
  Geography geography;
  std::filesystem::path folder;
  ParameterBook book;

  PeopleWorld();
  struct Kind {
    int age = 40;
    Sex sex = Sex::male;
    Education education = Education::medium;
    Status status = Status::home;
    bool spread_birth_months = true;  ///< over the year of age; else exactly `age`
    int months = 60;                  ///< in the status and, at work, in the job
    std::uint8_t place = 14;
    Employability employability = Employability::middle;
    Contract contract = Contract::permanent;
    bool registered = false;
    Origin origin = Origin::belgian;
  };
  void add(int count, const Kind& kind);

  /// Runs `months` months of the people half; engine bookkeeping (ledger, status_before) as in a
  /// run.
  void run(PeopleMonth& people, int months, int threads = 1, std::uint64_t seed = 1,
           const Terms& terms = {});
  std::unique_ptr<PeopleMonth> people(const std::map<std::string, double>& set = {},
                                      double scale = 1);
  std::int64_t count(Status status) const;

  Ledger total;  ///< births, deaths, immigration, emigration summed over run(); other flows of the
                 ///< last month

 private:
  std::int64_t ordinal_ = 0;
};

}  // namespace limlab::testing
