#include "main/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>

#include "params/number_text.hpp"

namespace limlab {

namespace po = boost::program_options;

namespace {

po::options_description described(const CommandSpec& spec) {
  po::options_description out;
  for (const auto& o : spec.options) {
    const std::string names = o.letter.empty() ? o.name : o.name + "," + o.letter;
    if (o.value.empty())
      out.add_options()(names.c_str(), o.help.c_str());
    else
      out.add_options()(names.c_str(), po::value<std::string>(), o.help.c_str());
  }
  return out;
}

[[noreturn]] void refuse_unknown(const CommandSpec& spec, const std::string& given) {
  const std::string bare = given.substr(std::min(given.find_first_not_of('-'), given.size()));
  std::vector<std::string> known, longer;
  for (const auto& o : spec.options) {
    known.push_back(o.name);
    if (!bare.empty() && o.name.starts_with(bare)) longer.push_back("--" + o.name);
  }
  const std::string help = fmt::format("`limlab {} --help` lists the options", spec.name);
  if (!longer.empty())
    throw UserError(
        option_problem(given, "unknown option; options are not abbreviated",
                       fmt::format("did you mean {}? {}", joined(longer, " or "), help)));
  const std::string near = nearest_name(bare, known);
  throw UserError(
      option_problem(given, "unknown option",
                     near.empty() ? help : fmt::format("did you mean --{}? {}", near, help)));
}

}  // namespace

Problem option_problem(const std::string& name, std::string message, std::string suggestion) {
  return Problem{"command line", 0, name, std::move(message), std::move(suggestion)};
}

Given parse_options(const CommandSpec& spec, const std::vector<std::string>& args) {
  const auto description = described(spec);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing &
                    ~po::command_line_style::allow_sticky;
  Given out;
  try {
    const auto parsed = po::command_line_parser(args).options(description).style(style).run();
    for (const auto& o : parsed.options) {
      if (o.string_key.empty()) {
        out.arguments.insert(out.arguments.end(), o.value.begin(), o.value.end());
        continue;
      }
      auto& values = out.options[o.string_key];
      const auto known = std::find_if(spec.options.begin(), spec.options.end(),
                                      [&](const OptionSpec& s) { return s.name == o.string_key; });
      if (!values.empty() && !known->many)
        throw UserError(option_problem("--" + o.string_key, "is given twice", "keep one"));
      values.push_back(o.value.empty() ? "" : o.value.front());
    }
  } catch (const po::unknown_option& e) {
    refuse_unknown(spec, e.get_option_name());
  } catch (const po::error& e) {
    throw UserError(
        option_problem("", e.what(), fmt::format("`limlab {} --help` shows how", spec.name)));
  }
  if (out.arguments.size() < spec.least_arguments)
    throw UserError(option_problem("", fmt::format("{} needs {}", spec.name, spec.arguments),
                                   fmt::format("usage: limlab {} {}", spec.name, spec.arguments)));
  if (out.arguments.size() > spec.most_arguments)
    throw UserError(option_problem(out.arguments[spec.most_arguments], "one argument too many",
                                   fmt::format("usage: limlab {} {}", spec.name, spec.arguments)));
  return out;
}

std::string help_text(const CommandSpec& spec) {
  std::string out = fmt::format("limlab {} {}{}\n  {}\n", spec.name, spec.arguments,
                                spec.options.empty() ? "" : " [options]", spec.summary);
  for (const auto& o : spec.options) {
    std::string left = o.letter.empty() ? "    " : "-" + o.letter + ", ";
    left += "--" + o.name + (o.value.empty() ? "" : " " + o.value);
    out += fmt::format("\n  {:<30} {}{}", left, o.help, o.many ? " (may be repeated)" : "");
  }
  if (!spec.options.empty()) out += "\n";
  if (!spec.more.empty()) out += "\n" + spec.more + "\n";
  return out;
}

std::optional<std::string> Given::one(const std::string& name) const {
  const auto found = options.find(name);
  if (found == options.end()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Given::all(const std::string& name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::int64_t> Given::whole(const std::string& name, std::int64_t least,
                                         std::int64_t most, std::vector<Problem>& problems) const {
  const auto text = one(name);
  if (!text) return std::nullopt;
  const auto value = parse_whole(*text);
  if (value && *value >= least && *value <= most) return value;
  problems.push_back(option_problem("--" + name, fmt::format("\"{}\" is not allowed", *text),
                                    fmt::format("allowed: a whole number, {} to {}", least, most)));
  return std::nullopt;
}

std::optional<double> Given::real(const std::string& name, double least, double most,
                                  std::vector<Problem>& problems) const {
  const auto text = one(name);
  if (!text) return std::nullopt;
  const auto value = parse_real(*text);
  if (value && *value >= least && *value <= most) return value;
  problems.push_back(
      option_problem("--" + name, fmt::format("\"{}\" is not allowed", *text),
                     fmt::format("allowed: {} to {}", number_text(least), number_text(most))));
  return std::nullopt;
}

std::string Given::word(const std::string& name, const std::vector<std::string>& allowed,
                        const std::string& fallback, std::vector<Problem>& problems) const {
  const auto text = one(name);
  if (!text) return fallback;
  if (std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return *text;
  problems.push_back(option_problem("--" + name, fmt::format("\"{}\" is not allowed", *text),
                                    fmt::format("allowed: {}", joined(allowed))));
  return fallback;
}

}  // namespace limlab
