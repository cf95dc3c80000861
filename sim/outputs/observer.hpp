#pragma once
#include <functional>
#include <span>

#include "outputs/counts.hpp"
#include "outputs/job_matches.hpp"
#include "outputs/record.hpp"
#include "outputs/value_added.hpp"
#include "params/book.hpp"

namespace limlab {

/// Parameters of what is published (not of what happens).
void declare_output_parameters(ParameterBook&);

/// Looks at the world at every month end and fills the Record of one replicate. Changes nothing in
/// the world; the engine closes the month (status_before, ledger, events) afterwards.
class Observer {
 public:
  /// `world` is the initial state (world.now == world.start), `months` the number of months to be
  /// lived.
  Observer(const World& world, const Geography&, int months, const Params&, const ValueAdded&,
           int replicate = 0);

  /// To be called for the initial state and then at the end of each month, in order; anything else
  /// is our bug (LawBroken). `digest` gives the digest of the state; it is called once, while
  /// others count.
  void observe(const World&, const Team&, const std::function<std::uint64_t()>& digest);

  std::size_t observed() const {
    return observed_;
  }  ///< month ends observed, the initial state included
  bool complete() const { return observed_ == record_.horizon.times(); }
  const Record& record() const { return record_; }
  Record take() { return std::move(record_); }

  /// What it has to know between month ends: the months observed so far (a Record cut after them)
  /// and what it keeps of each person. For a checkpoint.
  struct Memory {
    Record lived;
    PersonMemory persons;
    Month last = kNever;
  };
  Memory memory() const;
  /// After a restart, in place of the observations made before it; nothing may be observed yet. The
  /// horizon may be another one than before, if it holds the months lived.
  void restore(Memory);

 private:
  void stocks_of_persons(const PersonCounts&, std::size_t t);
  void stocks_of_posts(const World&, const PostCounts&, std::size_t t);
  /// Posts that measures brought, by state, and those closed so far.
  void measure_posts(Series, std::span<const std::int32_t> by_state,
                     std::span<const std::int32_t> closed, std::size_t t);
  void rates(const PersonCounts&, std::size_t t);
  void flows(const World&, const PersonCounts&, std::size_t t);
  void flows_into_vacancies(const Ledger&, std::size_t t);
  void matches_on_1_january(const MatchCounts&);

  Record record_;
  ValueAdded value_added_;
  double known_vacancy_share_;
  std::array<std::uint8_t, kPlaces> streek_{};
  Distances km_{};
  PersonMemory memory_;
  Month last_ = kNever;
  std::size_t observed_ = 0, years_ = 0;
};

}  // namespace limlab
