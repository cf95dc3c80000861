#pragma once
#include <map>
#include <vector>

#include "outputs/cell_summary.hpp"
#include "params/geography.hpp"
#include "storage/ensemble_info.hpp"
#include "storage/series_block.hpp"

namespace limlab {

/// The summaries in the file of an ensemble, or in a group of it. For every series <name> that is a
/// number, along `scenario` in place of `replicate`:
///   <name>_mean, _sd, _quantile (one axis more, `quantile`);
/// with two scenarios or more, of what each has more than the first in the same draw and replicate:
///   <name>_difference_mean, _difference_se, _difference_half_width, _difference_quantile;
/// and where a series may have no number in a member: _count, _difference_count.
class SummaryPart {
 public:
  SummaryPart(const h5::Node& parent, const EnsembleInfo&, const Geography&);

  /// In which blocks the values are to be handed over, so that memory holds one of all members of
  /// a scenario.
  const std::vector<SeriesBlock>& blocks() const { return blocks_; }
  void levels(const SeriesBlock&, std::size_t scenario, const std::vector<CellSummary>&);
  void differences(const SeriesBlock&, std::size_t scenario, const std::vector<CellSummary>&);
  /// Members and pairs used, of each scenario.
  void used(const std::vector<int>& members, const std::vector<int>& pairs);

  void close();  ///< checked
  /// After close: does the file say what was handed over? `parent` opened anew.
  bool reads_back(const h5::Node& parent) const;

 private:
  struct Variable {
    std::size_t statistic;
    h5::Node node;
    std::uint64_t sum;  ///< of everything written
  };
  void create(const h5::Node& parent, const SeriesSpec&, const std::vector<h5::Node>& axes,
              const h5::Node& scenario, const h5::Node& quantile,
              const std::vector<hsize_t>& shape);
  void put(bool difference, const SeriesBlock&, std::size_t scenario,
           const std::vector<CellSummary>&);

  Horizon horizon_;
  std::size_t scenarios_;
  std::vector<SeriesBlock> blocks_;
  std::map<Series, std::vector<Variable>> variables_;
  h5::Node members_, pairs_;
};

}  // namespace limlab
