#include <iostream>

#include "main/commands.hpp"
#include "main/home.hpp"

namespace limlab {

namespace {
int act(const Given& given) {
  const Home home;
  int exit_code = 0;
  for (const auto& file : given.arguments) {
    try {
      load_scenario(file, home.rules());
      std::cout << file << ": ok\n" << std::flush;
    } catch (const UserError& e) {
      std::cerr << e.what() << "\n";
      exit_code = 2;
    }
  }
  return exit_code;
}
}  // namespace

Command check_command() {
  return {{"check",
           "FILE…",
           "checks scenarios without running them; says every error at once",
           1,
           SIZE_MAX,
           {},
           {}},
          act};
}

}  // namespace limlab
