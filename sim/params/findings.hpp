#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.hpp"
#include "params/number_text.hpp"

namespace limlab {

using Json = nlohmann::json;

/// Where a value was written: a file and its line, or "command line" and the option.
struct Place {
  std::string file;
  int line = 0;
  std::string path;
};

/// Numbers that a value may take.
struct Allowed {
  double least, most;
  bool whole = false;
  std::string text() const;  ///< "0 to 50", "a whole number, 1 to 100000"
};

/// Collects everything that is wrong, so that the user sees it at once.
class Findings {
 public:
  void add(const Place& at, std::string message, std::string suggestion = {});
  /// An unknown name: says the nearest known one, else lists them when they are few.
  void unknown(const Place& at, const std::string& kind, const std::string& name,
               const std::vector<std::string>& known);
  /// The number, when it is one and allowed; else nothing and a finding.
  std::optional<double> number(const Place& at, const Json& value, const Allowed& allowed);
  std::optional<double> number(const Place& at, double value, const Allowed& allowed);
  /// The text, when it is one and not empty; else nothing and a finding.
  std::optional<std::string> text(const Place& at, const Json& value, const std::string& what);

  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  /// Throws one UserError with every finding, in the order of file and line; returns when none.
  void raise();

 private:
  std::vector<Problem> all_;
};

std::string shown(const Json& value);  ///< a value for a message, at most 60 characters
std::string did_you_mean(const std::string& name, const std::vector<std::string>& known);
/// One step down a JSON pointer, with ~ and / escaped, and control characters, which end or colour
/// messages.
std::string below(const std::string& pointer, std::string_view key);

}  // namespace limlab
