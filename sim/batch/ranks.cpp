#include "batch/ranks.hpp"

#ifdef LIMLAB_MPI
#define OMPI_SKIP_MPICXX
#define MPICH_SKIP_MPICXX
#include <mpi.h>

#include <cstdlib>

#include "base/errors.hpp"

namespace limlab {

namespace {
bool under_a_starter() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "MPI_LOCALNRANKS"})
    if (std::getenv(name)) return true;
  return false;
}
void check(int code, const char* what) {
  if (code != MPI_SUCCESS) throw OutsideFailure(std::string("MPI: ") + what + " failed");
}
}  // namespace

Ranks::Ranks() {
  if (!under_a_starter()) return;
  int given = 0;
  check(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given), "start");
  started_ = true;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
  MPI_Comm machine = MPI_COMM_NULL;
  if (MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine) ==
      MPI_SUCCESS) {
    MPI_Comm_size(machine, &here_);
    MPI_Comm_free(&machine);
  }
}

Ranks::~Ranks() = default;

int Ranks::from_leader(int value) const {
  if (started_) check(MPI_Bcast(&value, 1, MPI_INT, 0, MPI_COMM_WORLD), "broadcast");
  return value;
}

void Ranks::sum_to_leader(std::vector<long>& values) const {
  if (!started_) return;
  std::vector<long> all(values.size());
  check(MPI_Reduce(values.data(), all.data(), static_cast<int>(values.size()), MPI_LONG, MPI_SUM, 0,
                   MPI_COMM_WORLD),
        "sum");
  if (leader()) values = all;
}

void Ranks::end() {
  if (started_) MPI_Finalize();
  started_ = false;
}

}  // namespace limlab

#else

namespace limlab {
Ranks::Ranks() = default;
Ranks::~Ranks() = default;
int Ranks::from_leader(int value) const { return value; }
void Ranks::sum_to_leader(std::vector<long>&) const {}
void Ranks::end() {}
}  // namespace limlab

#endif
