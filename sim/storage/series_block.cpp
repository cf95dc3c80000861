#include "storage/series_block.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace limlab {

namespace {

constexpr hsize_t kYear = 12;  ///< of months: a chunk of the files (storage/trajectory_layout)

std::size_t product(const std::vector<hsize_t>& size) {
  return std::accumulate(size.begin(), size.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace

std::size_t SeriesBlock::cells() const { return product(count); }

std::vector<hsize_t> block_shape(const SeriesSpec& s, const Horizon& horizon, std::size_t most) {
  std::vector<hsize_t> out;
  for (const Dim d : s.dims) out.push_back(size_of(d, horizon));
  if (product(out) > most && s.dims.front() == Dim::time)
    out.front() = std::min(out.front(), kYear);
  while (product(out) > most) {
    const auto longest = std::find_if(out.begin(), out.end(), [](hsize_t n) { return n > 1; });
    if (longest == out.end()) break;
    *longest = (*longest + 1) / 2;
  }
  return out;
}

std::vector<SeriesBlock> blocks_of(const SeriesSpec& s, const Horizon& horizon,
                                   const std::vector<hsize_t>& shape) {
  std::vector<SeriesBlock> out{{s.id, {}, {}}};
  for (std::size_t axis = 0; axis < s.dims.size(); ++axis) {
    const hsize_t size = size_of(s.dims[axis], horizon);
    std::vector<SeriesBlock> cut;
    for (const SeriesBlock& b : out)
      for (hsize_t from = 0; from < size; from += shape[axis]) {
        cut.push_back(b);
        cut.back().offset.push_back(from);
        cut.back().count.push_back(std::min(shape[axis], size - from));
      }
    out = std::move(cut);
  }
  return out;
}

MemberBlocks::MemberBlocks(const std::filesystem::path& file)
    : file_(h5::open_file(file.string())) {}

void MemberBlocks::read(const SeriesBlock& b, double* to) {
  if (b.series != series_) {
    last_ = h5::open_dataset(file_, std::string(spec(b.series).name));
    series_ = b.series;
  }
  std::vector<hsize_t> offset{0}, count{1};
  offset.insert(offset.end(), b.offset.begin(), b.offset.end());
  count.insert(count.end(), b.count.begin(), b.count.end());
  h5::read(last_, H5T_NATIVE_DOUBLE, offset, count, to);
}

}  // namespace limlab
