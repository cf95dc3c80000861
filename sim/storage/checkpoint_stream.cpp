#include "storage/checkpoint_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/kill_point.hpp"
#include "base/random.hpp"

namespace limlab {

namespace {

constexpr std::size_t kBuffer = 1u << 20;
constexpr std::uint64_t kMostInMemory = 1u << 30;
constexpr std::size_t kSumBytes = 8;
constexpr std::uint32_t kByteOrder = 0x01020304;

struct Head {
  std::array<char, 8> magic{'L', 'I', 'M', 'L', 'A', 'B', 'C', 'K'};
  std::uint32_t format = kCheckpointFormat, byte_order = kByteOrder;
  std::uint64_t length = 0;
};
static_assert(sizeof(Head) == 24);

struct PartHead {
  std::uint32_t name, element;
  std::uint64_t count;
};
static_assert(sizeof(PartHead) == 16);

const unsigned char* bytes_of(const void* p) { return static_cast<const unsigned char*>(p); }

}  // namespace

CheckpointOut::CheckpointOut(const std::filesystem::path& target)
    : name_(target, true), buffer_(kBuffer), length_(sizeof(Head)) {
  file_ = ::open(name_.part().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) fail("creating it");
  kill_point("checkpoint");
}

CheckpointOut::~CheckpointOut() {
  if (file_ >= 0) ::close(file_);
}

void CheckpointOut::fail(const char* what) const {
  throw OutsideFailure(
      fmt::format("{}: {} failed ({}) — the checkpoint before it, if there is one, is untouched",
                  name_.part().string(), what, std::strerror(errno)));
}

void CheckpointOut::flush() {
  sum_.add(buffer_.data(), used_);
  for (std::size_t done = 0; done < used_;) {
    const ssize_t n =
        ::pwrite(file_, buffer_.data() + done, used_ - done, static_cast<off_t>(length_));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) fail("writing it");
    done += static_cast<std::size_t>(n);
    length_ += static_cast<std::uint64_t>(n);
  }
  used_ = 0;
}

void CheckpointOut::add(const void* from, std::size_t n) {
  for (const unsigned char* bytes = bytes_of(from); n > 0;) {
    const std::size_t taken = std::min(n, buffer_.size() - used_);
    std::memcpy(buffer_.data() + used_, bytes, taken);
    used_ += taken, bytes += taken, n -= taken;
    if (used_ == buffer_.size()) flush();
  }
}

void CheckpointOut::begin_part(std::string_view name, std::size_t element, std::uint64_t count) {
  const PartHead head{static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(element),
                      count};
  add(&head, sizeof head);
  add(name.data(), name.size());
}

void CheckpointOut::commit() {
  flush();
  kill_point("checkpoint");
  Head head;
  head.length = length_ + kSumBytes;
  sum_.add(bytes_of(&head), sizeof head);
  const std::uint64_t sum = sum_.value();
  if (::pwrite(file_, &sum, sizeof sum, static_cast<off_t>(length_)) !=
          static_cast<ssize_t>(sizeof sum) ||
      ::pwrite(file_, &head, sizeof head, 0) != static_cast<ssize_t>(sizeof head))
    fail("writing it");
  if (::fsync(file_) != 0) fail("bringing it to the disk");
  if (::close(std::exchange(file_, -1)) != 0) fail("closing it");
  kill_point("checkpoint");
  name_.commit();
}

CheckpointIn::CheckpointIn(std::filesystem::path file) : file_name_(std::move(file)) {
  file_ = ::open(file_name_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0 && errno == EACCES)
    throw OutsideFailure(file_name_.string() + ": may not be read — check the permissions");
  if (file_ < 0)
    refuse(fmt::format("cannot be opened ({})", std::strerror(errno)), "check the name");
  try {
    struct stat about {};
    if (::fstat(file_, &about) != 0 || !S_ISREG(about.st_mode))
      refuse("is not a file", "give a file that limlab has written");
    length_ = static_cast<std::uint64_t>(about.st_size);
    verify();
  } catch (...) {
    close();
    throw;
  }
}

CheckpointIn::~CheckpointIn() { close(); }

void CheckpointIn::refuse(std::string message, std::string suggestion) const {
  throw UserError(Problem{file_name_.string(), 0, {}, std::move(message), std::move(suggestion)});
}

