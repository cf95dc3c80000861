#include "storage/member_file.hpp"

#include <bit>
#include <charconv>

#include "base/errors.hpp"
#include "base/kill_point.hpp"
#include "base/random.hpp"
#include "storage/content_digest.hpp"
#include "storage/safe_file.hpp"
#include "storage/trajectory_layout.hpp"
#include "storage/trajectory_reader.hpp"

namespace limlab {

namespace {

constexpr const char* kGroup = "provenance";

void write_note(const h5::Node& file, const MemberNote& note, std::uint64_t sum) {
  const h5::Node g = h5::create_group(file, kGroup);
  h5::attribute(g, kNotContent, std::int32_t{1});
  h5::attribute(g, "member", static_cast<std::int32_t>(note.member));
  h5::attribute(g, "ensemble", note.key);
  h5::attribute(g, "digest", note.digest);
  h5::attribute(g, "record_checksum", static_cast<std::int64_t>(sum));
  h5::attribute(g, "wall_seconds", note.wall_seconds);
  h5::attribute(g, "host", note.host);
  h5::attribute(g, "job", note.job);
  h5::attribute(g, "rank", static_cast<std::int32_t>(note.rank));
  h5::attribute(g, "restarts", static_cast<std::int32_t>(note.restarts));
  h5::attribute(g, "months_simulated", static_cast<std::int32_t>(note.months_simulated));
  h5::attribute(g, "finished", note.finished);
}

std::int64_t whole_attribute(const h5::Node& n, const char* name) {
  const h5::Handle a(H5Aopen(n.id(), name, H5P_DEFAULT), H5Aclose, n.file, "opening an attribute");
  std::int64_t value = 0;
  if (H5Aread(a.id(), H5T_NATIVE_INT64, &value) < 0) h5::fail(n.file, "reading an attribute");
  return value;
}

}  // namespace

std::uint64_t record_checksum(const Record& r) {
  std::uint64_t sum = 0;
  // As members of earlier builds have it.
  for (const auto& values : r.whole) {
    sum = mix(sum, values.size());
    for (const std::int32_t v : values) sum = mix(sum ^ static_cast<std::uint32_t>(v));
  }
  for (const auto& values : r.real)
    for (const double v : values) sum = mix(sum ^ std::bit_cast<std::uint64_t>(v));
  for (const auto& text : r.digest)
    for (const char c : text) sum = mix(sum ^ static_cast<unsigned char>(c));
  return sum;
}

void write_member(const std::filesystem::path& path, const RunInfo& run, const Geography& g,
                  const Record& record, const MemberNote& note) {
  const std::uint64_t sum = record_checksum(record);
  SafeFile name(path, true);
  {
    h5::Node file = h5::create_file(name.part().string());
    write_root_attributes(file, run);
    TrajectoryLayout layout = create_layout(file, run, g);
    kill_point("member-write");
    append_record(layout, record, 0);
    write_note(file, note, sum);
    kill_point("member-write");
    h5::flush(file);
    // Closed one by one, since a full disk may show only here.
    for (h5::Node& n : layout.variables) n.handle.close(n.file, n.what("closing"));
    layout.replicate.handle.close(file.file, "closing replicate");
    file.handle.close(file.file, "closing the file");
  }
  name.sync();
  read_member(name.part());
  kill_point("member-write");
  name.commit();
}

std::optional<MemberNote> read_member_note(const std::filesystem::path& path) {
  try {
    const h5::Node file = h5::open_file(path.string());
    if (!h5::has(file, kGroup)) return std::nullopt;
    const h5::Node g = h5::open_group(file, kGroup);
    MemberNote out;
    out.member = static_cast<int>(whole_attribute(g, "member"));
    out.key = h5::text_attribute(g, "ensemble");
    out.digest = h5::text_attribute(g, "digest");
    out.wall_seconds = h5::real_attribute(g, "wall_seconds");
    out.host = h5::text_attribute(g, "host");
    out.job = h5::text_attribute(g, "job");
    out.rank = static_cast<int>(whole_attribute(g, "rank"));
    out.restarts = static_cast<int>(whole_attribute(g, "restarts"));
    out.months_simulated = static_cast<int>(whole_attribute(g, "months_simulated"));
    out.finished = h5::text_attribute(g, "finished");
    return out;
  } catch (const OutsideFailure&) {
    return std::nullopt;
  }
}

Record read_member(const std::filesystem::path& path) {
  const h5::Node file = h5::open_file(path.string());
  const h5::Node g = h5::open_group(file, kGroup);
  const auto expected = static_cast<std::uint64_t>(whole_attribute(g, "record_checksum"));
  try {
    Record record = TrajectoryReader(path).record(0);
    if (record_checksum(record) != expected)
      throw OutsideFailure(path.string() + ": reads back differently from what was written");
    return record;
  } catch (const UserError& e) {  // not the user's: the file is ours
    throw OutsideFailure(e.what());
  }
}

}  // namespace limlab
