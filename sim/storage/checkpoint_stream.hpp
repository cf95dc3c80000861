#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.hpp"
#include "storage/checksum.hpp"
#include "storage/safe_file.hpp"

namespace limlab {

// The container of a checkpoint: named parts one after the other, read in the order they were
// written.
//
//   head      "LIMLABCK", format version (4 bytes), byte order (4 bytes), length of the file (8)
//   part      length of its name (4), bytes of an element (4), number of elements (8), name,
//   elements checksum  8 bytes over everything before it, the head last
//
// Nothing is compressed: at 1:1 the disk is faster than any packing.

inline constexpr std::uint32_t kCheckpointFormat = 1;

/// Writes to `<target>.part`; nothing has the target's name, and a former target stands, until
/// commit(). Every failure of the disk is an OutsideFailure; what was written is then removed.
class CheckpointOut {
 public:
  explicit CheckpointOut(const std::filesystem::path& target);
  ~CheckpointOut();
  CheckpointOut(const CheckpointOut&) = delete;
  CheckpointOut& operator=(const CheckpointOut&) = delete;

  void begin_part(std::string_view name, std::size_t element, std::uint64_t count);
  void add(const void* bytes, std::size_t n);
  void commit();

 private:
  void flush();
  [[noreturn]] void fail(const char* what) const;

  SafeFile name_;
  int file_ = -1;
  std::vector<unsigned char> buffer_;
  std::size_t used_ = 0;
  std::uint64_t length_ = 0;
  Checksum sum_;
};

/// Opens a checkpoint, and refuses (UserError) what is none, is cut short, damaged, or of another
/// format version, before anything of it is used.
class CheckpointIn {
 public:
  explicit CheckpointIn(std::filesystem::path file);
  ~CheckpointIn();
  CheckpointIn(const CheckpointIn&) = delete;
  CheckpointIn& operator=(const CheckpointIn&) = delete;

  const std::filesystem::path& file() const { return file_name_; }
  /// The next part has to have this name and size of element; gives its number of elements.
  std::uint64_t begin_part(std::string_view name, std::size_t element);
  void get(void* bytes, std::size_t n);
  void close();  ///< nothing more will be read; gives its memory back
  /// UserError that names the file.
  [[noreturn]] void refuse(std::string message, std::string suggestion) const;

 private:
  void verify();
  std::size_t read_some(void* bytes, std::size_t n, std::uint64_t offset);
  void refill();

  std::filesystem::path file_name_;
  int file_ = -1;
  std::uint64_t length_ = 0, next_ = 0;  ///< of the file; offset after the buffer
  std::vector<unsigned char> buffer_;
  std::size_t from_ = 0, filled_ = 0;
};

}  // namespace limlab
