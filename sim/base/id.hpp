#pragma once
#include <cstdint>
#include <functional>

namespace limlab {

/// A dense row number of one kind of entity. Rows of different kinds cannot be mixed, and "none" is
/// explicit. Rows may be reused; what never changes is the entity's 64-bit key.
template <class Kind>
struct Row {
  std::int32_t value = -1;

  constexpr Row() = default;
  constexpr explicit Row(std::int32_t v) : value(v) {}
  constexpr explicit Row(std::size_t v) : value(static_cast<std::int32_t>(v)) {}
  constexpr explicit operator bool() const { return value >= 0; }
  constexpr bool operator==(const Row&) const = default;
  constexpr auto operator<=>(const Row&) const = default;
  /// Index into a column. Only for rows that exist.
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
};

using Key = std::uint64_t;  ///< persistent name of an entity; never changes, never reused

}  // namespace limlab
