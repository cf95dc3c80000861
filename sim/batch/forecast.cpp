#include "batch/forecast.hpp"

#include <fmt/format.h>
#include <sched.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/errors.hpp"
#include "outputs/catalogue.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

// Measured (benchmarks/README.md). File: 0.93 MB at scale 0.02 and 1.06 MB at 0.1 for 300 months;
// 0.44 and 0.59 MB at 1:1 for 12 and 60. Memory: 34, 44 and 180 MB at 0.02, 0.1 and 1:1, of which
// some 32 are the program and its tables.
constexpr double kFileBase = 0.4e6, kFilePerMonth = 1.7e3, kFilePerMonthAtOne = 1.6e3;
// Summaries, bytes: of two scenarios 35 MB at scale 0.05 for 300 months (10 members each); 3.3
// and 3.8 MB at 0.05 and 1:1 for 12 months. Per number of a member's series, all statistics of it
// together.
constexpr double kSummariesBase = 2.4e6, kSummariesPerMonth = 8e3;
constexpr double kLevels = 6.5, kLevelsAtOne = 2.5, kDifferences = 6.5, kDifferencesAtOne = 3;
constexpr double kMemoryBase = 32e6, kMemoryAtOne = 170e6;
constexpr double kSpare = 0.1;  ///< of disk and memory left to others

std::string bytes_text(double b) {
  if (b < 1e9) return fmt::format("{:.0f} MB", std::max(1.0, b / 1e6));
  return fmt::format("{:.1f} GB", b / 1e9);
}

double number_in(const char* file) {
  std::ifstream in(file);
  double value = -1;
  in >> value;  // "max" is no number
  return in ? value : -1;
}

}  // namespace

double free_memory() {
  double out = 1e18;
  std::ifstream meminfo("/proc/meminfo");
  for (std::string key, unit; meminfo >> key;) {
    double value = 0;
    meminfo >> value;
    std::getline(meminfo, unit);
    if (key == "MemAvailable:") out = value * 1024;
  }
  // Control groups of version 2 and 1, as a container or Slurm shows them.
  for (const auto& [most, used] :
       {std::pair{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
        std::pair{"/sys/fs/cgroup/memory/memory.limit_in_bytes",
                  "/sys/fs/cgroup/memory/memory.usage_in_bytes"}}) {
    const double limit = number_in(most), now = number_in(used);
    if (limit >= 0 && now >= 0) out = std::min(out, std::max(0.0, limit - now));
  }
  return out;
}

int usable_cores(int neighbours) {
  cpu_set_t set;
  CPU_ZERO(&set);
  int cores = ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  // Without control groups Slurm does not bind a job, but says what it may use.
  if (const char* text = std::getenv("SLURM_CPUS_PER_TASK"))
    if (const auto n = parse_whole(text); n && *n > 0 && *n < cores) cores = static_cast<int>(*n);
  return std::max(1, cores / std::max(1, neighbours));
}

// Not more: a job's own limit of memory cannot always be seen, and `submit` asks for as much.
double summary_memory() { return std::clamp(0.25 * free_memory(), 64e6, 512e6); }

namespace {

/// Numbers that a member's series hold.
double cells(const Horizon& horizon) {
  double sum = 0;
  for (const SeriesSpec& s : catalogue()) {
    double of_series = s.kind == Kind::text ? 0 : 1;
    for (const Dim d : s.dims) of_series *= static_cast<double>(size_of(d, horizon));
    sum += of_series;
  }
  return sum;
}

}  // namespace

Forecast forecast(const Manifest& m, const std::filesystem::path& folder, int done) {
  const double scale = m.scenarios.front().scale, months = m.months();
  Forecast out;
  out.member_bytes = kFileBase + months * (kFilePerMonth + kFilePerMonthAtOne * std::sqrt(scale));
  const bool summaries = m.result != EnsembleResult::members;
  if (m.result != EnsembleResult::summaries) out.result_bytes = out.member_bytes * m.members();
  if (summaries) {
    const auto scenarios = static_cast<double>(m.scenarios.size());
    const double numbers = cells({m.scenarios.front().start, m.months()});
    const double levels = kLevels + kLevelsAtOne * std::sqrt(scale);
    const double differences = kDifferences + kDifferencesAtOne * std::sqrt(scale);
    out.result_bytes += kSummariesBase + months * kSummariesPerMonth +
                        numbers * (levels * scenarios + differences * (scenarios - 1));
    out.summing_bytes = std::min(summary_memory(), 16 * numbers * m.members_each());
  }
  out.disk_bytes = out.member_bytes * (m.members() - done) + out.result_bytes;
  out.memory_bytes = kMemoryAtOne * scale + 4e3 * 1300 * months / 300;
  out.memory_free = free_memory();
  const double most = ((1 - kSpare) * out.memory_free - kMemoryBase) / out.memory_bytes;
  out.most_at_once = static_cast<int>(std::clamp(most, 0.0, 4096.0));
  struct statvfs disk {};
  std::error_code ignored;
  const auto there = std::filesystem::is_directory(folder, ignored) ? folder
                     : folder.has_parent_path()                     ? folder.parent_path()
                                                                    : std::filesystem::path(".");
  out.disk_free = ::statvfs(there.c_str(), &disk) == 0
                      ? static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize)
                      : 1e18;
  return out;
}

std::string Forecast::text(const Manifest& m, int threads) const {
  return fmt::format(
      "{} members ({} scenarios, {} draws, {} replicates) of {} months; about {} on the disk{}, {} "
      "of memory for {} at once{}",
      m.members(), m.scenarios.size(), m.has_draws ? m.design.rows.size() : 0, m.replicates,
      m.months(), bytes_text(disk_bytes),
      m.result == EnsembleResult::members
          ? ""
          : fmt::format(", {} of them the result", bytes_text(result_bytes)),
      bytes_text(kMemoryBase + memory_bytes * std::min(threads, most_at_once)),
      std::min({threads, most_at_once, m.members()}),
      summing_bytes > 0 ? fmt::format(", {} to summarise them", bytes_text(summing_bytes)) : "");
}

void check_fits(const Forecast& f, const std::filesystem::path& folder) {
  if (f.most_at_once < 1)
    throw OutsideFailure(fmt::format(
        "a member needs about {} of memory and {} are free — a smaller \"scale\" needs less",
        bytes_text(kMemoryBase + f.memory_bytes), bytes_text(f.memory_free)));
  if (f.disk_bytes > (1 - kSpare) * f.disk_free)
    throw OutsideFailure(
        fmt::format("{}: the ensemble needs about {} on the disk and {} are free — choose another "
                    "disk, or fewer members",
                    folder.string(), bytes_text(f.disk_bytes), bytes_text(f.disk_free)));
}

}  // namespace limlab
