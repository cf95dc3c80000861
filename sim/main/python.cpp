#include "main/python.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/errors.hpp"
#include "main/home.hpp"

namespace limlab {

namespace fs = std::filesystem;

int run_analysis(const std::vector<std::string>& arguments) {
  const char* chosen = std::getenv("LIMLAB_PYTHON");
  const std::string python = chosen && *chosen ? chosen : "/usr/bin/python3";
  if (::access(python.c_str(), X_OK) != 0)
    throw OutsideFailure(python +
                         " is not there: drawing needs python3 — start with ./limlab, which "
                         "installs it, or name another one in LIMLAB_PYTHON");
  const fs::path folder = shipped_scenarios().parent_path() / "analysis";
  std::error_code fault;
  if (!fs::is_directory(folder / "limlab_analysis", fault))
    throw OutsideFailure(folder.string() + ": the folder of the drawing programs is missing");

  std::vector<std::string> words{python, "-B", "-m", "limlab_analysis"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& w : words) argv.push_back(w.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw OutsideFailure("no new process can be started");
  if (child == 0) {
    ::setenv("PYTHONPATH", folder.c_str(), 1);
    ::execv(python.c_str(), argv.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw OutsideFailure("waiting for " + python + " failed");
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  const int code = WEXITSTATUS(status);
  if (code == 0 || code == 2 || code == 4) return code;
  if (code == 127) throw OutsideFailure(python + " could not be started");
  throw LawBroken(
      fmt::format("limlab_analysis ended with code {} (its message stands above)", code));
}

}  // namespace limlab
