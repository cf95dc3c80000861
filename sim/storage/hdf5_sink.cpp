#include "storage/hdf5_sink.hpp"

#include <future>
#include <utility>

#include "base/errors.hpp"
#include "storage/checksum.hpp"
#include "storage/panel_writer.hpp"
#include "storage/safe_file.hpp"
#include "storage/trajectory_layout.hpp"
#include "storage/trajectory_reader.hpp"

namespace limlab {

struct Hdf5Sink::Open {
  SafeFile name;
  h5::Node file;
  RunInfo run;
  TrajectoryLayout layout;
  std::unique_ptr<PanelWriter> panel;
  std::size_t replicates = 0;
  std::size_t months = 0;              ///< steps of the next replicate written so far
  std::uint64_t persons_checksum = 0;  ///< of everything written to `persons`

  Open(const std::filesystem::path& target, const Hdf5Options& o)
      : name(target, o.force, o.keep_part), file(h5::create_file(name.part().string())) {}

  void close() {
    panel.reset();
    for (h5::Node& n : layout.variables) n.handle.close(n.file, n.what("closing"));
    layout.replicate.handle.close(file.file, "closing replicate");
    file.handle.close(file.file, "closing the file");
  }
};

Hdf5Sink::Hdf5Sink(std::filesystem::path target, Hdf5Options options)
    : target_(std::move(target)), options_(options) {}
Hdf5Sink::~Hdf5Sink() = default;

void Hdf5Sink::begin(const RunInfo& run, const Geography& geography) {
  open_ = std::make_unique<Open>(target_, options_);
  open_->run = run;
  write_root_attributes(open_->file, run);
  open_->layout = create_layout(open_->file, run, geography);
  if (run.panel)
    open_->panel = std::make_unique<PanelWriter>(open_->file, geography, run.replicates > 1);
}

void Hdf5Sink::panel_initial(const PanelStart& start) {
  if (open_ && open_->panel) open_->panel->initial(start);
}
void Hdf5Sink::panel_events(int number, std::span<const Event> rows) {
  if (open_ && open_->panel) open_->panel->events(number, rows);
}

void Hdf5Sink::so_far(const Record& record, std::size_t observed) {
  if (!open_) throw LawBroken("months for a trajectory file that was not begun");
  h5::start_library();  // perhaps another thread than that of begin()
  const std::size_t whole = observed / kChunkMonths * kChunkMonths;
  write_months(open_->layout, record, open_->replicates, open_->months, whole);
  open_->months = whole;
}

void Hdf5Sink::replicate(const Record& record) {
  if (!open_) throw LawBroken("a replicate for a trajectory file that was not begun");
  append_record(open_->layout, record, open_->replicates++, std::exchange(open_->months, 0));
  open_->persons_checksum = checksum(open_->persons_checksum, record.whole[at(Series::persons)]);
  h5::flush(open_->file);
}

void Hdf5Sink::timing(const std::string& phase, double seconds) {
  if (open_) h5::attribute(open_->file, "seconds_" + phase, seconds);
}

namespace {

/// Opens the closed file once more and compares it with what was meant to be in it.
void verify(const std::string& path, const RunInfo& run, std::size_t replicates,
            std::uint64_t expected) {
  const h5::Node file = h5::open_file(path);
  const h5::Node persons = h5::open_dataset(file, "persons");
  const auto size = h5::extent(persons);
  bool same =
      size.size() == 6 && size[0] == replicates && size[1] == run.horizon.times() &&
      h5::extent(h5::open_dataset(file, "time")) == std::vector<hsize_t>{run.horizon.times()};
  std::uint64_t found = 0;
  for (hsize_t r = 0; same && r < replicates; ++r) {
    std::vector<std::int32_t> values(run.horizon.times() * width(Series::persons));
    h5::read(persons, H5T_NATIVE_INT32, {r, 0, 0, 0, 0, 0},
             {1, size[1], size[2], size[3], size[4], size[5]}, values.data());
    found = checksum(found, values);
  }
  if (!same || found != expected)
    throw OutsideFailure(path + ": reads back differently from what was written");
}

}  // namespace

void Hdf5Sink::finish() {
  if (!open_) throw LawBroken("finish of a trajectory file that was not begun");
  h5::flush(open_->file);
  open_->close();
  // The disk writes while the file is read back; both before it gets its name.
  auto on_disk =
      std::async(std::launch::async | std::launch::deferred, [this] { open_->name.sync(); });
  verify(open_->name.part().string(), open_->run, open_->replicates, open_->persons_checksum);
  on_disk.get();
  open_->name.commit();
  open_.reset();
}

void Hdf5Sink::abandon() { open_.reset(); }

int Hdf5Sink::finished() const { return open_ ? static_cast<int>(open_->replicates) : 0; }
Record Hdf5Sink::record(int position) const {
  return TrajectoryReader(h5::reopen(open_->file)).record(static_cast<std::size_t>(position));
}
void Hdf5Sink::panel(const std::function<void(const PanelRows&)>& take) const {
  if (open_ && open_->panel) open_->panel->read_back(take);
}
void Hdf5Sink::panel_rows(const PanelRows& rows) {
  if (open_ && open_->panel) open_->panel->append(rows);
}

}  // namespace limlab
