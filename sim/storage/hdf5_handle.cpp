#include "storage/hdf5_handle.hpp"

#include <hdf5_hl.h>

#include "base/errors.hpp"

namespace limlab::h5 {

void start_library() {
  static const bool done = [] {
    H5dont_atexit();
    H5open();
    return true;
  }();
  // Each thread has its own printing.
  thread_local const bool quiet = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
  static_cast<void>(done), static_cast<void>(quiet);
}

void fail(const std::string& file, const std::string& what) {
  std::string reason;
  H5Ewalk2(
      H5E_DEFAULT, H5E_WALK_UPWARD,
      [](unsigned n, const H5E_error2_t* error, void* out) -> herr_t {
        if (n == 0 && error->desc != nullptr) *static_cast<std::string*>(out) = error->desc;
        return 0;
      },
      &reason);
  H5Eclear2(H5E_DEFAULT);
  throw OutsideFailure(file + ": " + what + " failed" +
                       (reason.empty() ? "" : " (" + reason + ")"));
}

namespace {
void check(herr_t code, const Node& node, const std::string& action) {
  if (code < 0) fail(node.file, node.what(action));
}
}  // namespace

Handle::Handle(hid_t id, herr_t (*closer)(hid_t), const std::string& file, const std::string& what)
    : id_(id), closer_(closer) {
  if (id < 0) fail(file, what);
}
Handle& Handle::operator=(Handle&& o) noexcept {
  if (this != &o) drop(), id_ = std::exchange(o.id_, -1), closer_ = o.closer_;
  return *this;
}
void Handle::close(const std::string& file, const std::string& what) {
  if (id_ >= 0 && closer_(std::exchange(id_, -1)) < 0) fail(file, what);
}
void Handle::drop() noexcept {
  if (id_ >= 0) closer_(std::exchange(id_, -1));
}

namespace {

Handle property_list(hid_t kind, const std::string& file) {
  return Handle(H5Pcreate(kind), H5Pclose, file, "preparing a property list");
}
Handle space(const std::vector<hsize_t>& size, const std::vector<hsize_t>& most,
             const std::string& file) {
  return Handle(H5Screate_simple(static_cast<int>(size.size()), size.data(),
                                 most.empty() ? nullptr : most.data()),
                H5Sclose, file, "preparing a shape");
}
constexpr unsigned kOrdered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

}  // namespace

Node create_file(const std::string& path) {
  start_library();
  const Handle access = property_list(H5P_FILE_ACCESS, path);
  const Handle creation = property_list(H5P_FILE_CREATE, path);
  if (H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18) < 0 ||
      H5Pset_link_creation_order(creation.id(), kOrdered) < 0 ||
      H5Pset_attr_creation_order(creation.id(), kOrdered) < 0)
    fail(path, "preparing the file");
  return {Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, path,
                 "creating the file"),
          path, "/"};
}

Node open_file(const std::string& path) {
  start_library();
  return {Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, path,
                 "opening the file"),
          path, "/"};
}

Node reopen(const Node& file) {
  return {Handle(H5Freopen(file.id()), H5Fclose, file.file, "reading back the file"), file.file,
          "/"};
}

