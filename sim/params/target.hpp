#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace limlab {

/// Whom a measure is for: somebody who has one of the words of every attribute named, and lies
/// within every range named (both ends included). Nothing named = everybody.
struct Target {
  std::map<std::string, std::vector<std::string>> words;    ///< attribute → any of these
  std::map<std::string, std::pair<double, double>> ranges;  ///< attribute → least, most

  bool everybody() const { return words.empty() && ranges.empty(); }
};

/// The attributes that a target may name; policy/ declares them, params/ checks.
struct TargetSpec {
  struct Words {
    std::string name;
    std::vector<std::string> allowed;
    std::string meaning;
  };
  struct Range {
    std::string name;
    double least, most;
    std::string meaning;
  };
  std::vector<Words> words;
  std::vector<Range> ranges;
};

}  // namespace limlab
