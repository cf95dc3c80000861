#include <cmath>
#include <iterator>

#include "params/scenario_parts.hpp"

namespace limlab {

namespace {

/// Whole numbers without a point, so that the text reads as it was written.
Json plain(double value, bool whole) {
  if (whole ||
      (value == static_cast<double>(static_cast<std::int64_t>(value)) && std::abs(value) < 1e15))
    return static_cast<std::int64_t>(value);
  return value;
}

Json texts(const Text& text) { return Json{{"nl", text.nl}, {"en", text.en}}; }

/// The entries as written, with every number that was left to its fallback.
Json entries(const Json& merged, const std::string& key, const std::vector<MeasureSpec>& specs) {
  Json out = Json::array();
  const auto written = merged.find(key);
  for (std::size_t i = 0; i < specs.size(); ++i) {
    Json entry = written != merged.end() && i < written->size() ? (*written)[i] : Json::object();
    for (auto it = entry.begin(); it != entry.end();)
      it = it->is_null() ? entry.erase(it) : std::next(it);
    for (const auto& [name, value] : specs[i].numbers) entry[name] = plain(value, false);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

std::string resolved_text(const Json& merged, const Scenario& s, const ScenarioRules& rules) {
  Json out = Json::object();
  out["name"] = s.name;
  out["title"] = texts(s.title);
  if (!s.description.en.empty()) out["description"] = texts(s.description);
  out["seed"] = s.seed;
  out["scale"] = plain(s.scale, false);
  out["start"] = to_string(s.start);
  out["until"] = to_string(s.until);
  out["replicates"] = s.replicates;
  Json& parameters = out["parameters"] = Json::object();
  for (const auto& [name, p] : rules.book.all()) {
    const auto set = s.parameters.find(name);
    parameters[name] = plain(set == s.parameters.end() ? p.central_value : set->second, p.whole);
  }
  out["measures"] = entries(merged, "measures", s.measures);
  out["events"] = entries(merged, "events", s.events);
  out["sources"] = Json(s.sources);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace limlab
