#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace limlab::test {

/// What a run of the program gave.
struct Outcome {
  int code = -1;  ///< exit code, or 128 + signal
  std::string out, err;
};

/// A signal sent once stderr holds a text (or after two minutes without it).
struct Interrupt {
  int signal = 0;  ///< 0: none
  std::string await;
};

/// What is particular about the process.
struct Circumstances {
  std::vector<std::pair<std::string, std::string>> environment = {};
  std::uint64_t largest_file = 0;  ///< bytes a file may have (RLIMIT_FSIZE), 0 = any
};

/// Runs LIMLAB_BINARY with these arguments in `folder`, with LIMLAB_HOME at the source folder.
Outcome run_program(const std::vector<std::string>& args, const std::filesystem::path& folder,
                    const Interrupt& interrupt = {}, const Circumstances& circumstances = {});

}  // namespace limlab::test
