#include "synthesis/province.hpp"

#include "synthesis/jobs.hpp"
#include "synthesis/people_residents.hpp"

namespace limlab {

void make_province(World& w, const SynthesisInput& input, const Luck& luck, const Team& team) {
  make_residents(w, input, luck, team);
  make_jobs(w, input, luck, team);
}

}  // namespace limlab
