#pragma once
#include <vector>

#include "outputs/sink.hpp"
#include "storage/hdf5_handle.hpp"

namespace limlab {

/// The dimensions and variables of the trajectory part of the file, empty and ready for replicates.
struct TrajectoryLayout {
  h5::Node replicate;               ///< coordinate, unlimited
  std::vector<h5::Node> variables;  ///< one per Series
};
/// What the first axis counts: replicates in a trajectory file, members in an ensemble's.
struct LeadAxis {
  std::string name = "replicate";
  std::string en = "number of the replicate", nl = "nummer van de herhaling";
  std::string coordinates;  ///< further coordinates along it, as CF wants them; may be empty
};
TrajectoryLayout create_layout(const h5::Node& file, const RunInfo&, const Geography&,
                               const LeadAxis& lead = {});
void write_root_attributes(const h5::Node& file, const RunInfo&);

/// Appends one replicate behind the `row` already there.
void append_record(const TrajectoryLayout&, const Record&, std::size_t row);

/// Order-dependent checksum of 32-bit integers, to compare what was written with what is read back.
std::uint64_t checksum(std::uint64_t so_far, const std::vector<std::int32_t>& values);

}  // namespace limlab
