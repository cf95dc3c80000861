#pragma once
#include <algorithm>
#include <type_traits>

#include "base/key_set.hpp"
#include "state/foundations.hpp"
#include "storage/checkpoint_stream.hpp"

namespace limlab {

// How the kinds of things that a checkpoint keeps become parts of it, both ways.

template <class T>
struct Innermost {
  using type = T;
};
template <class T, std::size_t N>
struct Innermost<std::array<T, N>> : Innermost<T> {};

/// Numbers, and arrays of arrays of numbers: their bytes, without any padding.
template <class T>
inline constexpr bool kPlain = std::is_arithmetic_v<typename Innermost<T>::type> &&
                               !std::is_same_v<typename Innermost<T>::type, bool>;

/// Seven numbers for a kind of post, since the structure has padding.
using PostTemplate = Foundations::PostTemplate;
using PostTemplateRow = std::array<std::int32_t, 7>;

class PartSaver {
 public:
  explicit PartSaver(CheckpointOut& out) : out_(out) {}

  template <class T>
  requires kPlain<T>
  void operator()(std::string_view name, const T& value) {
    using Cell = typename Innermost<T>::type;
    raw(name, sizeof(Cell), &value, sizeof value / sizeof(Cell));
  }
  template <class T>
  requires kPlain<T>
  void operator()(std::string_view name, const std::vector<T>& values) {
    raw(name, sizeof(T), values.data(), values.size());
  }
  void operator()(std::string_view name, const std::string& text) {
    raw(name, 1, text.data(), text.size());
  }
  void operator()(std::string_view name, const KeySet& keys) {
    out_.begin_part(name, sizeof(Key), keys.size());
    keys.for_each([&](Key key) { out_.add(&key, sizeof key); });
  }
  void operator()(std::string_view name, const std::vector<PostTemplate>& kinds) {
    std::vector<PostTemplateRow> rows;
    for (const PostTemplate& k : kinds)
      rows.push_back({k.occupation, k.education, k.field, k.hours, k.contract, k.posts, k.up_to});
    (*this)(name, rows);
  }

 private:
  void raw(std::string_view name, std::size_t element, const void* data, std::size_t count) {
    out_.begin_part(name, element, count);
    out_.add(data, element * count);
  }
  CheckpointOut& out_;
};

class PartLoader {
 public:
  explicit PartLoader(CheckpointIn& in) : in_(in) {}

  template <class T>
  requires kPlain<T>
  void operator()(std::string_view name, T& value) {
    using Cell = typename Innermost<T>::type;
    if (in_.begin_part(name, sizeof(Cell)) != sizeof value / sizeof(Cell))
      in_.refuse("\"" + std::string(name) + "\" has another size than in this program",
                 "it was written by another build of limlab; go on with that one");
    in_.get(&value, sizeof value);
  }
  template <class T>
  requires kPlain<T>
  void operator()(std::string_view name, std::vector<T>& values) {
    values.resize(in_.begin_part(name, sizeof(T)));
    in_.get(values.data(), values.size() * sizeof(T));
  }
  void operator()(std::string_view name, std::string& text) {
    text.resize(in_.begin_part(name, 1));
    in_.get(text.data(), text.size());
  }
  void operator()(std::string_view name, KeySet& keys) {
    const std::uint64_t count = in_.begin_part(name, sizeof(Key));
    keys.clear();
    keys.reserve(count + count / 4);
    std::vector<Key> some(4096);
    for (std::uint64_t left = count; left > 0;) {
      const auto n = std::min<std::uint64_t>(left, some.size());
      in_.get(some.data(), n * sizeof(Key));
      for (std::uint64_t k = 0; k < n; ++k) keys.insert(some[k]);
      left -= n;
    }
  }
  void operator()(std::string_view name, std::vector<PostTemplate>& kinds) {
    std::vector<PostTemplateRow> rows;
    (*this)(name, rows);
    kinds.clear();
    const auto byte = [](std::int32_t x) { return static_cast<std::uint8_t>(x); };
    for (const auto& r : rows)
      kinds.push_back({byte(r[0]), byte(r[1]), byte(r[2]), byte(r[3]), byte(r[4]), r[5], r[6]});
  }

 private:
  CheckpointIn& in_;
};

}  // namespace limlab
