#pragma once
#include <hdf5.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace limlab::h5 {

// Thin owners around the C library: every return code is checked, a failure is an OutsideFailure
// that names the file, what was tried, and the library's own innermost reason. The library's
// printing is off.

/// To be called before anything else of this header, by every thread; does its work once. Switches
/// error printing off and the library's clean-up at exit, which can hang after a full disk.
void start_library();

/// Throws OutsideFailure: "<file>: <what> failed (<innermost reason of the library>)".
[[noreturn]] void fail(const std::string& file, const std::string& what);

/// Owns one HDF5 identifier of any kind.
class Handle {
 public:
  Handle() = default;
  Handle(hid_t id, herr_t (*closer)(hid_t), const std::string& file, const std::string& what);
  Handle(Handle&& o) noexcept : id_(std::exchange(o.id_, -1)), closer_(o.closer_) {}
  Handle& operator=(Handle&& o) noexcept;
  ~Handle() { drop(); }
  hid_t id() const { return id_; }
  explicit operator bool() const { return id_ >= 0; }
  void close(const std::string& file, const std::string& what);  ///< checked
  void drop() noexcept;                                          ///< unchecked, for unwinding

 private:
  hid_t id_ = -1;
  herr_t (*closer_)(hid_t) = nullptr;
};

/// A file, group or dataset together with the name of its file, for messages.
struct Node {
  Handle handle;
  std::string file;  ///< name of the file
  std::string path;  ///< name of the object
  hid_t id() const { return handle.id(); }
  std::string what(const std::string& action) const { return action + " " + path; }
};

/// A new file (an old one of that name is lost) that old tools can read while it grows (1.8 bounds)
/// and that netCDF can append to (creation order is tracked).
Node create_file(const std::string& path);
Node open_file(const std::string& path);  ///< read-only
Node reopen(const Node& file);            ///< the same open file once more, to read what it has
Node create_group(const Node& parent, const std::string& name);
Node open_group(const Node& parent, const std::string& name);

struct Layout {
  std::vector<hsize_t> size, most, chunk;  ///< `most` empty = fixed; chunk empty = contiguous
  bool deflate = false;                    ///< level 1 after shuffle
  bool whole_chunks = false;               ///< only such are written, so none is kept in memory
};
Node create_dataset(const Node& parent, const std::string& name, hid_t type, const Layout&);
Node open_dataset(const Node& parent, const std::string& name);
bool has(const Node& parent, const std::string& name);

Handle text_type(const std::string& file);  ///< variable-length UTF-8
std::vector<hsize_t> extent(const Node& dataset);
void set_extent(const Node& dataset, const std::vector<hsize_t>& size);
/// Writes or reads a block; `type` is a native type, `data` row-major.
void write(const Node& dataset, hid_t type, const std::vector<hsize_t>& offset,
           const std::vector<hsize_t>& count, const void* data);
void read(const Node& dataset, hid_t type, const std::vector<hsize_t>& offset,
          const std::vector<hsize_t>& count, void* data);
void write_texts(const Node& dataset, const std::vector<hsize_t>& offset,
                 const std::vector<hsize_t>& count, const std::vector<std::string>& texts);
std::vector<std::string> read_texts(const Node& dataset, const std::vector<hsize_t>& offset,
                                    const std::vector<hsize_t>& count);

void attribute(const Node&, const std::string& name, const std::string& text);
void attribute(const Node&, const std::string& name, const std::vector<std::string>& texts);
void attribute(const Node&, const std::string& name, double value);
void attribute(const Node&, const std::string& name, std::int32_t value);
void attribute(const Node&, const std::string& name, std::int64_t value);
std::string text_attribute(const Node&, const std::string& name);
double real_attribute(const Node&, const std::string& name);

/// Makes a 1-D dataset the coordinate of the dimension of its own name, and gives an axis its
/// dimension.
void make_dimension(const Node& dataset, const std::string& name);
void attach_dimension(const Node& dataset, unsigned axis, const Node& dimension);
void flush(const Node& file);

}  // namespace limlab::h5
