#include <iostream>

#include "batch/manifest.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"

namespace limlab {

namespace {
int act(const Given& given) {
  const Home home;
  int exit_code = 0;
  for (const auto& file : given.arguments) {
    try {
      if (is_manifest(file))
        load_manifest(file, home.rules());
      else
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
           "checks scenarios and manifests without running them; says every error at once",
           1,
           SIZE_MAX,
           {},
           {}},
          act};
}

}  // namespace limlab
