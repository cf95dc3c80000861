#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.hpp"

namespace limlab {

/// One option of a command, as data: parsing, help and "did you mean" come from it.
struct OptionSpec {
  std::string name;    ///< without the dashes
  std::string letter;  ///< one-letter form, or empty
  std::string value;   ///< what it takes, for the help ("FILE"); empty = a flag
  std::string help;
  bool many = false;  ///< may be given more than once
};

struct CommandSpec {
  std::string name, arguments, summary;
  std::size_t least_arguments = 0, most_arguments = SIZE_MAX;
  std::vector<OptionSpec> options;
  std::string more;  ///< last paragraph of the help
};

/// What the user gave, as text. Numbers are parsed whole by `whole` and `real`: the option library
/// would accept nan and turn -1 into 2^64 - 1.
class Given {
 public:
  std::vector<std::string> arguments;
  std::map<std::string, std::vector<std::string>> options;

  bool has(const std::string& name) const { return options.contains(name); }
  std::optional<std::string> one(const std::string& name) const;
  std::vector<std::string> all(const std::string& name) const;
  /// The number within its range; else nothing, and a problem when something was given.
  std::optional<std::int64_t> whole(const std::string& name, std::int64_t least, std::int64_t most,
                                    std::vector<Problem>& problems) const;
  std::optional<double> real(const std::string& name, double least, double most,
                             std::vector<Problem>& problems) const;
  /// One of the words; `fallback` when not given or, with a problem, not allowed.
  std::string word(const std::string& name, const std::vector<std::string>& allowed,
                   const std::string& fallback, std::vector<Problem>& problems) const;
};

/// Throws UserError for unknown, abbreviated, repeated or incomplete options and a wrong number of
/// arguments. Nothing is guessed.
Given parse_options(const CommandSpec& spec, const std::vector<std::string>& args);
std::string help_text(const CommandSpec& spec);
Problem option_problem(const std::string& name, std::string message, std::string suggestion);

}  // namespace limlab
