#include "tests/support/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/parameters.hpp"
#include "policy/catalogue.hpp"

namespace limlab::testing_support {

LivedScenario live(const std::string& text, int threads, const EachMonth& each_month,
                   Simulation::Options options) {
  static int number = 0;
  const std::filesystem::path source = LIMLAB_SOURCE_DIR;
  const auto file = std::filesystem::temp_directory_path() /
                    fmt::format("limlab-{}-{}.json", ::getpid(), number++);
  std::ofstream(file) << text;
  const ParameterBook book = declare_all_parameters();
  const ScenarioRules rules{book, mechanism_specs(), source / "scenarios"};
  const Scenario scenario = load_scenario(file, rules);
  std::filesystem::remove(file);
  const Team team(threads);
  Simulation sim(scenario, book, source / "scenarios/limburg", team, options);
  Observer observer(sim.world(), sim.geography(), sim.months(), sim.params(),
                    read_value_added(source / "scenarios/limburg"));
  observer.observe(sim.world(), team, [&] { return sim.digest(); });
  if (each_month) each_month(sim, observer);
  while (!sim.done()) {
    sim.live_month();
    observer.observe(sim.world(), team, [&] { return sim.digest(); });
    if (each_month) each_month(sim, observer);
  }
  return {observer.take(), sim.timings()};
}

std::string baseline(double scale, const std::string& until, const std::string& more) {
  return fmt::format(R"({{"extends": "baseline", "scale": {}, "until": "{}"{}{}}})", scale, until,
                     more.empty() ? "" : ", ", more);
}

double mean(const Record& r, Series s, std::size_t first, std::size_t last) {
  double sum = 0;
  for (std::size_t t = first; t <= last; ++t) sum += *r.real_row(s, t);
  return sum / static_cast<double>(last - first + 1);
}

}  // namespace limlab::testing_support
