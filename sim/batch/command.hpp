#pragma once
#include <string>
#include <vector>

namespace limlab {

/// What another program said. Code 127: there is no such program.
struct CommandOutcome {
  int code = 0;
  std::string out, err;
};
CommandOutcome run_command(const std::vector<std::string>& words);

/// The word as a shell would read it back, whatever it holds.
std::string shell_quoted(const std::string& word);
/// The same, without quotes where it needs none: for commands in messages.
std::string shell_word(const std::string& word);

}  // namespace limlab
