#include "params/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace limlab {

namespace {
constexpr std::size_t kListed = 24;  ///< names listed in full in a message, at most

std::string type_name(const Json& v) {
  if (v.is_object()) return "an object";
  if (v.is_array()) return "a list";
  if (v.is_string()) return "a text";
  if (v.is_boolean()) return "true or false";
  return v.is_null() ? "null" : "a number";
}
}  // namespace

std::string Allowed::text() const {
  return fmt::format("{}{} to {}", whole ? "a whole number, " : "", number_text(least),
                     number_text(most));
}

std::string shown(const Json& value) {
  // Composite values can be megabytes; their type says enough.
  if (value.is_structured())
    return fmt::format("{} with {} entries", type_name(value), value.size());
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) {
    std::size_t cut = 57;  // not inside a character of several bytes
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut) + "…";
  }
  return text;
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& known) {
  const std::string near = name.size() > 200 ? "" : nearest_name(name, known);
  return near.empty() ? "" : fmt::format("did you mean \"{}\"?", near);
}

std::string below(const std::string& pointer, std::string_view key) {
  std::string out = pointer + "/";
  for (const char c : key) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else if (code < 0x20 || code == 0x7F)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
    else
      out += c;
  }
  return out;
}

void Findings::add(const Place& at, std::string message, std::string suggestion) {
  all_.push_back(Problem{at.file, at.line, at.path, std::move(message), std::move(suggestion)});
}

void Findings::unknown(const Place& at, const std::string& kind, const std::string& name,
                       const std::vector<std::string>& known) {
  std::string advice = did_you_mean(name, known);
  if (!known.empty() && known.size() <= kListed)
    advice += fmt::format("{}known: {}", advice.empty() ? "" : " ", joined(known));
  if (advice.empty())
    advice = "`limlab describe parameters` and `describe measures` list what is known";
  add(at, fmt::format("unknown {} {}", kind, shown(name)), std::move(advice));
}

std::optional<double> Findings::number(const Place& at, const Json& value, const Allowed& allowed) {
  if (value.is_number()) {
    // Whole numbers up to 2^63 - 1 keep their digits in the message; as a real they would not.
    const double real = value.get<double>();
    if (std::isfinite(real) && real >= allowed.least && real <= allowed.most &&
        (!allowed.whole || real == std::floor(real)))
      return real;
  }
  const std::string found =
      value.is_number() ? shown(value) + " is not allowed"
      : value.is_structured()
          ? fmt::format("{} stands where a number belongs", shown(value))
          : fmt::format("{} is {}, not a number", shown(value), type_name(value));
  add(at, found, "allowed: " + allowed.text());
  return std::nullopt;
}

std::optional<double> Findings::number(const Place& at, double value, const Allowed& allowed) {
  if (std::isfinite(value) && value >= allowed.least && value <= allowed.most &&
      (!allowed.whole || value == std::floor(value)))
    return value;
  add(at, number_text(value) + " is not allowed", "allowed: " + allowed.text());
  return std::nullopt;
}

std::optional<std::string> Findings::text(const Place& at, const Json& value,
                                          const std::string& what) {
  if (value.is_string() && !value.get_ref<const std::string&>().empty())
    return value.get<std::string>();
  add(at, fmt::format("{} stands where {} belongs", shown(value), what), "write a text in quotes");
  return std::nullopt;
}

void Findings::raise() {
  if (all_.empty()) return;
  std::stable_sort(all_.begin(), all_.end(), [](const Problem& a, const Problem& b) {
    return a.file != b.file ? a.file < b.file : a.line < b.line;
  });
  throw UserError(std::move(all_));
}

}  // namespace limlab
