#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "batch/owner.hpp"

namespace limlab {

/// Who works on which member, as files in a folder that many processes on many machines may share.
/// A claim is made by an atomic link; one whose process has ended is taken over. Claims only save
/// work: were two processes to live the same member, they would write the same bits.
class Claims {
 public:
  /// `silence`: seconds without a beat after which a process of another machine counts as ended.
  Claims(std::filesystem::path folder, Owner self, double silence = 90);

  /// How often the work was begun before; nothing when somebody else is at it.
  std::optional<int> take(const std::string& what);
  void finished(const std::string& what);  ///< the claim is gone
  void released(const std::string& what);  ///< to be taken up by anybody, its count kept
  void beat();  ///< tells other machines that this process lives; every few seconds

  struct Claim {
    Owner owner;
    int attempt = 0;
    bool held = true;  ///< false: released
  };
  /// The claim as it stands, and whether its owner still works.
  std::optional<Claim> look(const std::string& what) const;
  bool at_work(const std::string& what) const;

 private:
  std::filesystem::path path(const std::string& what) const { return folder_ / what; }
  std::filesystem::path unique() const;
  bool place(const std::string& what, const Claim& claim);
  bool ended(const std::filesystem::path& file, const Claim& claim) const;
  double time_there() const;

  std::filesystem::path folder_;
  Owner self_;
  double silence_;
  mutable std::mutex guard_;
  std::map<std::string, int> held_;
};

}  // namespace limlab
