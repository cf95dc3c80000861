#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "batch/manifest.hpp"
#include "main/commands.hpp"
#include "main/home.hpp"
#include "main/run_request.hpp"
#include "params/number_text.hpp"

namespace limlab {

namespace {

const std::vector<std::string> kTopics{"scenario", "parameters", "measures",
                                       "outputs",  "month",      "population"};

std::string scenario_summary(const Scenario& s, const ScenarioRules& rules) {
  std::string out = fmt::format("{}: {}\n{}{}from {} to {}, seed {}, scale {}, replicates {}\n",
                                s.name, s.title.en, s.description.en,
                                s.description.en.empty() ? "" : "\n", to_string(s.start),
                                to_string(s.until), s.seed, number_text(s.scale), s.replicates);
  out += fmt::format("parameters that differ from the default: {}\n",
                     s.parameters.empty() ? "none" : "");
  for (const auto& [name, value] : s.parameters) {
    const Parameter& p = *rules.book.find(name);
    out += fmt::format("  {} = {} [{}], default {}\n", name, number_text(value), p.unit_text,
                       number_text(p.central_value));
  }
  for (const auto* list : {&s.measures, &s.events}) {
    out += fmt::format("{}: {}\n", list == &s.measures ? "measures" : "events",
                       list->empty() ? "none" : "");
    for (const auto& m : *list) {
      out += fmt::format("  {}: {}, from {}{}", m.id, m.mechanism, to_string(m.from),
                         m.until == kNever ? "" : " to " + to_string(m.until));
      for (const auto& [name, value] : m.numbers)
        out += fmt::format(", {} {}", name, number_text(value));
      for (const auto& [name, word] : m.words) out += fmt::format(", {} {}", name, word);
      out += "\n";
    }
  }
  for (const auto& [key, text] : s.sources) out += fmt::format("source {}: {}\n", key, text);
  return out;
}

std::string parameter_lines(const ParameterBook& book) {
  std::string out;
  for (const auto& [name, p] : book.all())
    out +=
        fmt::format("{} [{}]\n  {} (low {}, high {}; allowed {} to {}; {})\n  {}\n  source: {}\n",
                    name, p.unit_text, number_text(p.central_value), number_text(p.low_value),
                    number_text(p.high_value), number_text(p.least), number_text(p.most),
                    std::string(to_string(p.evidence)), p.meaning_text, p.source_text);
  return out;
}

std::string measure_lines(const std::vector<MechanismSpec>& specs) {
  std::string out = "Mechanisms that an entry of `measures` or `events` can name:\n";
  for (const auto& spec : specs) {
    out += fmt::format("{}: {}\n", spec.name, spec.meaning);
    for (const auto& n : spec.numbers)
      out += fmt::format("  {}: {}; {} to {}, {}\n", n.name, n.meaning, number_text(n.least),
                         number_text(n.most),
                         n.required ? "required" : "default " + number_text(n.fallback));
    for (const auto& w : spec.words)
      out += fmt::format("  {}: {}; {}one of {}\n", w.name, w.meaning,
                         w.required ? "required, " : "", joined(w.allowed));
  }
  return out;
}

void write_reference(const std::filesystem::path& folder, const ScenarioRules& rules) {
  if (!std::filesystem::is_directory(folder))
    throw UserError(option_problem("--write-reference " + folder.string(),
                                   "there is no such folder",
                                   "the committed files are in scenarios/"));
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream out(folder / name, std::ios::binary);
    out << text << std::flush;
    if (!out) throw OutsideFailure((folder / name).string() + ": writing failed");
    std::cout << (folder / name).string() << "\n";
  };
  write("scenario.schema.json", scenario_schema(rules));
  write("manifest.schema.json", manifest_schema(rules));
  write("parameters.md", parameter_reference(rules));
}

int act(const Given& given) {
  const Home home;
  const ScenarioRules& rules = home.rules();
  const std::string& topic = given.arguments[0];
  const bool json = given.has("json");
  const bool has_file = given.arguments.size() > 1;
  if (given.has("write-reference") && topic != "parameters")
    throw UserError(
        option_problem("--write-reference", "belongs to `describe parameters`", "leave it out"));
  if (has_file && topic != "scenario" && topic != "population")
    throw UserError(
        option_problem(given.arguments[1], "describe " + topic + " takes no file", "leave it out"));
  if (topic == "scenario") {
    if (!has_file)
      throw UserError(option_problem("", "describe scenario needs a FILE",
                                     "usage: limlab describe scenario FILE"));
    const Scenario s = load_scenario(given.arguments[1], rules);
    std::cout << (json ? s.resolved_json : scenario_summary(s, rules));
  } else if (topic == "parameters") {
    if (const auto folder = given.one("write-reference"))
      write_reference(*folder, rules);
    else
      std::cout << (json ? parameters_json(rules) : parameter_lines(rules.book));
  } else if (topic == "measures") {
    std::cout << (json ? mechanisms_json(rules) : measure_lines(rules.mechanisms));
  } else if (topic == "outputs") {
    std::cout << describe_outputs(json);
  } else if (topic == "month") {
    std::cout << describe_month(json);
  } else if (topic == "population") {
    const std::filesystem::path file =
        has_file ? given.arguments[1] : (rules.shipped / "baseline.json").string();
    std::cout << describe_population(load_scenario(file, rules), rules, json);
  } else {
    const std::string near = nearest_name(topic, kTopics);
    throw UserError(option_problem(
        topic, "describe does not know this topic",
        fmt::format("{}topics: {}", near.empty() ? "" : "did you mean " + near + "? ",
                    joined(kTopics))));
  }
  return 0;
}

}  // namespace

Command describe_command() {
  return {{"describe",
           "scenario|parameters|measures|outputs|month|population [FILE]",
           "says what there is, with units and sources",
           1,
           2,
           {{"json", "", "", "for machines"},
            {"write-reference", "", "DIR",
             "with `parameters`: write scenario.schema.json and parameters.md to DIR"}},
           {}},
          act};
}

}  // namespace limlab
