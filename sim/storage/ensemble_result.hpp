#pragma once
#include <string>
#include <vector>

namespace limlab {

/// What the result of an ensemble holds of every series: each member's, their quantiles and paired
/// differences, or both.
enum class EnsembleResult { members, summaries, both };
const std::vector<std::string>& result_names();  ///< as manifests and files say it, in that order
inline const std::string& name_of(EnsembleResult r) {
  return result_names()[static_cast<std::size_t>(r)];
}

}  // namespace limlab
