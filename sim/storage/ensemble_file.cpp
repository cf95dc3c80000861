#include "storage/ensemble_file.hpp"

#include <map>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "storage/content_digest.hpp"
#include "storage/safe_file.hpp"
#include "storage/trajectory_layout.hpp"

namespace limlab {

namespace {

struct Column {
  const char* name;
  enum class Type { text, whole, wide, real } type;
  bool content;
  const char *unit, *en, *nl;
};

constexpr Column kColumns[] = {
    {"scenario", Column::Type::text, true, "1", "scenario of the member", "scenario van het lid"},
    {"replicate", Column::Type::whole, true, "1", "number of the replicate",
     "nummer van de herhaling"},
    {"draw", Column::Type::whole, true, "1", "number of the parameter draw",
     "nummer van de parametertrekking"},
    {"member_seed", Column::Type::wide, true, "1", "seed of the member",
     "startgetal van het toeval van het lid"},
    {"member_digest", Column::Type::text, true, "1", "digest of the member's last state",
     "vingerafdruk van de laatste toestand van het lid"},
    {"member_wall_seconds", Column::Type::real, false, "s", "wall time of the member",
     "doorlooptijd van het lid"},
    {"member_host", Column::Type::text, false, "1", "computer that finished the member",
     "computer die het lid afwerkte"},
    {"member_job", Column::Type::text, false, "1", "job of the batch system, or empty",
     "taak van het wachtrijsysteem, of leeg"},
    {"member_rank", Column::Type::whole, false, "1", "MPI rank, 0 without MPI",
     "MPI-rang, 0 zonder MPI"},
    {"member_restarts", Column::Type::whole, false, "1",
     "times that the member was taken up again after its process had ended",
     "aantal keer dat het lid hernomen is nadat zijn proces eindigde"},
    {"member_months_simulated", Column::Type::whole, false, "months",
     "months lived by the process that finished the member",
     "maanden die het proces dat het lid afwerkte beleefde"},
    {"member_finished", Column::Type::text, false, "1", "when the member was finished (UTC)",
     "wanneer het lid af was (UTC)"},
};

}  // namespace

struct EnsembleFile::Open {
  SafeFile name;
  h5::Node file;
  Horizon horizon;
  TrajectoryLayout layout;
  std::map<std::string, h5::Node> columns;
  h5::Node values;  ///< (member, parameter); empty without draws
  std::size_t members = 0, parameters = 0;
  std::uint64_t persons_checksum = 0;

  explicit Open(const std::filesystem::path& target)
      : name(target, true), file(h5::create_file(name.part().string())) {}

