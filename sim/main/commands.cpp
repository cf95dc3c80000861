#include "main/commands.hpp"

namespace limlab {

std::vector<Command> all_commands() {
  return {run_command(),     resume_command(), check_command(),    describe_command(),
          compare_command(), plot_command(),   knockout_command(), ensemble_command(),
          submit_command(),  status_command()};
}

}  // namespace limlab
