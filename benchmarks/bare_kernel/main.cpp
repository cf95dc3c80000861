// bare_kernel [PERSONS [STEPS [THREADS [SEED]]]]: runs REF-LM v1 and prints its speed and the
// acceptance figures of the reference page (means over the last half of the steps, share of
// persons).
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "bare_kernel.hpp"

int main(int argc, char** argv) {
  const auto number = [&](int k, long fallback) {
    return argc > k ? std::strtol(argv[k], nullptr, 10) : fallback;
  };
  const long persons = number(1, 900'000), steps = number(2, 120), threads = number(3, 2);
  const limlab::Team team(static_cast<int>(threads));
  limlab::bench::BareKernel kernel(static_cast<std::size_t>(persons),
                                   static_cast<std::uint64_t>(number(4, 1)), team);
  double unemployed = 0, hires = 0, vacancies = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (long t = 0; t < steps; ++t) {
    kernel.step();
    if (t < steps / 2) continue;
    unemployed += static_cast<double>(kernel.counts().by_state[1]);
    hires += static_cast<double>(kernel.counts().hires);
    vacancies += static_cast<double>(kernel.counts().vacancies);
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double half = static_cast<double>(persons) * static_cast<double>(steps - steps / 2);
  fmt::print("threads {} seconds {:.3f} million_person_months_per_second {:.2f}\n", threads,
             seconds, 1e-6 * static_cast<double>(persons * steps) / seconds);
  fmt::print("unemployed {:.4f} hires {:.5f} vacancies {:.5f} inactive_at_end {:.4f}\n",
             unemployed / half, hires / half, vacancies / half,
             static_cast<double>(kernel.counts().by_state[0]) / static_cast<double>(persons));
}
