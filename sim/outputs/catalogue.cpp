#include "outputs/catalogue.hpp"

#include <fmt/format.h>

#include "base/errors.hpp"
#include "outputs/kpis.hpp"

namespace limlab {

const SeriesSpec& spec(Series s) {
  const SeriesSpec& found = catalogue()[at(s)];
  if (found.id != s) throw LawBroken(fmt::format("series table out of order at {}", found.name));
  return found;
}

std::size_t width(Series s) {
  std::size_t cells = 1;
  const auto& dims = spec(s).dims;
  for (std::size_t i = 1; i < dims.size(); ++i) cells *= size_of(dims[i], Horizon{});
  return cells;
}

namespace {

std::string_view kind_name(Kind k) {
  return k == Kind::whole ? "int32" : k == Kind::real ? "float64" : "string";
}

std::string dims_text(const SeriesSpec& s, std::string_view quote) {
  std::string out = fmt::format("{}replicate{}", quote, quote);
  for (const Dim d : s.dims) out += fmt::format(", {}{}{}", quote, dimensions()[at(d)].name, quote);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string as_json() {
  std::string out = "{\n  \"dimensions\": [\n";
  const auto dims = dimensions();
  for (std::size_t i = 0; i < dims.size(); ++i)
    out += fmt::format(
        "    {{\"name\": \"{}\", \"long_name\": \"{}\", \"long_name_nl\": \"{}\"}}{}\n",
        dims[i].name, escaped(dims[i].en), escaped(dims[i].nl), i + 1 < dims.size() ? "," : "");
  out += "  ],\n  \"series\": [\n";
  const auto& all = catalogue();
  for (std::size_t i = 0; i < all.size(); ++i)
    out += fmt::format(
        "    {{\"name\": \"{}\", \"dims\": [{}], \"type\": \"{}\", \"units\": \"{}\", "
        "\"long_name\": \"{}\", \"long_name_nl\": \"{}\", \"meaning\": \"{}\"}}{}\n",
        all[i].name, dims_text(all[i], "\""), kind_name(all[i].kind), escaped(all[i].unit),
        escaped(all[i].en), escaped(all[i].nl), escaped(all[i].meaning),
        i + 1 < all.size() ? "," : "");
  out += "  ],\n  \"kpis\": [\n";
  const auto kpis = kpi_catalogue();
  for (std::size_t i = 0; i < kpis.size(); ++i)
    out += fmt::format(
        "    {{\"name\": \"{}\", \"units\": \"{}\", \"long_name\": \"{}\", \"long_name_nl\": "
        "\"{}\", "
        "\"plans\": \"{}\"}}{}\n",
        kpis[i].name, escaped(kpis[i].unit), escaped(kpis[i].en), escaped(kpis[i].nl),
        escaped(kpis[i].plans), i + 1 < kpis.size() ? "," : "");
  return out + "  ]\n}\n";
}

}  // namespace

std::string describe_outputs(bool json) {
  if (json) return as_json();
  std::string out = "Dimensions of the trajectory file\n";
  for (const DimSpec& d : dimensions())
    out += fmt::format("  {:<18} {} / {}\n", d.name, d.en, d.nl);
  out += "\nSeries (counts are agents: divide by scale; flows of the first entry are 0)\n";
  for (const SeriesSpec& s : catalogue())
    out += fmt::format("  {} [{}] {}\n      ({})\n      {} / {}: {}\n", s.name, s.unit,
                       kind_name(s.kind), dims_text(s, ""), s.en, s.nl, s.meaning);
  out += "\nIndicators (kpi_value)\n";
  for (const KpiSpec& k : kpi_catalogue())
    out += fmt::format("  {} [{}] {}\n      {} / {}\n", k.name, k.unit, k.plans, k.en, k.nl);
  return out;
}

}  // namespace limlab
