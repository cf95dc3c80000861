#pragma once
#include <string>
#include <vector>

namespace limlab {

/// Runs `python3 -m limlab_analysis ARGUMENTS` with the project's analysis/ folder, on this
/// terminal. Gives its exit code when it is 0, 2 or 4; else throws: no Python, no analysis/ folder
/// (OutsideFailure), a fault of ours in it (LawBroken). The system's Python by its full name, since
/// another one on PATH may lack the Debian packages; $LIMLAB_PYTHON names another.
int run_analysis(const std::vector<std::string>& arguments);

}  // namespace limlab
