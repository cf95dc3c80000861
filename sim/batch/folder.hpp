#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "batch/manifest.hpp"

namespace limlab {

/// The folder of an ensemble, which many processes may share:
///   ensemble.json       what it is of: key of manifest and program, number of members
///   members/0000007.h5  a finished member (.failed: why it failed, .ckpt: where it stopped)
///   claims/0000007      who works on it; claims/collection: who collects
///   journal/*.jsonl     what each process did
///   ensemble.h5         the result
class EnsembleFolder {
 public:
  explicit EnsembleFolder(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path plan() const { return root_ / "ensemble.json"; }
  std::filesystem::path result() const { return root_ / "ensemble.h5"; }
  std::filesystem::path claims() const { return root_ / "claims"; }
  std::filesystem::path journal() const { return root_ / "journal"; }
  std::filesystem::path member(int n) const { return of(n, ".h5"); }
  std::filesystem::path checkpoint(int n) const { return of(n, ".ckpt"); }
  std::filesystem::path failure(int n) const { return of(n, ".failed"); }
  std::filesystem::path draft(int n, const std::string& tag) const { return of(n, "-" + tag); }
  static std::string name(int member);  ///< "0000007"

  /// Makes the folder for this ensemble. UserError when it holds anything.
  void begin(const Manifest&, const std::string& key, const std::string& program) const;
  /// UserError when there is none here, or one of another manifest, program or inputs.
  void join(const Manifest&, const std::string& key, const std::string& program) const;

 private:
  std::vector<std::filesystem::path> parts() const {
    return {root_ / "members", claims(), journal()};
  }
  std::filesystem::path of(int n, const std::string& ending) const {
    return root_ / "members" / (name(n) + ending);
  }
  std::filesystem::path root_;
};

/// What the folder says of itself, for `status`; UserError when it is none.
struct EnsemblePlan {
  std::string key, program, manifest_file, manifest_text, created;
  int members = 0, months = 0;
  double scale = 1;
};
EnsemblePlan read_plan(const EnsembleFolder&);

}  // namespace limlab
