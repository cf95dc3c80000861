#include "storage/trajectory_reader.hpp"

#include <charconv>

#include "base/errors.hpp"
#include "storage/hdf5_sink.hpp"

namespace limlab {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string message) {
  throw UserError(
      Problem{file.string(), 0, {}, std::move(message), "give a file that limlab run has written"});
}

h5::Node open_or_refuse(const std::filesystem::path& path) {
  h5::start_library();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) refuse(path, "does not exist");
  if (H5Fis_hdf5(path.c_str()) <= 0) refuse(path, "is not a trajectory file (not HDF5)");
  return h5::open_file(path.string());
}

Month month_of_day(std::int32_t day) {
  for (int m = make_month(1950, 1); m < make_month(2250, 1); ++m)
    if (month_end_in_days(static_cast<Month>(m)) == day) return static_cast<Month>(m);
  return kNever;
}

}  // namespace

TrajectoryReader::TrajectoryReader(const std::filesystem::path& path)
    : TrajectoryReader(open_or_refuse(path)) {}

TrajectoryReader::TrajectoryReader(h5::Node open_file) : file_(std::move(open_file)) {
  const std::filesystem::path path = file_.file;
  if (!h5::has(file_, "time") || !h5::has(file_, "replicate") ||
      H5Aexists(file_.id(), "format_version") <= 0)
    refuse(path, "is not a trajectory file");
  if (h5::real_attribute(file_, "format_version") != kFormatVersion)
    refuse(path, "has another format version than this program");
  const h5::Node time = h5::open_dataset(file_, "time"),
                 numbers = h5::open_dataset(file_, "replicate");
  std::vector<std::int32_t> days(h5::extent(time).at(0));
  h5::read(time, H5T_NATIVE_INT32, {0}, {days.size()}, days.data());
  if (days.empty() || month_of_day(days[0]) == kNever) refuse(path, "has no usable time axis");
  horizon_ = {month_of_day(days[0]), static_cast<int>(days.size()) - 1};
  replicates_.resize(h5::extent(numbers).at(0));
  h5::read(numbers, H5T_NATIVE_INT, {0}, {replicates_.size()}, replicates_.data());
}

double TrajectoryReader::scale() const { return h5::real_attribute(file_, "scale"); }
std::string TrajectoryReader::text(const std::string& attribute) const {
  return h5::text_attribute(file_, attribute);
}

std::uint64_t TrajectoryReader::seed() const {
  const h5::Handle a(H5Aopen(file_.id(), "seed", H5P_DEFAULT), H5Aclose, file_.file,
                     "opening seed");
  const h5::Handle type(H5Aget_type(a.id()), H5Tclose, file_.file, "reading seed");
  std::uint64_t value = 0;
  if (H5Tget_class(type.id()) == H5T_STRING) {
    const std::string digits = text("seed");
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  } else if (H5Aread(a.id(), H5T_NATIVE_UINT64, &value) < 0) {
    h5::fail(file_.file, "reading seed");
  }
  return value;
}

Record TrajectoryReader::record(std::size_t position) const {
  Record out(horizon_, replicates_.at(position));
  for (const SeriesSpec& s : catalogue()) {
    if (!h5::has(file_, std::string(s.name))) continue;
    const h5::Node n = h5::open_dataset(file_, std::string(s.name));
    std::vector<hsize_t> offset{position}, count{1};
    for (const Dim d : s.dims) offset.push_back(0), count.push_back(size_of(d, horizon_));
    const auto extent = h5::extent(n);
    bool same = extent.size() == count.size();
    for (std::size_t i = 1; same && i < count.size(); ++i) same = extent[i] == count[i];
    if (!same)
      refuse(file_.file, "variable " + std::string(s.name) + " has another shape than it should");
    if (s.kind == Kind::whole)
      h5::read(n, H5T_NATIVE_INT32, offset, count, out.whole[at(s.id)].data());
    if (s.kind == Kind::real)
      h5::read(n, H5T_NATIVE_DOUBLE, offset, count, out.real[at(s.id)].data());
    if (s.kind == Kind::text) out.digest = h5::read_texts(n, offset, count);
  }
  return out;
}

}  // namespace limlab
