#pragma once
#include <filesystem>
#include <vector>

#include "outputs/catalogue.hpp"
#include "storage/hdf5_handle.hpp"

namespace limlab {

/// A part of a series along its axes after the first (replicate, member or scenario): what is read,
/// worked out and written at once where not all fits into memory.
struct SeriesBlock {
  Series series{};
  std::vector<hsize_t> offset, count;
  std::size_t cells() const;
};

/// The series cut into blocks of one shape with at most `most` cells (at least one), which is
/// `shape`: whole, or by years, or by parts of them.
std::vector<hsize_t> block_shape(const SeriesSpec&, const Horizon&, std::size_t most);
std::vector<SeriesBlock> blocks_of(const SeriesSpec&, const Horizon&,
                                   const std::vector<hsize_t>& shape);

/// A member's file, open for reading blocks as real numbers. OutsideFailure when it cannot be read.
class MemberBlocks {
 public:
  explicit MemberBlocks(const std::filesystem::path& file);
  void read(const SeriesBlock&, double* to);

 private:
  h5::Node file_, last_;  ///< the last variable stays open, and with it the chunks it has unpacked
  Series series_ = Series::count_;
};

}  // namespace limlab
