#include "tests/support/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/temp_folder.hpp"

namespace limlab::test {

namespace {
std::string slurp(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

/// In the child: never returns.
[[noreturn]] void become_program(const std::vector<std::string>& args,
                                 const std::filesystem::path& folder,
                                 const std::filesystem::path& out, const std::filesystem::path& err,
                                 const Circumstances& circumstances) {
  const int out_fd = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_fd = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out_fd < 0 || err_fd < 0 || ::chdir(folder.c_str()) != 0) ::_exit(99);
  ::dup2(out_fd, STDOUT_FILENO);
  ::dup2(err_fd, STDERR_FILENO);
  ::setenv("LIMLAB_HOME", LIMLAB_SOURCE_DIR, 1);
  for (const auto& [name, value] : circumstances.environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  if (circumstances.largest_file > 0) {
    const rlimit limit{circumstances.largest_file, circumstances.largest_file};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  std::vector<char*> argv{const_cast<char*>(LIMLAB_BINARY)};
  for (const auto& a : args) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  ::execv(LIMLAB_BINARY, argv.data());
  ::_exit(98);
}
}  // namespace

Outcome run_program(const std::vector<std::string>& args, const std::filesystem::path& folder,
                    const Interrupt& interrupt, const Circumstances& circumstances) {
  const TempFolder texts;
  const auto out = texts.path() / "out", err = texts.path() / "err";
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no new process");
  if (child == 0) become_program(args, folder, out, err, circumstances);
  if (interrupt.signal != 0) {
    for (int i = 0; i < 6000 && slurp(err).find(interrupt.await) == std::string::npos; ++i) {
      siginfo_t ended{};  // looks without reaping: an ended child needs no signal
      if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          ended.si_pid == child)
        break;
      ::usleep(20000);
    }
    ::kill(child, interrupt.signal);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(out), slurp(err)};
}

}  // namespace limlab::test
