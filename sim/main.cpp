// Options, scenario, run, exit code. The only room that prints and the only one that exits.
#include <malloc.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <new>

#include "main/commands.hpp"

namespace {

using namespace limlab;

constexpr int kDone = 0, kWrongInput = 2, kLawBroken = 3, kOutside = 4;

std::string overview(const std::vector<Command>& commands) {
  std::string out =
      "limlab: the labour market of Limburg, person by person, month by month\n\n"
      "usage: limlab COMMAND …\n\n";
  for (const auto& c : commands)
    out += "  " + c.spec.name + " " + c.spec.arguments + "\n      " + c.spec.summary + "\n";
  return out + "\n`limlab COMMAND --help` says more; `limlab --version` says which one this is.\n";
}

int dispatch(const std::vector<std::string>& args) {
  const auto commands = all_commands();
  if (args.empty()) {
    std::cerr << overview(commands);
    return kWrongInput;
  }
  if (args[0] == "--help" || args[0] == "-h" || args[0] == "help") {
    std::cout << overview(commands);
    return kDone;
  }
  if (args[0] == "--version") {
    std::cout << "limlab " << LIMLAB_VERSION << "\n";
    return kDone;
  }
  std::vector<std::string> names;
  for (const auto& c : commands) {
    names.push_back(c.spec.name);
    if (c.spec.name != args[0]) continue;
    const std::vector<std::string> rest(args.begin() + 1, args.end());
    if (std::find(rest.begin(), rest.end(), "--help") != rest.end() ||
        std::find(rest.begin(), rest.end(), "-h") != rest.end()) {
      std::cout << help_text(c.spec);
      return kDone;
    }
    return c.act(parse_options(c.spec, rest));
  }
  names.insert(names.end(), {"--help", "--version"});
  const std::string near = nearest_name(args[0], names);
  throw UserError(option_problem(args[0],
                                 args[0].starts_with("-") ? "unknown option" : "unknown command",
                                 (near.empty() ? "" : "did you mean " + near + "? ") +
                                     std::string("`limlab --help` lists the commands")));
}

int guarded(const std::vector<std::string>& args) {
  try {
    const int code = dispatch(args);
    std::cout.flush();
    if (!std::cout) throw OutsideFailure("standard output: writing failed");
    return code;
  } catch (const UserError& e) {
    std::cerr << e.what() << "\n";
    return kWrongInput;
  } catch (const LawBroken& e) {
    std::cerr << "limlab: a law of the model was broken; this is our fault, not yours: " << e.what()
              << "\n";
    return kLawBroken;
  } catch (const OutsideFailure& e) {
    std::cerr << "limlab: " << e.what() << "\n";
    return kOutside;
  } catch (const std::filesystem::filesystem_error& e) {
    std::cerr << "limlab: " << e.what() << "\n";
    return kOutside;
  } catch (const std::bad_alloc&) {
    std::cerr << "limlab: not enough memory — a smaller --scale needs less\n";
    return kOutside;
  } catch (const std::exception& e) {
    std::cerr << "limlab: unexpected: " << e.what() << " — please report this\n";
    return kLawBroken;
  }
}

}  // namespace

int main(int argc, char** argv) {
#ifdef __GLIBC__
  // What a month needs for a moment it needs again next month: kept rather than given back to the
  // system and faulted in anew.
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  // All from one heap: glibc gives huge pages (glibc.malloc.hugetlb) only to the first one, and
  // columns that another thread of the team had made lay in small pages for the whole run.
  mallopt(M_ARENA_MAX, 1);
#endif
  return guarded(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
}
