#include "params/book.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/errors.hpp"

namespace limlab {

std::string_view to_string(Evidence e) {
  return e == Evidence::observed ? "observed" : e == Evidence::derived ? "derived" : "assumed";
}

Parameter& ParameterBook::declare(std::string name, bool whole) {
  auto [place, fresh] = all_.try_emplace(name);
  if (!fresh) throw LawBroken("parameter declared twice: " + name);
  place->second.name = std::move(name);
  place->second.whole = whole;
  return place->second;
}
Parameter& ParameterBook::real(std::string name) { return declare(std::move(name), false); }
Parameter& ParameterBook::integer(std::string name) { return declare(std::move(name), true); }

const Parameter* ParameterBook::find(std::string_view name) const {
  const auto found = all_.find(name);
  return found == all_.end() ? nullptr : &found->second;
}

std::vector<std::string> ParameterBook::names() const {
  std::vector<std::string> out;
  for (const auto& [name, parameter] : all_) out.push_back(name);
  return out;
}

std::vector<std::string> ParameterBook::faults() const {
  std::vector<std::string> out;
  for (const auto& [name, p] : all_) {
    if (p.meaning_text.empty()) out.push_back(name + ": no meaning");
    if (p.source_text.empty()) out.push_back(name + ": no source");
    const double order[] = {p.least, p.low_value, p.central_value, p.high_value, p.most};
    for (int i = 0; i < 4; ++i)
      if (!(order[i] <= order[i + 1])) {
        out.push_back(name + ": not least <= low <= central <= high <= most");
        break;
      }
    if (p.whole)
      for (const double v : order)
        if (v != std::floor(v)) out.push_back(name + ": whole number with a fraction");
  }
  return out;
}

Params::Params(const ParameterBook& book) {
  for (const auto& [name, parameter] : book.all()) values_[name] = parameter.central_value;
}

double Params::real(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw LawBroken(fmt::format("parameter not declared: {}", name));
  return found->second;
}
std::int64_t Params::integer(std::string_view name) const {
  return static_cast<std::int64_t>(real(name));
}
void Params::set(std::string_view name, double value) {
  const auto found = values_.find(name);
  if (found == values_.end()) throw LawBroken(fmt::format("parameter not declared: {}", name));
  found->second = value;
}

}  // namespace limlab
