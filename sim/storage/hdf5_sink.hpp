#pragma once
#include <filesystem>
#include <memory>

#include "outputs/sink.hpp"
#include "storage/run_so_far.hpp"

namespace limlab {

/// Changing or dropping a name of the catalogue is a new format version.
inline constexpr std::int32_t kFormatVersion = 1;

struct Hdf5Options {
  bool force = false;      ///< replace an existing file
  bool keep_part = false;  ///< leave the temporary file behind on failure
};

/// The trajectory file: HDF5 that is valid netCDF-4. See storage/safe_file.hpp for what happens to
/// its name. begin() refuses an existing target (UserError); finish() flushes and closes, opens
/// the file again and checks it while the disk writes, and renames. Replicates handed over before
/// an early finish() are kept.
class Hdf5Sink final : public Sink, public RunSoFar {
 public:
  explicit Hdf5Sink(std::filesystem::path target, Hdf5Options options = {});
  ~Hdf5Sink() override;

  void begin(const RunInfo&, const Geography&) override;
  void panel_initial(const PanelStart&) override;
  void panel_events(int replicate, std::span<const Event> rows) override;
  /// The months of the next replicate() while it is being lived: `observed` steps of its record, of
  /// which whole chunks are written now and replicate() writes the rest.
  void so_far(const Record&, std::size_t observed);
  void replicate(const Record&) override;
  void timing(const std::string& phase, double seconds) override;
  void finish() override;
  void abandon() override;

  // What was handed over since begin(), read back for a checkpoint; nothing before begin().
  int finished() const override;
  Record record(int position) const override;
  void panel(const std::function<void(const PanelRows&)>&) const override;
  void panel_rows(const PanelRows&);  ///< puts back what panel() gave

 private:
  struct Open;
  std::filesystem::path target_;
  Hdf5Options options_;
  std::unique_ptr<Open> open_;
};

}  // namespace limlab