Node create_group(const Node& parent, const std::string& name) {
  const Handle creation = property_list(H5P_GROUP_CREATE, parent.file);
  if (H5Pset_link_creation_order(creation.id(), kOrdered) < 0 ||
      H5Pset_attr_creation_order(creation.id(), kOrdered) < 0)
    fail(parent.file, "preparing group " + name);
  return {Handle(H5Gcreate2(parent.id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                 H5Gclose, parent.file, "creating group " + name),
          parent.file, name};
}
Node open_group(const Node& parent, const std::string& name) {
  return {Handle(H5Gopen2(parent.id(), name.c_str(), H5P_DEFAULT), H5Gclose, parent.file,
                 "opening group " + name),
          parent.file, name};
}

Node create_dataset(const Node& parent, const std::string& name, hid_t type, const Layout& layout) {
  const Handle creation = property_list(H5P_DATASET_CREATE, parent.file);
  bool fine = H5Pset_attr_creation_order(creation.id(), kOrdered) >= 0;
  if (!layout.chunk.empty())
    fine = fine && H5Pset_chunk(creation.id(), static_cast<int>(layout.chunk.size()),
                                layout.chunk.data()) >= 0;
  if (layout.deflate)
    fine = fine && H5Pset_shuffle(creation.id()) >= 0 && H5Pset_deflate(creation.id(), 1) >= 0;
  const Handle access = property_list(H5P_DATASET_ACCESS, parent.file);
  if (layout.whole_chunks)
    fine = fine && H5Pset_chunk_cache(access.id(), H5D_CHUNK_CACHE_NSLOTS_DEFAULT, 0,
                                      H5D_CHUNK_CACHE_W0_DEFAULT) >= 0;
  if (!fine) fail(parent.file, "preparing variable " + name);
  const Handle shape = space(layout.size, layout.most, parent.file);
  return {Handle(H5Dcreate2(parent.id(), name.c_str(), type, shape.id(), H5P_DEFAULT, creation.id(),
                            access.id()),
                 H5Dclose, parent.file, "creating variable " + name),
          parent.file, name};
}
Node open_dataset(const Node& parent, const std::string& name) {
  return {Handle(H5Dopen2(parent.id(), name.c_str(), H5P_DEFAULT), H5Dclose, parent.file,
                 "opening variable " + name),
          parent.file, name};
}
bool has(const Node& parent, const std::string& name) {
  return H5Lexists(parent.id(), name.c_str(), H5P_DEFAULT) > 0;
}

Handle text_type(const std::string& file) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, file, "preparing a text type");
  if (H5Tset_size(type.id(), H5T_VARIABLE) < 0 || H5Tset_cset(type.id(), H5T_CSET_UTF8) < 0)
    fail(file, "preparing a text type");
  return type;
}

std::vector<hsize_t> extent(const Node& d) {
  const Handle s(H5Dget_space(d.id()), H5Sclose, d.file, d.what("reading the shape of"));
  const int rank = H5Sget_simple_extent_ndims(s.id());
  if (rank < 0) fail(d.file, d.what("reading the shape of"));
  std::vector<hsize_t> size(static_cast<std::size_t>(rank));
  if (H5Sget_simple_extent_dims(s.id(), size.data(), nullptr) < 0)
    fail(d.file, d.what("reading the shape of"));
  return size;
}
void set_extent(const Node& d, const std::vector<hsize_t>& size) {
  check(H5Dset_extent(d.id(), size.data()), d, "growing");
}

namespace {
struct Block {
  Handle memory, file;
};
Block block(const Node& d, const std::vector<hsize_t>& offset, const std::vector<hsize_t>& count) {
  Block out{space(count, {}, d.file),
            Handle(H5Dget_space(d.id()), H5Sclose, d.file, d.what("reading the shape of"))};
  check(H5Sselect_hyperslab(out.file.id(), H5S_SELECT_SET, offset.data(), nullptr, count.data(),
                            nullptr),
        d, "selecting a part of");
  return out;
}
hsize_t cells(const std::vector<hsize_t>& count) {
  hsize_t n = 1;
  for (const hsize_t c : count) n *= c;
  return n;
}
/// Texts are converted in a buffer that the library makes and clears for each call: one of its
/// usual 1 MB is most of the work of writing a short list of labels.
Handle small_buffer(const Node& d) {
  Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose, d.file, d.what("preparing to write"));
  check(H5Pset_buffer(transfer.id(), 1 << 14, nullptr, nullptr), d, "preparing to write");
  return transfer;
}

void write_through(const Node& d, hid_t type, const std::vector<hsize_t>& offset,
                   const std::vector<hsize_t>& count, const void* data, hid_t transfer) {
  if (cells(count) == 0) return;
  const Block b = block(d, offset, count);
  check(H5Dwrite(d.id(), type, b.memory.id(), b.file.id(), transfer, data), d, "writing");
}
}  // namespace

void write(const Node& d, hid_t type, const std::vector<hsize_t>& offset,
           const std::vector<hsize_t>& count, const void* data) {
  write_through(d, type, offset, count, data, H5P_DEFAULT);
}
void read(const Node& d, hid_t type, const std::vector<hsize_t>& offset,
          const std::vector<hsize_t>& count, void* data) {
  if (cells(count) == 0) return;
  const Block b = block(d, offset, count);
  check(H5Dread(d.id(), type, b.memory.id(), b.file.id(), H5P_DEFAULT, data), d, "reading");
}

