#include "storage/trajectory_layout.hpp"

#include <algorithm>

#include "outputs/kpis.hpp"
#include "storage/hdf5_sink.hpp"

namespace limlab {

void describe(const h5::Node& n, std::string_view unit, std::string_view en, std::string_view nl) {
  h5::attribute(n, "units", std::string(unit));
  h5::attribute(n, "long_name", std::string(en));
  h5::attribute(n, "long_name_nl", std::string(nl));
}

namespace {

h5::Node number_axis(const h5::Node& file, const DimSpec& d,
                     const std::vector<std::int32_t>& values, std::string_view unit) {
  h5::Node axis = h5::create_dataset(file, std::string(d.name), H5T_STD_I32LE,
                                     {{values.size()}, {}, {}, false});
  h5::make_dimension(axis, std::string(d.name));
  describe(axis, unit, d.en, d.nl);
  h5::write(axis, H5T_NATIVE_INT32, {0}, {values.size()}, values.data());
  return axis;
}

h5::Node text_axis(const h5::Node& file, const std::string& name,
                   const std::vector<std::string>& texts) {
  return h5::create_dataset(file, name, h5::text_type(file.file).id(),
                            {{texts.size()}, {}, {}, false});
}

/// The coordinate of labels, and beside it two plain variables with the English and Dutch labels.
h5::Node label_axis(const h5::Node& file, const DimSpec& d,
                    const std::vector<AxisLabel>& axis_labels) {
  const std::string name(d.name);
  std::vector<std::string> names, en, nl;
  for (const AxisLabel& l : axis_labels)
    names.push_back(l.name), en.push_back(l.en), nl.push_back(l.nl);
  h5::Node axis = text_axis(file, name, names);
  h5::make_dimension(axis, name);
  describe(axis, "1", d.en, d.nl);
  h5::write_texts(axis, {0}, {names.size()}, names);
  const auto labelled = [&](const std::string& suffix, const std::vector<std::string>& texts,
                            const std::string& en_note, const std::string& nl_note) {
    const h5::Node n = text_axis(file, name + suffix, texts);
    h5::attach_dimension(n, 0, axis);
    describe(n, "1", std::string(d.en) + en_note, std::string(d.nl) + nl_note);
    h5::write_texts(n, {0}, {texts.size()}, texts);
  };
  if (d.id == Dim::municipality || d.id == Dim::streek) return axis;  // names are names
  labelled("_label_en", en, ", English label", ", Engelse benaming");
  labelled("_label_nl", nl, ", Dutch label", ", Nederlandse benaming");
  return axis;
}

h5::Node create_axis(const h5::Node& file, const DimSpec& d, const Horizon& horizon,
                     const Geography& g) {
  std::vector<std::int32_t> values;
  if (d.id == Dim::time) {
    for (std::size_t t = 0; t < horizon.times(); ++t)
      values.push_back(month_end_in_days(horizon.month_at(t)));
    h5::Node axis = number_axis(file, d, values, "days since 1970-01-01");
    h5::attribute(axis, "calendar", std::string("standard"));
    h5::attribute(axis, "standard_name", std::string("time"));
    return axis;
  }
  if (d.id == Dim::year) {
    for (std::size_t y = 0; y < horizon.years(); ++y) values.push_back(horizon.year_at(y));
    return number_axis(file, d, values, "year");
  }
  return label_axis(file, d, axis_labels(d.id, g));
}

/// Variables that do not change: the streek of each municipality, the unit of each indicator.
void create_fixed(const h5::Node& file, const std::vector<h5::Node>& axes, const Geography& g) {
  std::vector<std::string> streek, unit, plans;
  for (std::size_t m = 0; m < kMunicipalities; ++m) streek.push_back(g.streek_names[g.streek[m]]);
  for (const KpiSpec& k : kpi_catalogue()) unit.emplace_back(k.unit), plans.emplace_back(k.plans);
  const auto put = [&](const char* name, Dim d, const std::vector<std::string>& texts,
                       const char* en, const char* nl) {
    const h5::Node n = text_axis(file, name, texts);
    h5::attach_dimension(n, 0, axes[at(d)]);
    describe(n, "1", en, nl);
    h5::write_texts(n, {0}, {texts.size()}, texts);
  };
  put("municipality_streek", Dim::municipality, streek, "streek of the municipality",
      "streek van de gemeente");
  put("kpi_unit", Dim::kpi, unit, "unit of the indicator", "eenheid van de indicator");
  put("kpi_plans", Dim::kpi, plans, "targets and indicators of the plans it answers",
      "doelen en indicatoren van de plannen");
}

h5::Node create_variable(const h5::Node& file, const SeriesSpec& s, const Horizon& horizon,
                         const h5::Node& replicate, const std::vector<h5::Node>& axes,
                         const std::string& coordinates) {
  h5::Layout layout{{0}, {H5S_UNLIMITED}, {1}, s.kind != Kind::text, true};
  for (const Dim d : s.dims) {
    const hsize_t size = size_of(d, horizon);
    layout.size.push_back(size);
    layout.most.push_back(size);
    layout.chunk.push_back(d == Dim::time ? std::min<hsize_t>(kChunkMonths, size) : size);
  }
  const h5::Handle text = h5::text_type(file.file);
  const hid_t type = s.kind == Kind::whole  ? H5T_STD_I32LE
                     : s.kind == Kind::real ? H5T_IEEE_F64LE
                                            : text.id();
  h5::Node n = h5::create_dataset(file, std::string(s.name), type, layout);
  h5::attach_dimension(n, 0, replicate);
  for (unsigned axis = 0; axis < s.dims.size(); ++axis)
    h5::attach_dimension(n, axis + 1, axes[at(s.dims[axis])]);
  describe(n, s.unit, s.en, s.nl);
  h5::attribute(n, "comment", std::string(s.meaning));
  if (!coordinates.empty()) h5::attribute(n, "coordinates", coordinates);
  return n;
}

}  // namespace

h5::Node create_lead_axis(const h5::Node& parent, const LeadAxis& lead) {
  h5::Node out =
      h5::create_dataset(parent, lead.name, H5T_STD_I32LE, {{0}, {H5S_UNLIMITED}, {16}, false});
  h5::make_dimension(out, lead.name);
  describe(out, "1", lead.en, lead.nl);
  return out;
}

std::vector<h5::Node> create_axes(const h5::Node& parent, const Horizon& horizon,
                                  const Geography& g) {
  std::vector<h5::Node> axes;
  for (const DimSpec& d : dimensions()) axes.push_back(create_axis(parent, d, horizon, g));
  create_fixed(parent, axes, g);
  return axes;
}

TrajectoryLayout create_layout(const h5::Node& file, const RunInfo& run, const Geography& g,
                               const LeadAxis& lead) {
  TrajectoryLayout out;
  out.replicate = create_lead_axis(file, lead);
  const std::vector<h5::Node> axes = create_axes(file, run.horizon, g);
  for (const SeriesSpec& s : catalogue())
    out.variables.push_back(
        create_variable(file, s, run.horizon, out.replicate, axes, lead.coordinates));
  return out;
}

void write_root_attributes(const h5::Node& file, const RunInfo& run) {
  h5::attribute(file, "title", run.title);
  h5::attribute(file, "Conventions", std::string("CF-1.8"));
  h5::attribute(file, "format_version", kFormatVersion);
  h5::attribute(file, "limlab_version", run.limlab_version);
  h5::attribute(file, "git_commit", run.git_commit);
  h5::attribute(file, "scenario", run.scenario);
  h5::attribute(file, "scenario_json", run.scenario_json);
  if (run.seed <= static_cast<std::uint64_t>(INT64_MAX))
    h5::attribute(file, "seed", static_cast<std::int64_t>(run.seed));
  else  // too large for the integers every reader knows
    h5::attribute(file, "seed", std::to_string(run.seed));
  h5::attribute(file, "scale", run.scale);
  h5::attribute(file, "threads", static_cast<std::int32_t>(run.threads));
  h5::attribute(file, "created", run.created);
  h5::attribute(file, "source_note", run.source_note);
  if (run.branched_from.empty()) return;
  h5::attribute(file, "branched_from", run.branched_from);
  h5::attribute(file, "branched_from_json", run.branched_from_json);
}

void append_number(const h5::Node& lead_axis, std::int32_t number, std::size_t row) {
  h5::set_extent(lead_axis, {row + 1});
  h5::write(lead_axis, H5T_NATIVE_INT32, {row}, {1}, &number);
}

namespace {

bool along_time(const SeriesSpec& s) { return s.dims.front() == Dim::time; }

/// Writes the steps from … to - 1 of the first axis of a series.
void write_steps(const h5::Node& n, const SeriesSpec& s, const Record& record, std::size_t row,
                 std::size_t from, std::size_t to) {
  std::vector<hsize_t> count{1}, offset{row}, whole{row + 1};
  for (const Dim d : s.dims) {
    whole.push_back(size_of(d, record.horizon));
    count.push_back(whole.back());
    offset.push_back(0);
  }
  count[1] = to - from, offset[1] = from;
  h5::set_extent(n, whole);
  if (s.kind == Kind::whole) h5::write(n, H5T_NATIVE_INT32, offset, count, record.row(s.id, from));
  if (s.kind == Kind::real)
    h5::write(n, H5T_NATIVE_DOUBLE, offset, count, record.real_row(s.id, from));
  if (s.kind == Kind::text)
    h5::write_texts(n, offset, count,
                    {record.digest.begin() + static_cast<std::ptrdiff_t>(from),
                     record.digest.begin() + static_cast<std::ptrdiff_t>(to)});
}

}  // namespace

void write_months(const TrajectoryLayout& layout, const Record& record, std::size_t row,
                  std::size_t from, std::size_t to) {
  for (const SeriesSpec& s : catalogue())
    if (along_time(s)) write_steps(layout.variables[at(s.id)], s, record, row, from, to);
}

void append_record(const TrajectoryLayout& layout, const Record& record, std::size_t row,
                   std::size_t lived) {
  append_number(layout.replicate, record.replicate, row);
  for (const SeriesSpec& s : catalogue()) {
    const std::size_t steps = size_of(s.dims.front(), record.horizon);
    write_steps(layout.variables[at(s.id)], s, record, row, along_time(s) ? lived : 0, steps);
  }
}

}  // namespace limlab
