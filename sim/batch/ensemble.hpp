#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/folder.hpp"
#include "batch/owner.hpp"
#include "batch/schedule.hpp"

namespace limlab {

/// Told after every month that any member of this process lives.
struct EnsembleNews {
  int members_done = 0, members = 0;  ///< settled in the folder, by anybody; of those asked for
  int at_work = 0;                    ///< members this process is living
  long months_lived = 0;              ///< by this process
  long months_left = 0;               ///< of the members asked for, not lived by anybody yet
};

struct EnsembleRequest {
  std::vector<int> members;  ///< numbers asked for, ascending
  Crew crew;
  int checkpoint_every = 0;  ///< months; 0 = members are kept only when told to stop
  bool skip_failed = false;  ///< leave failed members out; else the first failure ends the work
  Owner owner;
  double silence = 90;  ///< seconds until a silent process of another machine counts as ended
  /// False: stop at the end of the month.
  std::function<bool(const EnsembleNews&)> on_news;
};

struct EnsembleOutcome {
  bool finished = false;  ///< every member asked for is settled
  int members_run = 0, members_reused = 0;
  long months_simulated = 0;
  std::vector<int> failed;
};

/// Lives the members asked for that nobody has finished, side by side with any other process that
/// works in the folder. Returns when all are settled, or when told to stop. Throws what a member
/// threw, unless failed ones are to be left out.
EnsembleOutcome live_ensemble(const Manifest&, const EnsembleFolder&, const std::string& key,
                              const ParameterBook&, const std::filesystem::path& inputs,
                              const EnsembleRequest&);

struct CollectRequest {
  std::filesystem::path inputs;
  Owner owner;
  int threads = 1;
  std::function<bool()> go_on;  ///< false: stop soon; what was collected is thrown away
};

/// Builds ensemble.h5 of all members in order of number, whoever lived them. Of several processes
/// one does it, the others wait for it. Gives false when told to stop.
bool collect(const Manifest&, const EnsembleFolder&, const std::string& key, const CollectRequest&);

/// "0.1.0 <commit> inputs <hash>": what beside the manifest decides over the content.
std::string program_and_inputs(const std::filesystem::path& inputs);

}  // namespace limlab
