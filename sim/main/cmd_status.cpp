#include <iostream>

#include "batch/status.hpp"
#include "main/commands.hpp"

namespace limlab {

namespace {
int act(const Given& given) {
  std::filesystem::path root = given.arguments.front();
  if (!root.has_filename()) root = root.parent_path();
  const EnsembleFolder folder(root);
  const EnsembleStatus status = ensemble_status(folder);
  std::cout << (given.has("json") ? status_json(status) : status_text(status, folder));
  return 0;
}
}  // namespace

Command status_command() {
  return {{"status",
           "FOLDER",
           "says how far an ensemble is: members done, at work and left, time left, Slurm's jobs",
           1,
           1,
           {{"json", "", "", "for machines"}},
           {}},
          act};
}

}  // namespace limlab
