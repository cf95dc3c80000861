#include <fmt/format.h>

#include <cmath>

#include "params/number_text.hpp"
#include "params/scenario_parts.hpp"

namespace limlab {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson number(double v) {
  if (v == std::floor(v) && std::abs(v) < 1e15) return static_cast<std::int64_t>(v);
  return v;
}

OrderedJson ranged(bool whole, double least, double most, const std::string& description) {
  return {{"type", whole ? "integer" : "number"},
          {"minimum", number(least)},
          {"maximum", number(most)},
          {"description", description}};
}

OrderedJson entry(const MechanismSpec& spec);

/// null gives a value of the extended scenario back to its default (merge patch).
OrderedJson or_null(OrderedJson schema) {
  schema["type"] = OrderedJson::array({schema["type"], "null"});
  return schema;
}

OrderedJson texts(const std::string& description) {
  const OrderedJson text = {{"type", OrderedJson::array({"string", "null"})}};
  return {{"type", OrderedJson::array({"object", "null"})},
          {"description", description},
          {"properties", {{"nl", text}, {"en", text}}},
          {"additionalProperties", false}};
}

OrderedJson month(const std::string& description) {
  return {
      {"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"}, {"description", description}};
}

/// Parameters below `prefix`, under every spelling the reader takes: dotted, nested, or both.
OrderedJson parameter_group(const ParameterBook& book, const std::string& prefix) {
  OrderedJson properties = OrderedJson::object();
  for (const auto& [name, p] : book.all()) {
    if (!name.starts_with(prefix)) continue;
    const std::string rest = name.substr(prefix.size());
    properties[rest] =
        or_null(ranged(p.whole, p.least, p.most,
                       fmt::format("{} [{}]; default {} ({} to {})", p.meaning_text, p.unit_text,
                                   number_text(p.central_value), number_text(p.low_value),
                                   number_text(p.high_value))));
  }
  for (const auto& [name, p] : book.all()) {
    if (!name.starts_with(prefix)) continue;
    const std::string rest = name.substr(prefix.size());
    const auto dot = rest.find('.');
    if (dot == std::string::npos || properties.contains(rest.substr(0, dot))) continue;
    properties[rest.substr(0, dot)] = parameter_group(book, prefix + rest.substr(0, dot) + ".");
  }
  return {{"type", OrderedJson::array({"object", "null"})},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

OrderedJson target(const TargetSpec& spec) {
  OrderedJson properties = OrderedJson::object();
  for (const auto& w : spec.words) {
    const OrderedJson word = {{"enum", w.allowed}};
    properties[w.name] = {
        {"description", w.meaning},
        {"anyOf", OrderedJson::array(
                      {word, {{"type", "array"}, {"minItems", 1}, {"items", word}}})}};
  }
  for (const auto& r : spec.ranges) {
    const OrderedJson end = {{"type", OrderedJson::array({"number", "null"})},
                             {"minimum", number(r.least)},
                             {"maximum", number(r.most)}};
    properties[r.name] = {{"type", "array"},
                          {"items", end},
                          {"minItems", 2},
                          {"maxItems", 2},
                          {"description", r.meaning + ": [least, most]"}};
  }
  return {{"type", "object"},
          {"description", "whom it is for: all attributes named must hold; none: everybody"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

/// An entry that names a measure of the catalogue and says what differs.
OrderedJson use_of_measure(const ScenarioRules& rules) {
  OrderedJson properties = {
      {"measure",
       {{"type", "string"},
        {"pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$"},
        {"description", "a measure of the catalogue, scenarios/measures/<measure>.json"}}},
      {"level",
       {{"enum", {"low", "central", "high"}},
        {"description", "which of its numbers; default central"}}}};
  for (const auto& spec : rules.mechanisms) {
    const OrderedJson whole = entry(spec);
    for (const auto& [key, value] : whole["properties"].items())
      if (key != "mechanism" && !properties.contains(key)) properties[key] = value;
  }
  return {{"type", "object"},
          {"description", "a measure of the catalogue with what differs from it"},
          {"properties", std::move(properties)},
          {"required", {"measure"}},
          {"additionalProperties", false}};
}

OrderedJson entry(const MechanismSpec& spec) {
  const OrderedJson free_text = {{"type", OrderedJson::array({"string", "object"})}};
  OrderedJson properties = {
      {"id",
       {{"type", "string"},
        {"pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$"},
        {"description", "name of the measure, used once in a scenario"}}},
      {"mechanism", {{"enum", OrderedJson::array({spec.name})}, {"description", spec.meaning}}},
      {"from", month("first month")},
      {"until", or_null(month("last month; left out or null: for ever"))},
      {"title", free_text},
      {"description", free_text},
      {"source", {{"type", "string"}}}};
  OrderedJson required = OrderedJson::array({"id", "mechanism", "from"});
  for (const auto& n : spec.numbers) {
    properties[n.name] = ranged(
        false, n.least, n.most,
        n.required ? n.meaning : fmt::format("{}; default {}", n.meaning, number_text(n.fallback)));
    if (n.required) required.push_back(n.name);
  }
  for (const auto& w : spec.words) {
    properties[w.name] = {{"enum", w.allowed}, {"description", w.meaning}};
    if (w.required) required.push_back(w.name);
  }
  if (spec.target) properties["target"] = {{"$ref", "#/definitions/target"}};
  return {{"type", "object"},
          {"description", spec.meaning},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

OrderedJson entries(const ScenarioRules& rules, bool by_name, const std::string& description) {
  OrderedJson kinds = OrderedJson::array();
  if (by_name)
    kinds.push_back({{"type", "string"},
                     {"pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$"},
                     {"description", "a measure of the catalogue, scenarios/measures/<id>.json"}});
  if (by_name) kinds.push_back({{"$ref", "#/definitions/measure"}});
  for (const auto& spec : rules.mechanisms)
    kinds.push_back({{"$ref", "#/definitions/" + spec.name}});
  return {{"type", OrderedJson::array({"array", "null"})},
          {"description", description},
          {"items", {{"anyOf", std::move(kinds)}}}};
}

}  // namespace

std::string scenario_schema(const ScenarioRules& rules) {
  OrderedJson definitions = OrderedJson::object();
  definitions["measure"] = use_of_measure(rules);
  for (const auto& spec : rules.mechanisms) {
    definitions[spec.name] = entry(spec);
    if (spec.target) definitions["target"] = target(*spec.target);
  }
  OrderedJson until = month(fmt::format("last month lived, {} to {}; default 2050-12",
                                        to_string(kFirstStart), to_string(kLastUntil)));
  OrderedJson parameters = parameter_group(rules.book, "");
  parameters["description"] = "values that differ from the defaults; see parameters.md";
  OrderedJson properties = {
      {"$schema", {{"type", "string"}, {"description", "lets an editor check while you type"}}},
      {"extends",
       {{"type", OrderedJson::array({"string", "null"})},
        {"minLength", 1},
        {"description",
         "scenario to start from, beside this file, below it, or shipped; this file "
         "is a merge patch on it (RFC 7386)"}}},
      {"name",
       {{"type", OrderedJson::array({"string", "null"})},
        {"pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$"},
        {"description", "names the results file; default: the name of this file"}}},
      {"title", texts("title in Dutch and English")},
      {"description", texts("what the scenario asks, in Dutch and English")},
      {"seed",
       {{"type", OrderedJson::array({"integer", "null"})},
        {"minimum", 0},
        {"maximum", INT64_MAX},
        {"description", "start of all chance; same seed, same results"}}},
      {"scale", or_null(ranged(false, kLeastScale, 1,
                               "share of the province that is simulated; default 1"))},
      {"start",
       {{"enum", OrderedJson::array({to_string(kFirstStart), nullptr})},
        {"description", "first month lived: the date of the evidence"}}},
      {"until", or_null(std::move(until))},
      {"replicates",
       or_null(ranged(true, 1, kMostReplicates, "runs with different luck; default 1"))},
      {"parameters", std::move(parameters)},
      {"measures", entries(rules, true, "what policy does")},
      {"events", entries(rules, false, "what happens to the province")},
      {"sources",
       {{"type", OrderedJson::array({"object", "null"})},
        {"additionalProperties", {{"type", OrderedJson::array({"string", "null"})}}},
        {"description", "where the numbers are from"}}}};
  const OrderedJson schema = {
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "limlab scenario"},
      {"description", "Generated by limlab describe parameters --write-reference."},
      {"type", "object"},
      {"properties", std::move(properties)},
      {"additionalProperties", false},
      {"definitions", std::move(definitions)}};
  return schema.dump(2) + "\n";
}

}  // namespace limlab