void write_texts(const Node& d, const std::vector<hsize_t>& offset,
                 const std::vector<hsize_t>& count, const std::vector<std::string>& texts) {
  std::vector<const char*> pointers;
  for (const auto& t : texts) pointers.push_back(t.c_str());
  write_through(d, text_type(d.file).id(), offset, count, pointers.data(), small_buffer(d).id());
}
std::vector<std::string> read_texts(const Node& d, const std::vector<hsize_t>& offset,
                                    const std::vector<hsize_t>& count) {
  std::vector<char*> pointers(cells(count), nullptr);
  const Handle type = text_type(d.file);
  read(d, type.id(), offset, count, pointers.data());
  std::vector<std::string> out;
  for (const char* p : pointers) out.emplace_back(p == nullptr ? "" : p);
  const Handle shape = space({pointers.size()}, {}, d.file);
  if (!pointers.empty()) H5Dvlen_reclaim(type.id(), shape.id(), H5P_DEFAULT, pointers.data());
  return out;
}

namespace {
void put_attribute(const Node& n, const std::string& name, hid_t file_type, hid_t memory_type,
                   const Handle& shape, const void* data) {
  Handle a(H5Acreate2(n.id(), name.c_str(), file_type, shape.id(), H5P_DEFAULT, H5P_DEFAULT),
           H5Aclose, n.file, n.what("creating attribute " + name + " of"));
  check(H5Awrite(a.id(), memory_type, data), n, "writing attribute " + name + " of");
  a.close(n.file, n.what("closing attribute " + name + " of"));
}
Handle scalar(const Node& n) {
  return Handle(H5Screate(H5S_SCALAR), H5Sclose, n.file, "preparing a shape");
}
Handle open_attribute(const Node& n, const std::string& name) {
  return Handle(H5Aopen(n.id(), name.c_str(), H5P_DEFAULT), H5Aclose, n.file,
                n.what("opening attribute " + name + " of"));
}
}  // namespace

void attribute(const Node& n, const std::string& name, const std::string& text) {
  const Handle type = text_type(n.file);
  const char* pointer = text.c_str();
  put_attribute(n, name, type.id(), type.id(), scalar(n), &pointer);
}
void attribute(const Node& n, const std::string& name, const std::vector<std::string>& texts) {
  const Handle type = text_type(n.file);
  std::vector<const char*> pointers;
  for (const auto& t : texts) pointers.push_back(t.c_str());
  put_attribute(n, name, type.id(), type.id(), space({texts.size()}, {}, n.file), pointers.data());
}
void attribute(const Node& n, const std::string& name, double value) {
  put_attribute(n, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalar(n), &value);
}
void attribute(const Node& n, const std::string& name, std::int32_t value) {
  put_attribute(n, name, H5T_STD_I32LE, H5T_NATIVE_INT32, scalar(n), &value);
}
void attribute(const Node& n, const std::string& name, std::int64_t value) {
  put_attribute(n, name, H5T_STD_I64LE, H5T_NATIVE_INT64, scalar(n), &value);
}
std::string text_attribute(const Node& n, const std::string& name) {
  const Handle a = open_attribute(n, name), type = text_type(n.file);
  char* pointer = nullptr;
  check(H5Aread(a.id(), type.id(), &pointer), n, "reading attribute " + name + " of");
  std::string out = pointer == nullptr ? "" : pointer;
  H5free_memory(pointer);
  return out;
}
double real_attribute(const Node& n, const std::string& name) {
  const Handle a = open_attribute(n, name);
  double value = 0;
  check(H5Aread(a.id(), H5T_NATIVE_DOUBLE, &value), n, "reading attribute " + name + " of");
  return value;
}

void make_dimension(const Node& d, const std::string& name) {
  check(H5DSset_scale(d.id(), name.c_str()), d, "making a dimension of");
}
void attach_dimension(const Node& d, unsigned axis, const Node& dimension) {
  check(H5DSattach_scale(d.id(), dimension.id(), axis), d,
        "attaching dimension " + dimension.path + " to");
}
void flush(const Node& file) { check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), file, "flushing"); }

}  // namespace limlab::h5
