#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace limlab {

/// A word of the vocabulary: the name in files, the English and the Dutch label.
struct Label {
  std::string_view name, en, nl;
};

/// `labels(E)` of every enum in words/ gives one Label per value, in order; `count_of<E>` their number.
template <class E>
inline constexpr std::size_t count_of = static_cast<std::size_t>(E::count_);

template <class E>
constexpr std::size_t at(E e) {
  return static_cast<std::size_t>(e);
}

}  // namespace limlab
