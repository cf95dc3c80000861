#include "main/home.hpp"

#include <cstdlib>
#include <system_error>

#include "base/errors.hpp"
#include "engine/parameters.hpp"
#include "policy/catalogue.hpp"

namespace limlab {

namespace fs = std::filesystem;

fs::path shipped_scenarios() {
  std::error_code fault;
  if (const char* home = std::getenv("LIMLAB_HOME"); home && *home) {
    const fs::path folder = fs::path(home) / "scenarios";
    if (!fs::is_directory(folder, fault))
      throw UserError(Problem{"environment", 0, "LIMLAB_HOME",
                              "there is no folder " + folder.string(),
                              "set it to the project's root, or unset it"});
    return folder;
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", fault);
  if (!fault) {
    const fs::path beside = program.parent_path().parent_path() / "scenarios";
    if (fs::is_directory(beside, fault)) return beside;
  }
  return fs::path(LIMLAB_SOURCE_DIR) / "scenarios";
}

Home::Home()
    : book_(declare_all_parameters()), rules_{book_, mechanism_specs(), shipped_scenarios()} {}

}  // namespace limlab
