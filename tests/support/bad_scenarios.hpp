#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/temp_folder.hpp"

namespace limlab::test {

/// One way in which a scenario file can be wrong. The unit test reads it, the e2e test runs the
/// program on it.
struct BadScenario {
  std::string kind;
  std::function<std::filesystem::path(const TempFolder&)> make;  ///< gives the path to hand over
  std::vector<std::string> expected;  ///< parts of the message: file, line, place, what is allowed
};

std::vector<BadScenario> bad_scenarios();

}  // namespace limlab::test
