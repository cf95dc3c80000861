#include "batch/summaries.hpp"

#include <algorithm>

#include "base/kill_point.hpp"
#include "base/parallel.hpp"

namespace limlab {

namespace {

/// Where a member and the reference's member of the same draw and replicate stand in their lists.
struct Pairs {
  std::vector<std::size_t> reference, scenario;
  std::vector<int> unit;
};

class Summaries {
 public:
  Summaries(const Manifest& m, const EnsembleFolder& f, const std::vector<int>& members,
            int threads)
      : manifest_(m), folder_(f), team_(threads), of_(m.scenarios.size()) {
    for (const int n : members) of_[static_cast<std::size_t>(n / m.members_each())].push_back(n);
    for (const auto& list : of_) pairs_.push_back(pairs_of(list));
  }

  void pass(SummaryPart& part, const std::vector<SeriesBlock>& blocks) {
    const std::vector<double> reference = load(of_.front(), blocks);
    for (std::size_t s = 0; s < of_.size(); ++s) {
      const std::vector<double> own = s == 0 ? std::vector<double>{} : load(of_[s], blocks);
      const std::vector<double>& values = s == 0 ? reference : own;
      std::size_t from = 0;
      for (const SeriesBlock& b : blocks) {
        part.levels(b, s, levels(values, of_[s].size(), from, b.cells()));
        if (of_.size() > 1)
          part.differences(b, s, differences(reference, values, s, from, b.cells()));
        from += b.cells();
      }
    }
  }

  void tell_used(SummaryPart& part) const {
    std::vector<int> members, pairs;
    for (const auto& list : of_) members.push_back(static_cast<int>(list.size()));
    for (const Pairs& p : pairs_) pairs.push_back(static_cast<int>(p.unit.size()));
    part.used(members, pairs);
  }

  std::size_t most_members() const {
    std::size_t most = 1;
    for (const auto& list : of_) most = std::max(most, list.size());
    return most;
  }

 private:
  Pairs pairs_of(const std::vector<int>& list) const {
    const int each = manifest_.members_each();
    // What the pairs of one draw have in common is the draw; without draws each stands for itself.
    const int per_unit = manifest_.design.rows.size() > 1 ? manifest_.replicates : 1;
    Pairs out;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const int within = list[i] % each;
      const auto found = std::lower_bound(of_.front().begin(), of_.front().end(), within);
      if (found == of_.front().end() || *found != within) continue;  // failed in the reference
      out.reference.push_back(static_cast<std::size_t>(found - of_.front().begin()));
      out.scenario.push_back(i);
      out.unit.push_back(within / per_unit);
    }
    return out;
  }

  /// The blocks of each member, one member behind the other.
  std::vector<double> load(const std::vector<int>& list, const std::vector<SeriesBlock>& blocks) {
    cells_ = 0;
    for (const SeriesBlock& b : blocks) cells_ += b.cells();
    std::vector<double> out(cells_ * list.size());
    double* to = out.data();
    for (const int n : list) {
      MemberBlocks file(folder_.member(n));
      for (const SeriesBlock& b : blocks) file.read(b, to), to += b.cells();
    }
    return out;
  }

  std::vector<CellSummary> levels(const std::vector<double>& values, std::size_t members,
                                  std::size_t from, std::size_t cells) const {
    std::vector<CellSummary> out(cells);
    team_.for_blocks(
        cells,
        [&](std::size_t, std::size_t begin, std::size_t end) {
          std::vector<double> of;
          for (std::size_t c = begin; c < end; ++c) {
            of.clear();
            for (std::size_t m = 0; m < members; ++m) of.push_back(values[m * cells_ + from + c]);
            out[c] = summary_of(of);
          }
        },
        kCells);
    return out;
  }

  std::vector<CellSummary> differences(const std::vector<double>& reference,
                                       const std::vector<double>& values, std::size_t scenario,
                                       std::size_t from, std::size_t cells) const {
    const Pairs& p = pairs_[scenario];
    std::vector<CellSummary> out(cells);
    team_.for_blocks(
        cells,
        [&](std::size_t, std::size_t begin, std::size_t end) {
          std::vector<double> a, b;
          for (std::size_t c = begin; c < end; ++c) {
            a.clear(), b.clear();
            for (std::size_t i = 0; i < p.unit.size(); ++i) {
              a.push_back(reference[p.reference[i] * cells_ + from + c]);
              b.push_back(values[p.scenario[i] * cells_ + from + c]);
            }
            out[c] = difference_of(a, b, p.unit);
          }
        },
        kCells);
    return out;
  }

  static constexpr std::size_t kCells = 256;  ///< that a thread takes at once
  const Manifest& manifest_;
  const EnsembleFolder& folder_;
  Team team_;
  std::vector<std::vector<int>> of_;  ///< members of each scenario
  std::vector<Pairs> pairs_;
  std::size_t cells_ = 0;  ///< of the blocks of this pass
};

}  // namespace

bool summarise(SummaryPart& part, const Manifest& m, const EnsembleFolder& folder,
               const std::vector<int>& members, int threads, double memory,
               const std::function<bool()>& go_on) {
  Summaries summaries(m, folder, members, threads);
  summaries.tell_used(part);
  const auto most =
      static_cast<std::size_t>(memory / 2 / sizeof(double)) / summaries.most_members();
  std::vector<SeriesBlock> pass;
  std::size_t cells = 0;
  const auto& blocks = part.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    pass.push_back(blocks[i]);
    cells += blocks[i].cells();
    if (i + 1 < blocks.size() && cells + blocks[i + 1].cells() <= most) continue;
    if (!go_on()) return false;
    summaries.pass(part, pass);
    kill_point("collection");
    pass.clear(), cells = 0;
  }
  return true;
}

}  // namespace limlab
