#include "storage/panel_writer.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "base/errors.hpp"

namespace limlab {

namespace {

constexpr hsize_t kChunk = 32768;

bool is_key(const std::string& column) {
  return column == "person" || column == "post" || column == "firm" || column == "holder";
}

h5::Node growing(const h5::Node& group, const std::string& name, hid_t type) {
  return h5::create_dataset(group, name, type, {{0}, {H5S_UNLIMITED}, {kChunk}, true});
}

void describe(const h5::Node& n, const PanelColumn& c) {
  h5::attribute(n, "units", c.unit);
  h5::attribute(n, "long_name", c.en);
  h5::attribute(n, "long_name_nl", c.nl);
}

}  // namespace

PanelWriter::PanelWriter(const h5::Node& file, const Geography& g, bool several) {
  const h5::Node panel = h5::create_group(file, "panel");
  persons_ = create(panel, "initial", "person_row", panel_person_columns(), g, several);
  posts_ = create(panel, "initial_posts", "post_row", panel_post_columns(), g, several);
  events_ = create(panel, "events", "event", panel_event_columns(), g, several);
}

PanelWriter::TableNode PanelWriter::create(const h5::Node& panel, const std::string& name,
                                           const std::string& axis_name,
                                           const std::vector<PanelColumn>& columns,
                                           const Geography& g, bool several) {
  TableNode out;
  out.group = h5::create_group(panel, name);
  out.axis = growing(out.group, axis_name, H5T_STD_I64LE);
  h5::make_dimension(out.axis, axis_name);
  describe(out.axis, {axis_name, "1", "row number", "rijnummer"});
  if (several) {
    out.replicate = growing(out.group, "replicate", H5T_STD_I32LE);
    h5::attach_dimension(out.replicate, 0, out.axis);
    describe(out.replicate,
             {"replicate", "1", "number of the replicate", "nummer van de herhaling"});
  }
  const auto all_labels = panel_labels(g);
  for (const PanelColumn& c : columns) {
    h5::Node n = growing(out.group, c.name, is_key(c.name) ? H5T_STD_I64LE : H5T_STD_I32LE);
    h5::attach_dimension(n, 0, out.axis);
    describe(n, c);
    for (const PanelLabels& l : all_labels)
      if (l.column == c.name) {
        h5::attribute(n, l.attribute, l.labels);
        if (l.column == "kind") h5::attribute(out.group, l.attribute, l.labels);
      }
    out.columns.push_back(std::move(n));
  }
  return out;
}

std::size_t PanelWriter::grow(TableNode& table, std::size_t rows, int replicate) {
  return grow(table, std::vector<std::int32_t>(rows, replicate), rows);
}

std::size_t PanelWriter::grow(TableNode& table, const std::vector<std::int32_t>& replicates,
                              std::size_t rows) {
  const std::size_t first = table.rows;
  table.rows += rows;
  h5::set_extent(table.axis, {table.rows});
  for (const h5::Node& c : table.columns) h5::set_extent(c, {table.rows});
  std::vector<std::int64_t> numbers(rows);
  std::iota(numbers.begin(), numbers.end(), static_cast<std::int64_t>(first));
  put(table.axis, first, numbers);
  if (table.replicate.handle) {
    h5::set_extent(table.replicate, {table.rows});
    put(table.replicate, first, replicates);
  }
  return first;
}

void PanelWriter::put(const h5::Node& column, std::size_t from,
                      const std::vector<std::int32_t>& values) {
  h5::write(column, H5T_NATIVE_INT32, {from}, {values.size()}, values.data());
}
void PanelWriter::put(const h5::Node& column, std::size_t from,
                      const std::vector<std::int64_t>& values) {
  h5::write(column, H5T_NATIVE_INT64, {from}, {values.size()}, values.data());
}

void PanelWriter::initial(const PanelStart& start) {
  const auto& p = start.persons;
  const std::size_t first = grow(persons_, p.person.size(), start.replicate);
  std::size_t next = 0;
  const auto column = [&](const auto& values) { put(persons_.columns[next++], first, values); };
  // in the order of panel_person_columns()
  column(p.person), column(p.post), column(p.sex), column(p.birth_month), column(p.place);
  column(p.status), column(p.education), column(p.field), column(p.presence), column(p.post_place);
  column(p.flags), column(p.entered), column(p.origin), column(p.occupation), column(p.wage);

  const auto& q = start.posts;
  const std::size_t first_post = grow(posts_, q.post.size(), start.replicate);
  next = 0;
  const auto post_column = [&](const auto& values) {
    put(posts_.columns[next++], first_post, values);
  };
  // in the order of panel_post_columns()
  post_column(q.post), post_column(q.firm), post_column(q.holder), post_column(q.state);
  post_column(q.sector), post_column(q.occupation), post_column(q.municipality),
      post_column(q.wage);
  post_column(q.vacant_since);
}

void PanelWriter::events(int replicate, std::span<const Event> rows) {
  if (rows.empty()) return;
  const std::size_t first = grow(events_, rows.size(), replicate);
  std::size_t next = 0;
  std::vector<std::int32_t> numbers(rows.size());
  std::vector<std::int64_t> keys(rows.size());
  const auto number = [&](auto member) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      numbers[i] = static_cast<std::int32_t>(rows[i].*member);
    put(events_.columns[next++], first, numbers);
  };
  const auto key = [&](Key Event::*member) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      keys[i] = static_cast<std::int64_t>(rows[i].*member);
    put(events_.columns[next++], first, keys);
  };
  // in the order of panel_event_columns()
  number(&Event::month), key(&Event::person), number(&Event::kind), number(&Event::reason);
  key(&Event::post), key(&Event::firm), number(&Event::sector), number(&Event::occupation);
  number(&Event::municipality), number(&Event::wage), number(&Event::status);
  number(&Event::education), number(&Event::field), number(&Event::sex);
  number(&Event::birth_month), number(&Event::residence);
}

void PanelWriter::read_back(const std::function<void(const PanelRows&)>& take) const {
  int number = 0;
  for (const TableNode* t : {&persons_, &posts_, &events_}) {
    for (std::size_t from = 0; from < t->rows; from += kChunk) {
      const std::size_t n = std::min<std::size_t>(kChunk, t->rows - from);
      PanelRows piece;
      piece.table = number;
      if (t->replicate.handle) {
        piece.replicate.resize(n);
        h5::read(t->replicate, H5T_NATIVE_INT32, {from}, {n}, piece.replicate.data());
      }
      for (const h5::Node& c : t->columns)
        h5::read(c, H5T_NATIVE_INT64, {from}, {n}, piece.columns.emplace_back(n).data());
      take(piece);
    }
    ++number;
  }
}

void PanelWriter::append(const PanelRows& piece) {
  TableNode* const tables[] = {&persons_, &posts_, &events_};
  const auto number = static_cast<std::size_t>(piece.table);
  if (number >= std::size(tables) || piece.columns.size() != tables[number]->columns.size())
    throw UserError("the panel of the checkpoint has other columns than this program's");
  TableNode& t = *tables[number];
  const std::size_t first = grow(t, piece.replicate, piece.columns.front().size());
  for (std::size_t c = 0; c < t.columns.size(); ++c) put(t.columns[c], first, piece.columns[c]);
}

}  // namespace limlab
