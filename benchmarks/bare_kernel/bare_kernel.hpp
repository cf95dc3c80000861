#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "base/parallel.hpp"
#include "base/random.hpp"

namespace limlab::bench {

/// REF-LM v1, the reference workload: persons in fixed slots, firms with a constant target, random
/// applications. The least that a monthly labour-market model can do; what the full model costs is
/// quoted as a ratio to it. Not part of the product.
class BareKernel {
 public:
  BareKernel(std::size_t persons, std::uint64_t seed, const Team&);
  void step();

  struct Counts {
    std::array<std::int64_t, 3> by_state{}, employed_by_education{};
    std::int64_t hires = 0, retirements = 0, separations = 0, exits = 0, vacancies = 0,
                 duration = 0;
    void add(const Counts&);
    bool operator==(const Counts&) const = default;
  };
  const Counts& counts() const { return counts_; }
  std::size_t persons() const { return age_.size(); }

 private:
  void live(std::size_t block, std::size_t begin, std::size_t end);
  void apply();
  void choose(std::size_t firm);
  void settle(std::size_t block, std::size_t begin, std::size_t end);
  void count_vacancies();

  const Team& team_;
  Luck luck_;
  Month now_ = 0;
  std::vector<Key> key_;  // of the slot; a reborn agent draws in other months
  std::vector<std::int16_t> age_, duration_;
  std::vector<std::uint8_t> sex_, education_, state_, exits_;
  std::vector<std::int32_t> employer_, size_, target_, open_;
  std::vector<std::vector<std::int32_t>> seekers_by_block_;
  std::vector<std::int32_t> seekers_, hiring_, start_, cursor_;
  struct Application {
    std::uint32_t luck;
    std::int32_t place;  ///< seeker * 3 + number of the application
    bool operator<(const Application& o) const {
      return luck != o.luck ? luck < o.luck : place < o.place;
    }
  };
  std::vector<Application> sent_, sorted_;
  std::vector<std::int32_t> to_;       ///< place in hiring_, by application
  std::vector<std::uint8_t> offered_;  ///< by application
  std::vector<Counts> parts_;
  Counts counts_;
};

}  // namespace limlab::bench
