#pragma once
#include <string>
#include <vector>

#include "main/options.hpp"

namespace limlab {

/// A command: what it takes, and what it does. Returns the exit code; throws UserError (2),
/// LawBroken (3), OutsideFailure (4).
struct Command {
  CommandSpec spec;
  int (*act)(const Given&);
};

Command run_command();
Command resume_command();
Command check_command();
Command describe_command();
Command compare_command();
Command plot_command();
Command knockout_command();
Command ensemble_command();
Command submit_command();
Command status_command();

/// Every command, in the order of the help. A new one is added here.
std::vector<Command> all_commands();

}  // namespace limlab
