#include "synthesis/province.hpp"

#include "synthesis/jobs.hpp"
#include "synthesis/people_residents.hpp"

namespace limlab {

void make_province(World& w, const SynthesisInput& input, const Luck& luck) {
  make_residents(w, input, luck);
  make_jobs(w, input, luck);
}

}  // namespace limlab
