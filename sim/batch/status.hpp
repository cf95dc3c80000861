#pragma once
#include <string>
#include <vector>

#include "batch/claims.hpp"
#include "batch/folder.hpp"

namespace limlab {

/// How far an ensemble is, as its folder tells anybody who can read it.
struct EnsembleStatus {
  EnsemblePlan plan;
  int done = 0, waiting = 0;
  std::vector<int> failed;
  struct Held {
    int member;
    Claims::Claim claim;
  };
  std::vector<Held> at_work, lost;  ///< lost: begun, and its process has ended or stopped
  bool finished = false;            ///< ensemble.h5 is there
  double seconds_a_member = 0;      ///< mean wall time of those done; 0 = unknown
  double seconds_left = -1;         ///< at the present number at work; < 0 = unknown
  std::string array, collector;     ///< jobs of Slurm, "12: 4 RUNNING", or empty
};
EnsembleStatus ensemble_status(const EnsembleFolder&);

std::string status_text(const EnsembleStatus&, const EnsembleFolder&);
std::string status_json(const EnsembleStatus&);

}  // namespace limlab
