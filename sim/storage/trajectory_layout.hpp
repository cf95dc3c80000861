#pragma once
#include <string_view>
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
/// Its parts, for other things along the same axes: an empty axis of numbers, which may grow; the
/// axes of the catalogue, one per Dim, with what is fixed along them.
h5::Node create_lead_axis(const h5::Node& parent, const LeadAxis&);
std::vector<h5::Node> create_axes(const h5::Node& parent, const Horizon&, const Geography&);
/// What every variable says of itself: units, long_name, long_name_nl.
void describe(const h5::Node&, std::string_view unit, std::string_view en, std::string_view nl);

void write_root_attributes(const h5::Node& file, const RunInfo&);

/// Appends a number behind the `row` already on the axis.
void append_number(const h5::Node& lead_axis, std::int32_t number, std::size_t row);
/// Appends one replicate behind the `row` already there; its first `lived` steps of time are there
/// already (write_months).
void append_record(const TrajectoryLayout&, const Record&, std::size_t row, std::size_t lived = 0);
/// Writes the steps from … to - 1 of what is counted along time; `from` a multiple of kChunkMonths,
/// and `to` one or the end, since no chunk is kept in memory.
void write_months(const TrajectoryLayout&, const Record&, std::size_t row, std::size_t from,
                  std::size_t to);
inline constexpr std::size_t kChunkMonths = 12;

}  // namespace limlab
