#include "main/output_path.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "main/options.hpp"

namespace limlab {

namespace fs = std::filesystem;

namespace {
void may_write(const fs::path& folder) {
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    throw OutsideFailure(fmt::format("{}: no permission to write in this folder", folder.string()));
}
}  // namespace

void check_output(const fs::path& output, const fs::path& input, bool force,
                  std::vector<Problem>& problems) {
  const auto refuse = [&](std::string why, std::string advice) {
    problems.push_back(
        option_problem("--output " + output.string(), std::move(why), std::move(advice)));
  };
  std::error_code fault;
  if (output.empty() || !output.has_filename()) return refuse("names no file", "write -o FILE.h5");
  const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, fault))
    return refuse(fmt::format("there is no folder {}", folder.string()), "make it first");
  const auto status = fs::status(output, fault);
  if (fs::is_directory(status)) return refuse("is a folder", "write -o FOLDER/FILE.h5");
  if (fs::exists(status) && !fs::is_regular_file(status))
    return refuse("is not a regular file", "write -o FILE.h5");
  if (fs::equivalent(output, input, fault))
    return refuse("is the input itself", "choose another name");
  if (fs::exists(status) && !force)
    return refuse("exists already", "choose another name, or --force");
  may_write(folder);
}

fs::path checkpoint_of(const fs::path& output) { return output.string() + ".ckpt"; }

void check_checkpoint(const fs::path& checkpoint, const fs::path& resumed, bool force,
                      std::vector<Problem>& problems) {
  std::error_code fault;
  if (fs::is_directory(checkpoint, fault)) {
    problems.push_back(Problem{checkpoint.string(),
                               0,
                               {},
                               "is a folder; a checkpoint would go there",
                               "choose another output"});
    return;
  }
  if (force || !fs::exists(checkpoint, fault)) return;
  if (!resumed.empty() && fs::equivalent(checkpoint, resumed, fault)) return;
  problems.push_back(
      Problem{checkpoint.string(),
              0,
              {},
              "is the checkpoint of an earlier run to the same output",
              fmt::format("go on with it by `limlab resume {}`, or start afresh with --force",
                          checkpoint.string())});
}

fs::path free_result(const std::string& name) {
  const fs::path folder = "results";
  std::error_code fault;
  if (fs::exists(folder, fault) && !fs::is_directory(folder, fault))
    throw UserError(option_problem("results", "is a file, so the folder results/ cannot be made",
                                   "rename it, or choose a place with -o FILE"));
  fs::create_directories(folder, fault);
  if (fault)
    throw OutsideFailure(fmt::format("the folder results/ cannot be made: {}", fault.message()));
  may_write(folder);
  fs::path file = folder / (name + ".h5");
  const auto taken = [&](const fs::path& path) {
    return fs::symlink_status(path, fault).type() != fs::file_type::not_found;
  };
  for (int n = 2; taken(file) || taken(checkpoint_of(file)); ++n)
    file = folder / fmt::format("{}-{}.h5", name, n);
  return file;
}

}  // namespace limlab
