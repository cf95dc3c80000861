#include <fmt/format.h>

#include "params/scenario_parts.hpp"

namespace limlab {

namespace {

struct Flattener {
  const JsonFile& file;
  const ParameterBook& book;
  Findings& findings;
  Json out = Json::object();
  std::map<std::string, Place> first;  ///< where a name was written

  bool is_group(const std::string& name) const {
    const auto next = book.all().lower_bound(name + ".");
    return next != book.all().end() && next->first.starts_with(name + ".");
  }

  void put(const std::string& name, Json value, const Place& at) {
    if (const auto [before, fresh] = first.emplace(name, at); !fresh) {
      findings.add(
          at, fmt::format("parameter {} is written twice", name),
          fmt::format("also on line {} as {}; keep one", before->second.line, before->second.path));
      return;
    }
    out[name] = std::move(value);
  }

  void walk(const Json& group, const std::string& prefix, const std::string& pointer) {
    for (const auto& [key, value] : group.items()) {
      const std::string name = prefix + key, here = below(pointer, key);
      const Place at = file.at(here);
      if (const Parameter* p = book.find(name)) {
        if (value.is_null()) {
          put(name, nullptr, at);
        } else if (const auto v = findings.number(at, value, {p->least, p->most, p->whole})) {
          put(name, *v, at);
        }
      } else if (is_group(name) && value.is_object()) {
        walk(value, name + ".", here);
      } else if (is_group(name) && value.is_null()) {
        for (const auto& known : book.names())
          if (known.starts_with(name + ".")) put(known, nullptr, at);
      } else if (is_group(name)) {
        findings.add(at, fmt::format("{} is a group of parameters, {} is not", name, shown(value)),
                     fmt::format("write one as \"{}\"", book.all().lower_bound(name + ".")->first));
      } else {
        findings.unknown(at, "parameter", name, book.names());
      }
    }
  }
};

}  // namespace

Json flat_parameters(const JsonFile& file, const ParameterBook& book, Findings& findings) {
  const auto found = file.value.find("parameters");
  if (found == file.value.end()) return Json::object();
  if (found->is_null()) return nullptr;
  if (!found->is_object()) {
    findings.add(file.at("/parameters"),
                 fmt::format("{} stands where an object belongs", shown(*found)),
                 "write {\"name\": value, …}");
    return Json::object();
  }
  Flattener flattener{file, book, findings, Json::object(), {}};
  flattener.walk(*found, "", "/parameters");
  return std::move(flattener.out);
}

}  // namespace limlab
