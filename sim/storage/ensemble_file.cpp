#include "storage/ensemble_file.hpp"

#include <algorithm>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "storage/checksum.hpp"
#include "storage/member_table.hpp"
#include "storage/safe_file.hpp"
#include "storage/trajectory_layout.hpp"

namespace limlab {

namespace {

constexpr const char* kMembersGroup = "members";
constexpr const char* kSummariesGroup = "summaries";
constexpr const char* kResult = "result";

LeadAxis member_axis(bool draws) {
  return {"member", "number of the member of the ensemble", "nummer van het lid van het ensemble",
          draws ? "scenario replicate draw" : "scenario replicate"};
}

}  // namespace

const std::vector<std::string>& result_names() {
  static const std::vector<std::string> names{"members", "summaries", "both"};
  return names;
}

struct EnsembleFile::Open {
  SafeFile name;
  h5::Node file, group;  ///< group: of the members, or of the summaries; none when neither
  EnsembleResult result;
  Horizon horizon;
  TrajectoryLayout layout;  ///< its variables: none when only summaries are asked for
  std::unique_ptr<MemberTable> table;
  std::unique_ptr<SummaryPart> summaries;
  std::uint64_t persons_checksum = 0;

  Open(const std::filesystem::path& target, const std::string& tag, EnsembleResult what)
      : name(target, true, false, tag), file(h5::create_file(name.part().string())), result(what) {}
  bool series() const { return result != EnsembleResult::summaries; }
  void close();
  void verify() const;
};

EnsembleFile::EnsembleFile(const std::filesystem::path& target, const std::string& tag,
                           const EnsembleInfo& info, const Geography& geography)
    : open_(std::make_unique<Open>(target, tag, info.result)) {
  Open& o = *open_;
  o.horizon = info.run.horizon;
  write_root_attributes(o.file, info.run);
  h5::attribute(o.file, "manifest_json", info.manifest_json);
  h5::attribute(o.file, kResult, name_of(info.result));
  const LeadAxis lead = member_axis(info.draws);
  if (o.series()) {
    o.layout = create_layout(o.file, info.run, geography, lead);
  } else {
    o.group = h5::create_group(o.file, kMembersGroup);
    o.layout.replicate = create_lead_axis(o.group, lead);
  }
  o.table = std::make_unique<MemberTable>(o.series() ? o.file : o.group, o.layout.replicate,
                                          info.parameters);
  if (info.result == EnsembleResult::both) o.group = h5::create_group(o.file, kSummariesGroup);
  if (info.result != EnsembleResult::members)
    o.summaries = std::make_unique<SummaryPart>(o.series() ? o.group : o.file, info, geography);
}

EnsembleFile::~EnsembleFile() = default;

void EnsembleFile::add(const Record& record, const MemberRow& row) {
  Open& o = *open_;
  if (o.series()) {
    Record numbered = record;
    numbered.replicate = row.note.member;  // the first axis counts members
    append_record(o.layout, numbered, o.table->rows());
    o.persons_checksum = checksum(o.persons_checksum, record.whole[at(Series::persons)]);
  } else {
    append_number(o.layout.replicate, row.note.member, o.table->rows());
  }
  o.table->add(row);
}

void EnsembleFile::left_out(const std::vector<int>& members, const std::vector<std::string>& why) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < members.size(); ++i)
    texts.push_back(std::to_string(members[i]) + ": " + why[i]);
  if (!texts.empty()) h5::attribute(open_->file, "failed_members", texts);
}

SummaryPart* EnsembleFile::summaries() { return open_->summaries.get(); }

void EnsembleFile::Open::close() {
  for (h5::Node& n : layout.variables) n.handle.close(n.file, n.what("closing"));
  layout.replicate.handle.close(file.file, "closing member");
  table->close();
  if (summaries) summaries->close();
  if (group.handle) group.handle.close(file.file, "closing a group");
  file.handle.close(file.file, "closing the file");
}

void EnsembleFile::Open::verify() const {
  const h5::Node back = h5::open_file(name.part().string());
  bool same = true;
  std::uint64_t found = 0;
  if (series()) {
    const h5::Node persons = h5::open_dataset(back, "persons");
    const auto size = h5::extent(persons);
    same = size.size() == 6 && size[0] == table->rows() && size[1] == horizon.times();
    for (hsize_t m = 0; same && m < table->rows(); ++m) {
      std::vector<std::int32_t> cells(horizon.times() * width(Series::persons));
      h5::read(persons, H5T_NATIVE_INT32, {m, 0, 0, 0, 0, 0},
               {1, size[1], size[2], size[3], size[4], size[5]}, cells.data());
      found = checksum(found, cells);
    }
  }
  if (same && summaries)
    same = series() ? summaries->reads_back(h5::open_group(back, kSummariesGroup))
                    : summaries->reads_back(back);
  if (!same || found != persons_checksum)
    throw OutsideFailure(name.part().string() + ": reads back differently from what was written");
}

void EnsembleFile::finish() {
  Open& o = *open_;
  h5::flush(o.file);
  o.close();
  o.name.sync();
  o.verify();
  kill_point("collection");
  o.name.commit();
  open_.reset();
}

std::optional<EnsembleResult> result_of(const std::filesystem::path& path) {
  try {
    const h5::Node file = h5::open_file(path.string());
    if (H5Aexists(file.id(), kResult) <= 0) return std::nullopt;
    const auto& names = result_names();
    const auto found = std::find(names.begin(), names.end(), h5::text_attribute(file, kResult));
    if (found == names.end()) return std::nullopt;
    return static_cast<EnsembleResult>(found - names.begin());
  } catch (const OutsideFailure&) {
    return std::nullopt;
  }
}

}  // namespace limlab
