#include "storage/member_table.hpp"

#include "storage/content_digest.hpp"
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

MemberTable::MemberTable(const h5::Node& parent, const h5::Node& member,
                         const std::vector<std::string>& parameters) {
  const h5::Handle text = h5::text_type(parent.file);
  for (const Column& c : kColumns) {
    const hid_t type = c.type == Column::Type::text    ? text.id()
                       : c.type == Column::Type::whole ? H5T_STD_I32LE
                       : c.type == Column::Type::wide  ? H5T_STD_I64LE
                                                       : H5T_IEEE_F64LE;
    h5::Node n = h5::create_dataset(parent, c.name, type, {{0}, {H5S_UNLIMITED}, {64}, false});
    h5::attach_dimension(n, 0, member);
    describe(n, c.unit, c.en, c.nl);
    if (!c.content) h5::attribute(n, kNotContent, std::int32_t{1});
    columns_.emplace(c.name, std::move(n));
  }
  if (!parameters.empty()) create_values(parent, member, parameters);
}

void MemberTable::create_values(const h5::Node& parent, const h5::Node& member,
                                const std::vector<std::string>& names) {
  const h5::Handle text = h5::text_type(parent.file);
  parameters_ = names.size();
  const h5::Node axis =
      h5::create_dataset(parent, "parameter", text.id(), {{parameters_}, {}, {}, false});
  h5::make_dimension(axis, "parameter");
  describe(axis, "1", "parameter that was drawn", "parameter die getrokken werd");
  h5::write_texts(axis, {0}, {parameters_}, names);
  values_ = h5::create_dataset(
      parent, "parameter_value", H5T_IEEE_F64LE,
      {{0, parameters_}, {H5S_UNLIMITED, parameters_}, {16, parameters_}, false});
  h5::attach_dimension(values_, 0, member);
  h5::attach_dimension(values_, 1, axis);
  describe(values_, "1", "value of the parameter in the member",
           "waarde van de parameter in het lid");
}

void MemberTable::grow(const std::string& column, auto&& put) {
  const h5::Node& n = columns_.at(column);
  h5::set_extent(n, {rows_ + 1});
  put(n);
}
void MemberTable::text(const std::string& column, const std::string& value) {
  grow(column, [&](const h5::Node& n) { h5::write_texts(n, {rows_}, {1}, {value}); });
}
template <class T>
void MemberTable::number(const std::string& column, hid_t type, T value) {
  grow(column, [&](const h5::Node& n) { h5::write(n, type, {rows_}, {1}, &value); });
}

void MemberTable::add(const MemberRow& row) {
  text("scenario", row.scenario);
  number("replicate", H5T_NATIVE_INT, row.replicate);
  number("draw", H5T_NATIVE_INT, row.draw);
  number("member_seed", H5T_NATIVE_INT64, static_cast<std::int64_t>(row.seed));
  text("member_digest", row.note.digest);
  number("member_wall_seconds", H5T_NATIVE_DOUBLE, row.note.wall_seconds);
  text("member_host", row.note.host);
  text("member_job", row.note.job);
  number("member_rank", H5T_NATIVE_INT, row.note.rank);
  number("member_restarts", H5T_NATIVE_INT, row.note.restarts);
  number("member_months_simulated", H5T_NATIVE_INT, row.note.months_simulated);
  text("member_finished", row.note.finished);
  if (parameters_ > 0) {
    h5::set_extent(values_, {rows_ + 1, parameters_});
    h5::write(values_, H5T_NATIVE_DOUBLE, {rows_, 0}, {1, parameters_}, row.values.data());
  }
  ++rows_;
}

void MemberTable::close() {
  const auto shut = [](h5::Node& n) { n.handle.close(n.file, n.what("closing")); };
  for (auto& [key, n] : columns_) shut(n);
  if (parameters_ > 0) shut(values_);
}

}  // namespace limlab