  void grow(const std::string& column, auto&& put) {
    const h5::Node& n = columns.at(column);
    h5::set_extent(n, {members + 1});
    put(n);
  }
  void text(const std::string& column, const std::string& value) {
    grow(column, [&](const h5::Node& n) { h5::write_texts(n, {members}, {1}, {value}); });
  }
  template <class T>
  void number(const std::string& column, hid_t type, T value) {
    grow(column, [&](const h5::Node& n) { h5::write(n, type, {members}, {1}, &value); });
  }
  void create_columns();
  void create_values(const std::vector<std::string>& names);
  void close();
  void verify() const;
};

void EnsembleFile::Open::create_columns() {
  const h5::Handle text = h5::text_type(file.file);
  for (const Column& c : kColumns) {
    const hid_t type = c.type == Column::Type::text    ? text.id()
                       : c.type == Column::Type::whole ? H5T_STD_I32LE
                       : c.type == Column::Type::wide  ? H5T_STD_I64LE
                                                       : H5T_IEEE_F64LE;
    h5::Node n = h5::create_dataset(file, c.name, type, {{0}, {H5S_UNLIMITED}, {64}, false});
    h5::attach_dimension(n, 0, layout.replicate);
    h5::attribute(n, "units", std::string(c.unit));
    h5::attribute(n, "long_name", std::string(c.en));
    h5::attribute(n, "long_name_nl", std::string(c.nl));
    if (!c.content) h5::attribute(n, kNotContent, std::int32_t{1});
    columns.emplace(c.name, std::move(n));
  }
}

void EnsembleFile::Open::create_values(const std::vector<std::string>& names) {
  const h5::Handle text = h5::text_type(file.file);
  parameters = names.size();
  const h5::Node axis =
      h5::create_dataset(file, "parameter", text.id(), {{parameters}, {}, {}, false});
  h5::make_dimension(axis, "parameter");
  h5::attribute(axis, "units", std::string("1"));
  h5::attribute(axis, "long_name", std::string("parameter that was drawn"));
  h5::attribute(axis, "long_name_nl", std::string("parameter die getrokken werd"));
  h5::write_texts(axis, {0}, {parameters}, names);
  values =
      h5::create_dataset(file, "parameter_value", H5T_IEEE_F64LE,
                         {{0, parameters}, {H5S_UNLIMITED, parameters}, {16, parameters}, false});
  h5::attach_dimension(values, 0, layout.replicate);
  h5::attach_dimension(values, 1, axis);
  h5::attribute(values, "units", std::string("1"));
  h5::attribute(values, "long_name", std::string("value of the parameter in the member"));
  h5::attribute(values, "long_name_nl", std::string("waarde van de parameter in het lid"));
}

EnsembleFile::EnsembleFile(const std::filesystem::path& target, const EnsembleInfo& info,
                           const Geography& geography)
    : open_(std::make_unique<Open>(target)) {
  Open& o = *open_;
  o.horizon = info.run.horizon;
  write_root_attributes(o.file, info.run);
  h5::attribute(o.file, "manifest_json", info.manifest_json);
  o.layout = create_layout(
      o.file, info.run, geography,
      {"member", "number of the member of the ensemble", "nummer van het lid van het ensemble",
       info.draws ? "scenario replicate draw" : "scenario replicate"});
  o.create_columns();
  if (!info.parameters.empty()) o.create_values(info.parameters);
}

EnsembleFile::~EnsembleFile() = default;

void EnsembleFile::add(const Record& record, const MemberRow& row) {
  Open& o = *open_;
  o.text("scenario", row.scenario);
  o.number("replicate", H5T_NATIVE_INT, row.replicate);
  o.number("draw", H5T_NATIVE_INT, row.draw);
  o.number("member_seed", H5T_NATIVE_INT64, static_cast<std::int64_t>(row.seed));
  o.text("member_digest", row.note.digest);
  o.number("member_wall_seconds", H5T_NATIVE_DOUBLE, row.note.wall_seconds);
  o.text("member_host", row.note.host);
  o.text("member_job", row.note.job);
  o.number("member_rank", H5T_NATIVE_INT, row.note.rank);
  o.number("member_restarts", H5T_NATIVE_INT, row.note.restarts);
  o.number("member_months_simulated", H5T_NATIVE_INT, row.note.months_simulated);
  o.text("member_finished", row.note.finished);
  if (o.parameters > 0) {
    h5::set_extent(o.values, {o.members + 1, o.parameters});
    h5::write(o.values, H5T_NATIVE_DOUBLE, {o.members, 0}, {1, o.parameters}, row.values.data());
  }
  Record numbered = record;
  numbered.replicate = row.note.member;  // the first axis counts members
  append_record(o.layout, numbered, o.members);
  o.persons_checksum = checksum(o.persons_checksum, record.whole[at(Series::persons)]);
  ++o.members;
}

void EnsembleFile::left_out(const std::vector<int>& members, const std::vector<std::string>& why) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < members.size(); ++i)
    texts.push_back(std::to_string(members[i]) + ": " + why[i]);
  if (!texts.empty()) h5::attribute(open_->file, "failed_members", texts);
}

void EnsembleFile::Open::close() {
  const auto shut = [&](h5::Node& n) { n.handle.close(n.file, n.what("closing")); };
  for (h5::Node& n : layout.variables) shut(n);
  for (auto& [key, n] : columns) shut(n);
  if (parameters > 0) shut(values);
  shut(layout.replicate);
  file.handle.close(file.file, "closing the file");
}

void EnsembleFile::Open::verify() const {
  const h5::Node back = h5::open_file(name.part().string());
  const h5::Node persons = h5::open_dataset(back, "persons");
  const auto size = h5::extent(persons);
  std::uint64_t found = 0;
  bool same = size.size() == 6 && size[0] == members && size[1] == horizon.times();
  for (hsize_t m = 0; same && m < members; ++m) {
    std::vector<std::int32_t> cells(horizon.times() * width(Series::persons));
    h5::read(persons, H5T_NATIVE_INT32, {m, 0, 0, 0, 0, 0},
             {1, size[1], size[2], size[3], size[4], size[5]}, cells.data());
    found = checksum(found, cells);
  }
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

}  // namespace limlab
