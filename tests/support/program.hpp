#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace limlab::test {

/// What a run of the program gave.
struct Outcome {
  int code = -1;  ///< exit code, or 128 + signal
  std::string out, err;
};

/// Runs LIMLAB_BINARY with these arguments in `folder`, with LIMLAB_HOME at the source folder.
/// `interrupt_after` > 0: sends `signal` after so many seconds.
Outcome run_program(const std::vector<std::string>& args, const std::filesystem::path& folder,
                    double interrupt_after = 0, int signal = 2);

}  // namespace limlab::test
