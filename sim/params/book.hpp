#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace limlab {

/// How a number is known.
enum class Evidence : std::uint8_t { observed, derived, assumed };
std::string_view to_string(Evidence);

/// One declared number of the model.
struct Parameter {
  std::string name;     ///< dotted, e.g. "search.applications_per_month"
  bool whole = false;   ///< integers only
  std::string unit_text = "1";
  double least = 0, most = 0;                   ///< allowed range, both ends included
  double low_value = 0, central_value = 0, high_value = 0;  ///< plausible range and default
  std::string meaning_text, source_text;
  Evidence evidence = Evidence::assumed;

  Parameter& unit(std::string v) { return unit_text = std::move(v), *this; }
  Parameter& range(double a, double b) { return least = a, most = b, *this; }
  Parameter& low(double v) { return low_value = v, *this; }
  Parameter& central(double v) { return central_value = v, *this; }
  Parameter& high(double v) { return high_value = v, *this; }
  Parameter& meaning(std::string v) { return meaning_text = std::move(v), *this; }
  Parameter& source(std::string v) { return source_text = std::move(v), *this; }
  Parameter& status(Evidence v) { return evidence = v, *this; }
};

/// All parameters of the model, each declared once. From it come parsing, range checks, the JSON
/// schema, the parameter reference, the priors of an ensemble and the copy stored in results.
class ParameterBook {
 public:
  /// Declares a parameter; a name declared twice is our bug (LawBroken).
  Parameter& real(std::string name);
  Parameter& integer(std::string name);
  const Parameter* find(std::string_view name) const;
  std::vector<std::string> names() const;                   ///< in alphabetical order
  const std::map<std::string, Parameter, std::less<>>& all() const { return all_; }
  /// Everything a declaration lacks (meaning, source, low <= central <= high inside the range).
  std::vector<std::string> faults() const;

 private:
  Parameter& declare(std::string name, bool whole);
  std::map<std::string, Parameter, std::less<>> all_;
};

/// The values in force in one run. Constant after loading.
class Params {
 public:
  explicit Params(const ParameterBook& book);  ///< every parameter at its central value
  /// Values are looked up by name: do it once per run, not in a loop. An unknown name is our bug.
  double real(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  bool on(std::string_view name) const { return integer(name) != 0; }
  /// No check of the range: callers that take user input check first (params/scenario).
  void set(std::string_view name, double value);
  const std::map<std::string, double, std::less<>>& all() const { return values_; }

 private:
  std::map<std::string, double, std::less<>> values_;
};

}  // namespace limlab
