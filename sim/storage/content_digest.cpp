#include "storage/content_digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "storage/hdf5_handle.hpp"

namespace limlab {

namespace {

struct Hash {
  std::uint64_t value = 0;
  void add(std::uint64_t x) { value = mix(value ^ x) + 1; }
  void add(const std::string& text) {
    add(text.size());
    for (const char c : text) add(static_cast<unsigned char>(c));
  }
  void add_bytes(const std::vector<char>& bytes) {
    add(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
      std::uint64_t word = 0;
      for (std::size_t k = i; k < std::min(i + 8, bytes.size()); ++k)
        word = word << 8 | static_cast<unsigned char>(bytes[k]);
      add(word);
    }
  }
};

/// The type of the values in memory, or none for the links of the dimension scales.
h5::Handle memory_type(hid_t file_type, const std::string& file) {
  const H5T_class_t kind = H5Tget_class(file_type);
  if (kind == H5T_INTEGER || kind == H5T_FLOAT)
    return h5::Handle(H5Tget_native_type(file_type, H5T_DIR_ASCEND), H5Tclose, file,
                      "reading a type");
  if (kind == H5T_STRING && H5Tis_variable_str(file_type) > 0) return h5::text_type(file);
  if (kind == H5T_STRING) return h5::Handle(H5Tcopy(file_type), H5Tclose, file, "reading a type");
  return {};
}

/// Hashes the values that `read(memory type, buffer)` brings.
template <class Read>
void hash_values(Hash& hash, hid_t file_type, hid_t space, const std::string& file, Read&& read) {
  const h5::Handle type = memory_type(file_type, file);
  if (!type) return;
  const hssize_t cells = H5Sget_simple_extent_npoints(space);
  if (cells < 0) h5::fail(file, "reading a shape");
  hash.add(static_cast<std::uint64_t>(H5Tget_class(type.id())));
  std::vector<hsize_t> size(
      static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space))));
  H5Sget_simple_extent_dims(space, size.data(), nullptr);
  for (const hsize_t s : size) hash.add(s);
  if (cells == 0) return;
  std::vector<char> bytes(static_cast<std::size_t>(cells) * H5Tget_size(type.id()));
  if (read(type.id(), bytes.data()) < 0) h5::fail(file, "reading values");
  if (H5Tis_variable_str(type.id()) > 0) {
    const auto* texts = reinterpret_cast<char* const*>(bytes.data());
    for (hssize_t i = 0; i < cells; ++i) hash.add(std::string(texts[i] == nullptr ? "" : texts[i]));
    H5Dvlen_reclaim(type.id(), space, H5P_DEFAULT, bytes.data());
  } else {
    hash.add_bytes(bytes);
  }
}

bool may_differ(const std::string& attribute) {
  return attribute == "threads" || attribute == "created" || attribute.starts_with("seconds_");
}

void hash_attributes(Hash& hash, hid_t object, const std::string& file, bool root) {
  std::vector<std::string> names;
  hsize_t position = 0;
  const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  if (H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_NATIVE, &position, collect, &names) < 0)
    h5::fail(file, "reading the attributes");
  std::ranges::sort(names);
  for (const auto& name : names) {
    if (root && may_differ(name)) continue;
    const h5::Handle a(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, file,
                       "opening attribute " + name);
    const h5::Handle type(H5Aget_type(a.id()), H5Tclose, file, "reading a type");
    const h5::Handle space(H5Aget_space(a.id()), H5Sclose, file, "reading a shape");
    hash.add(name);
    hash_values(hash, type.id(), space.id(), file,
                [&](hid_t memory, void* data) { return H5Aread(a.id(), memory, data); });
  }
}

void hash_group(Hash& hash, hid_t group, const std::string& file, bool root) {
  hash_attributes(hash, group, file, root);
  std::vector<std::string> names;
  hsize_t position = 0;
  const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  if (H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, &position, collect, &names) < 0)
    h5::fail(file, "reading a group");
  std::ranges::sort(names);
  for (const auto& name : names) {
    const h5::Handle object(H5Oopen(group, name.c_str(), H5P_DEFAULT), H5Oclose, file,
                            "opening " + name);
    if (H5Aexists(object.id(), kNotContent) > 0) continue;
    hash.add(name);
    if (H5Iget_type(object.id()) == H5I_GROUP) {
      hash_group(hash, object.id(), file, false);
      continue;
    }
    hash_attributes(hash, object.id(), file, false);
    const h5::Handle type(H5Dget_type(object.id()), H5Tclose, file, "reading a type");
    const h5::Handle space(H5Dget_space(object.id()), H5Sclose, file, "reading a shape");
    hash_values(hash, type.id(), space.id(), file, [&](hid_t memory, void* data) {
      return H5Dread(object.id(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, data);
    });
  }
}

}  // namespace

std::string file_content_digest(const std::filesystem::path& path) {
  const h5::Node file = h5::open_file(path.string());
  Hash hash;
  hash_group(hash, file.id(), file.file, true);
  return fmt::format("{:016x}", hash.value);
}

}  // namespace limlab
