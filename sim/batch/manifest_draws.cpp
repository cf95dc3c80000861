#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "batch/manifest_parts.hpp"
#include "params/table.hpp"

namespace limlab {

namespace {

const std::vector<std::string> kKeys{"method", "n", "parameters", "csv", "seed"};
const std::vector<std::string> kMethods{"latin_hypercube", "sobol"};

/// Parameters that the evidence leaves open: low below high.
bool is_open(const Parameter& p) { return p.low_value < p.high_value; }

DrawRange range_of(const Parameter& p) { return {p.name, p.low_value, p.high_value, p.whole}; }

std::vector<DrawRange> read_names(const JsonFile& file, const Json& draws,
                                  const ParameterBook& book, Findings& findings) {
  std::vector<DrawRange> out;
  const auto add_all = [&](const std::string& prefix) {
    for (const auto& [name, p] : book.all())
      if (is_open(p) && name.starts_with(prefix)) out.push_back(range_of(p));
  };
  const auto given = draws.find("parameters");
  if (given == draws.end() || *given == "all") {
    add_all("");
    return out;
  }
  if (!given->is_array() || given->empty()) {
    findings.add(file.at("/draws/parameters"), shown(*given) + " is not allowed",
                 "write \"all\", or a list of parameter names");
    return out;
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < given->size(); ++i) {
    const Place at = file.at(below("/draws/parameters", std::to_string(i)));
    const auto name = findings.text(at, (*given)[i], "the name of a parameter");
    if (!name) continue;
    const Parameter* p = book.find(*name);
    if (!p)
      findings.unknown(at, "parameter", *name, book.names());
    else if (!seen.insert(*name).second)
      findings.add(at, fmt::format("parameter {} is named twice", *name), "keep one");
    else if (!is_open(*p))
      findings.add(at,
                   fmt::format("parameter {} has no range to draw from: low and high are both {}",
                               *name, number_text(p->low_value)),
                   "leave it out, or give its values in a CSV file");
    else
      out.push_back(range_of(*p));
  }
  return out;
}

Design read_csv(const JsonFile& file, const Json& draws, const ParameterBook& book,
                Findings& findings) {
  Design out;
  const Place at = file.at("/draws/csv");
  for (const char* other : {"method", "n", "parameters", "seed"})
    if (draws.contains(other))
      findings.add(file.at(below("/draws", other)),
                   fmt::format("\"{}\" does not go with \"csv\"", other),
                   "the file holds the draws; leave one out");
  const auto name = findings.text(at, draws["csv"], "the name of a CSV file");
  if (!name) return out;
  const auto path = beside(file, *name);
  if (path.empty()) {
    findings.add(at, fmt::format("there is no file {}", shown(*name)),
                 "paths are relative to the manifest");
    return out;
  }
  try {
    const Table table = Table::read(path);
    out.rows.assign(table.rows(), {});
    if (table.rows() == 0)
      findings.add({path.string(), 0, {}}, "has no draws", "write one line for each draw");
    std::set<std::string> seen;
    for (const auto& column : table.columns()) {
      const Parameter* p = book.find(column);
      if (!p) {
        findings.unknown({path.string(), 0, column}, "parameter", column, book.names());
        continue;
      }
      if (!seen.insert(column).second) {
        findings.add({path.string(), 0, column}, "the column stands twice", "keep one");
        continue;
      }
      out.names.push_back(column);
      for (std::size_t row = 0; row < table.rows(); ++row) {
        const Place cell{path.string(), table.line(row), column};
        const auto value = parse_real(table.text(row, column));
        const Allowed allowed{p->least, p->most, p->whole};
        if (!value)
          findings.add(cell, fmt::format("\"{}\" is not a number", table.text(row, column)),
                       "allowed: " + allowed.text());
        else
          findings.number(cell, *value, allowed);
        out.rows[row].push_back(value.value_or(p->central_value));
      }
    }
  } catch (const UserError& e) {
    take_over(findings, e);
  }
  return out;
}

}  // namespace

Design read_draws(const JsonFile& file, const ParameterBook& book, std::uint64_t seed,
                  Findings& findings) {
  const Json& draws = file.value["draws"];
  if (!draws.is_object()) {
    findings.add(file.at("/draws"), shown(draws) + " stands where an object belongs",
                 "write {\"method\": \"latin_hypercube\", \"n\": 32} or {\"csv\": \"design.csv\"}");
    return {};
  }
  for (const auto& [key, value] : draws.items())
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
      findings.unknown(file.at(below("/draws", key)), "key", key, kKeys);
  if (draws.contains("csv")) return read_csv(file, draws, book, findings);
  std::string method;
  if (!draws.contains("method")) {
    findings.add(file.at("/draws"), "neither \"method\" nor \"csv\" is given",
                 fmt::format("methods: {}", joined(kMethods)));
  } else if (const auto text =
                 findings.text(file.at("/draws/method"), draws["method"], "a method")) {
    if (std::find(kMethods.begin(), kMethods.end(), *text) == kMethods.end())
      findings.unknown(file.at("/draws/method"), "method", *text, kMethods);
    else
      method = *text;
  }
  std::optional<double> n;
  if (!draws.contains("n"))
    findings.add(file.at("/draws"), "\"n\" is missing", "write how many draws, such as \"n\": 32");
  else
    n = findings.number(file.at("/draws/n"), draws["n"], {1, kMostDraws, true});
  if (const auto own = draws.find("seed"); own != draws.end()) {
    if (own->is_number_unsigned() && own->get<std::uint64_t>() <= INT64_MAX)
      seed = own->get<std::uint64_t>();
    else
      findings.add(file.at("/draws/seed"), shown(*own) + " is not a seed",
                   "allowed: a whole number in digits, 0 to 9223372036854775807");
  }
  const auto ranges = read_names(file, draws, book, findings);
  if (!n || method.empty() || ranges.empty()) return {};
  const auto count = static_cast<std::size_t>(*n);
  return method == "sobol" ? sobol(ranges, count, seed) : latin_hypercube(ranges, count, seed);
}

}  // namespace limlab
