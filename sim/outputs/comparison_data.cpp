// A comparison for machines: JSON and CSV.
#include <fmt/format.h>

#include <cmath>

#include "outputs/comparison.hpp"

namespace limlab {

namespace {

/// The shortest text that reads back as the same number; `nothing` where there is none.
std::string real(double value, const char* nothing) {
  return std::isfinite(value) ? fmt::format("{}", value) : nothing;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", c);
    else
      out += c;
  }
  return out + '"';
}

std::string csv_text(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string effect_json(const Reading& r, const Window& w, const PairedDifference& e) {
  return fmt::format(
      "{{\"group\": {}, \"name\": {}, \"long_name\": {}, \"units\": {}, \"window\": {}, \"a\": {}, "
      "\"b\": {}, \"difference\": {}, \"low\": {}, \"high\": {}, \"pairing_factor\": {}}}",
      quoted(r.group), quoted(r.name), quoted(r.text), quoted(r.unit), quoted(w.name),
      real(e.a, "null"), real(e.b, "null"), real(e.difference, "null"),
      real(e.difference - e.half_width, "null"), real(e.difference + e.half_width, "null"),
      real(e.pairing_factor, "null"));
}

}  // namespace

std::string comparison_json(const Comparison& c) {
  std::string out =
      fmt::format("{{\n  \"seed\": {}, \"scale\": {}, \"coverage\": {}, \"replicates\": [{}],\n",
                  c.seed, c.scale, kCoverage, fmt::join(c.replicates, ", "));
  out += "  \"comparisons\": [";
  for (std::size_t p = 0; p < c.pairs.size(); ++p) {
    const ComparedPair& pair = c.pairs[p];
    const auto &a = c.runs[pair.a], &b = c.runs[pair.b];
    const std::string from =
        pair.first_difference < 0
            ? "null"
            : quoted(
                  to_string(c.horizon.month_at(static_cast<std::size_t>(pair.first_difference))));
    out += fmt::format(
        "{}\n    {{\"a\": {}, \"a_file\": {}, \"b\": {}, \"b_file\": {}, \"differs_from\": {}, "
        "\"effects\": [",
        p ? "," : "", quoted(a.scenario), quoted(a.file), quoted(b.scenario), quoted(b.file), from);
    for (std::size_t i = 0; i < c.readings.size(); ++i)
      for (std::size_t w = 0; w < c.windows.size(); ++w)
        out += fmt::format("{}\n      {}", i + w ? "," : "",
                           effect_json(c.readings[i], c.windows[w], pair.effects[i][w]));
    out += "],\n     \"ratios\": [";
    for (std::size_t i = 0; i < c.ratios.size(); ++i)
      for (std::size_t w = 0; w < c.windows.size(); ++w) {
        const Ratio& r = pair.ratios[i][w];
        out += fmt::format(
            "{}\n      {{\"name\": {}, \"long_name\": {}, \"window\": {}, \"value\": {}, \"low\": "
            "{}, \"high\": {}}}",
            i + w ? "," : "", quoted(c.ratios[i].name), quoted(c.ratios[i].text),
            quoted(c.windows[w].name), real(r.value, "null"), real(r.value - r.half_width, "null"),
            real(r.value + r.half_width, "null"));
      }
    out += "]}";
  }
  return out + "\n  ]\n}\n";
}

std::string comparison_csv(const Comparison& c) {
  std::string out =
      "a,b,group,name,long_name,units,window,value_a,value_b,difference,low,high,pairing_factor\n";
  for (const ComparedPair& pair : c.pairs)
    for (std::size_t i = 0; i < c.readings.size(); ++i)
      for (std::size_t w = 0; w < c.windows.size(); ++w) {
        const Reading& r = c.readings[i];
        const PairedDifference& e = pair.effects[i][w];
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                           csv_text(c.runs[pair.a].scenario), csv_text(c.runs[pair.b].scenario),
                           r.group, csv_text(r.name), csv_text(r.text), csv_text(r.unit),
                           c.windows[w].name, real(e.a, ""), real(e.b, ""), real(e.difference, ""),
                           real(e.difference - e.half_width, ""),
                           real(e.difference + e.half_width, ""), real(e.pairing_factor, ""));
      }
  return out;
}

}  // namespace limlab
