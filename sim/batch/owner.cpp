#include "batch/owner.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace limlab {

namespace {

std::string first_line(const std::string& file) {
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  return line;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// Field 22 of /proc/PID/stat; the name in brackets may hold anything, so count from its end.
std::string start_of(int pid) {
  const std::string stat = first_line("/proc/" + std::to_string(pid) + "/stat");
  auto at = stat.rfind(')');
  for (int field = 2; at != std::string::npos && field < 22; ++field) at = stat.find(' ', at + 1);
  if (at == std::string::npos) return "";
  const auto end = stat.find(' ', at + 1);
  return stat.substr(at + 1, end - at - 1);
}

std::string this_space() {
  std::error_code ignored;
  return first_line("/proc/sys/kernel/random/boot_id") + " " +
         std::filesystem::read_symlink("/proc/self/ns/pid", ignored).string();
}

}  // namespace

std::string Owner::tag() const { return host + "-" + std::to_string(pid) + "-" + began; }

Owner this_process(int rank) {
  Owner out;
  char name[256] = "";
  ::gethostname(name, sizeof name - 1);
  out.host = environment("SLURMD_NODENAME");
  if (out.host.empty()) out.host = name;
  for (char& c : out.host)
    if (c == '/' || c == ' ') c = '_';
  out.space = this_space();
  out.pid = ::getpid();
  out.began = start_of(out.pid);
  out.job = environment("SLURM_ARRAY_JOB_ID");
  if (!out.job.empty())
    out.job += "_" + environment("SLURM_ARRAY_TASK_ID");
  else
    out.job = environment("SLURM_JOB_ID");
  out.rank = rank;
  return out;
}

Alive alive(const Owner& o) {
  if (o.space != this_space()) return Alive::unknown;
  if (::kill(o.pid, 0) != 0 && errno == ESRCH) return Alive::no;
  return start_of(o.pid) == o.began ? Alive::yes : Alive::no;
}

}  // namespace limlab
