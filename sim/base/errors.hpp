#pragma once
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace limlab {

/// One thing that is wrong with what the user gave. Message grammar: problem, why it matters,
/// suggestion. Empty fields are left out of the text.
struct Problem {
  std::string file;        ///< path as the user gave it, or "command line"
  int line = 0;            ///< 1-based; 0 = unknown
  std::string path;        ///< JSON path ("/parameters/search.x"), column or option
  std::string message;     ///< what is wrong, with the value found
  std::string suggestion;  ///< what is allowed, the nearest known name

  std::string text() const;
};

/// The user's input is wrong: exit code 2, nothing written. Carries every problem found.
class UserError : public std::runtime_error {
 public:
  explicit UserError(std::vector<Problem> found);
  explicit UserError(Problem one) : UserError(std::vector<Problem>{std::move(one)}) {}
  explicit UserError(std::string message) : UserError(Problem{{}, 0, {}, std::move(message), {}}) {}
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A law of the model was broken (ours, not the user's): exit code 3. Say step, month, entity.
class LawBroken : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// The outside world failed (disk full, no permission, port taken): exit code 4.
class OutsideFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The known name nearest to `given` by edit distance, or "" when nothing is near.
std::string nearest_name(const std::string& given, const std::vector<std::string>& known);

}  // namespace limlab
