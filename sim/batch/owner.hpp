#pragma once
#include <string>

namespace limlab {

/// Who works: enough to tell, from any process that sees the folder, whether it still lives.
struct Owner {
  std::string host;   ///< as people know it; a Slurm node's own name where there is one
  std::string space;  ///< this boot of this machine and its process numbers (containers differ)
  int pid = 0;
  std::string began;  ///< start of the process in ticks, since numbers are used again
  std::string job;    ///< "1234_7" of the batch system, or ""
  int rank = 0;

  std::string tag() const;  ///< "host-pid-began", for file names
};
Owner this_process(int rank = 0);

/// Yes or no where the process numbers are ours; `unknown` on another machine.
enum class Alive { yes, no, unknown };
Alive alive(const Owner&);

}  // namespace limlab
