#pragma once
#include <functional>
#include <string>

#include "engine/simulation.hpp"
#include "outputs/observer.hpp"

namespace limlab::testing_support {

/// A scenario given as JSON text, lived in memory. `text` may say {"extends": "baseline", …}.
struct LivedScenario {
  Record record;
  std::vector<Simulation::Timing> timings;
};
using EachMonth = std::function<void(const Simulation&, const Observer&)>;
LivedScenario live(const std::string& text, int threads = 2, const EachMonth& each_month = {},
                   Simulation::Options options = {});

/// "baseline" with a scale, a last month, and anything else as JSON members ("\"seed\": 3, …").
std::string baseline(double scale, const std::string& until, const std::string& more = {});

/// Mean of a real series over the month ends first … last, both included (0 = the initial state).
double mean(const Record&, Series, std::size_t first, std::size_t last);

}  // namespace limlab::testing_support
