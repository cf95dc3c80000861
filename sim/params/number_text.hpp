#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limlab {

/// The whole text as a finite decimal number ("4", "-0.5", "1e3"), else nothing: no "nan", no
/// "inf", no "4x", no overflow, no surrounding blanks.
std::optional<double> parse_real(std::string_view text);
/// The whole text as a whole number in decimal digits with an optional minus; else nothing.
std::optional<std::int64_t> parse_whole(std::string_view text);
/// The shortest text that reads back as the same number; whole numbers without a point.
std::string number_text(double value);
/// "a, b, c".
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

}  // namespace limlab