std::size_t CheckpointIn::read_some(void* bytes, std::size_t n, std::uint64_t offset) {
  std::size_t done = 0;
  while (done < n) {
    const ssize_t got = ::pread(file_, static_cast<char*>(bytes) + done, n - done,
                                static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      throw OutsideFailure(
          fmt::format("{}: reading failed ({})", file_name_.string(), std::strerror(errno)));
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void CheckpointIn::verify() {
  const char* again = "use an earlier checkpoint, or run the scenario again";
  Head head;
  const std::size_t got = read_some(&head, sizeof head, 0);
  const std::size_t marked = std::min(got, head.magic.size());
  if (marked == 0 || std::memcmp(head.magic.data(), Head{}.magic.data(), marked) != 0)
    refuse("is not a checkpoint of limlab", "give a FILE.ckpt that limlab has written");
  if (got < sizeof head || length_ < sizeof head + kSumBytes)
    refuse(fmt::format("is cut short: it has {} bytes", length_), again);
  if (head.byte_order == kByteOrder && head.length > length_)
    refuse(fmt::format("is cut short: {} of {} bytes", length_, head.length), again);
  // What fits stays in memory: the second reading costs no disk.
  const std::uint64_t content = length_ - kSumBytes - sizeof head;
  const bool whole = content <= kMostInMemory;
  buffer_.resize(whole ? content : kBuffer);
  Checksum sum;
  for (std::uint64_t done = 0; done < content;) {
    const std::size_t n = std::min<std::uint64_t>(kBuffer, content - done);
    unsigned char* const to = buffer_.data() + (whole ? done : 0);
    if (read_some(to, n, sizeof head + done) != n) refuse("changes while it is read", again);
    sum.add(to, n);
    done += n;
  }
  sum.add(bytes_of(&head), sizeof head);
  std::uint64_t written = 0;
  if (read_some(&written, sizeof written, length_ - kSumBytes) != sizeof written)
    refuse("changes while it is read", again);
  if (sum.value() != written) {
    // A file from a machine with the other byte order, or of a later format, can end otherwise.
    if (head.byte_order == __builtin_bswap32(kByteOrder))
      refuse("was written on a machine with another byte order", "go on with it there");
    refuse("is damaged: its checksum does not agree with its content", again);
  }
  if (head.format != kCheckpointFormat)
    refuse(fmt::format("has format version {}; this program reads version {}", head.format,
                       kCheckpointFormat),
           "go on with the version of limlab that wrote it");
  if (head.byte_order != kByteOrder || head.length != length_)
    refuse("is damaged: its head does not agree with its length", again);
  next_ = sizeof head + (whole ? content : 0);
  filled_ = whole ? buffer_.size() : 0;
}

void CheckpointIn::close() {
  buffer_ = {};
  from_ = filled_ = 0;
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

void CheckpointIn::refill() {
  const std::uint64_t left = length_ - kSumBytes - next_;
  filled_ = read_some(buffer_.data(), std::min<std::uint64_t>(left, buffer_.size()), next_);
  if (filled_ == 0)
    refuse("ends before all that a checkpoint has",
           "it was written by another program; go on with that one");
  next_ += filled_;
  from_ = 0;
}

void CheckpointIn::get(void* to, std::size_t n) {
  for (auto* bytes = static_cast<unsigned char*>(to); n > 0;) {
    if (from_ == filled_) refill();
    const std::size_t taken = std::min(n, filled_ - from_);
    std::memcpy(bytes, buffer_.data() + from_, taken);
    from_ += taken, bytes += taken, n -= taken;
  }
}

std::uint64_t CheckpointIn::begin_part(std::string_view name, std::size_t element) {
  PartHead head{};
  get(&head, sizeof head);
  const std::uint64_t left = length_ - kSumBytes - next_ + (filled_ - from_);
  std::string found(std::min<std::uint64_t>(head.name, 200), '\0');
  get(found.data(), std::min<std::uint64_t>(found.size(), left));
  if (found != name || head.element != element ||
      head.count > left / std::max<std::size_t>(1, element))
    refuse(fmt::format("keeps other things than this program knows (\"{}\" where \"{}\" belongs)",
                       found, name),
           "it was written by another build of limlab; go on with that one");
  return head.count;
}

}  // namespace limlab
