#include "storage/summary_part.hpp"

#include <algorithm>
#include <bit>

#include "base/random.hpp"
#include "storage/trajectory_layout.hpp"

namespace limlab {

namespace {

/// Values of one block over all members of a scenario that memory shall hold.
constexpr std::size_t kMostValues = 4'000'000;
constexpr hsize_t kYear = 12;

struct Statistic {
  const char* suffix;
  bool difference, count, by_quantile;
  double (*value)(const CellSummary&, std::size_t quantile);
  const char *en, *nl;
};

constexpr Statistic kStatistics[] = {
    {"_mean", false, false, false, [](const CellSummary& c, std::size_t) { return c.mean; },
     "mean of the members", "gemiddelde van de leden"},
    {"_sd", false, false, false, [](const CellSummary& c, std::size_t) { return c.deviation; },
     "standard deviation of the members", "standaardafwijking van de leden"},
    {"_quantile", false, false, true,
     [](const CellSummary& c, std::size_t q) { return c.quantiles[q]; }, "quantile of the members",
     "kwantiel van de leden"},
    {"_count", false, true, false,
     [](const CellSummary& c, std::size_t) { return static_cast<double>(c.count); },
     "members that have a value", "leden met een waarde"},
    {"_difference_mean", true, false, false,
     [](const CellSummary& c, std::size_t) { return c.mean; },
     "mean paired difference from the first scenario",
     "gemiddeld gepaard verschil met het eerste scenario"},
    {"_difference_se", true, false, false,
     [](const CellSummary& c, std::size_t) { return c.error; },
     "standard error of the mean paired difference",
     "standaardfout van het gemiddelde gepaarde verschil"},
    {"_difference_half_width", true, false, false,
     [](const CellSummary& c, std::size_t) { return c.half_width; },
     "half the 90 % t-interval of the mean paired difference",
     "halve 90 %-t-interval van het gemiddelde gepaarde verschil"},
    {"_difference_quantile", true, false, true,
     [](const CellSummary& c, std::size_t q) { return c.quantiles[q]; },
     "quantile of the paired differences", "kwantiel van de gepaarde verschillen"},
    {"_difference_count", true, true, false,
     [](const CellSummary& c, std::size_t) { return static_cast<double>(c.count); },
     "pairs that have a value", "paren met een waarde"},
};

std::uint64_t hash_of(const std::vector<float>& values) {
  std::uint64_t sum = values.size();
  for (const float v : values) sum = mix(sum ^ std::bit_cast<std::uint32_t>(v));
  return sum;
}

/// A block of a variable: (scenario, [quantile,] axes of the series).
void place(const SeriesBlock& b, std::size_t scenario, const Statistic& s,
           std::vector<hsize_t>& offset, std::vector<hsize_t>& count) {
  offset = {scenario}, count = {1};
  if (s.by_quantile) offset.push_back(0), count.push_back(kQuantiles.size());
  offset.insert(offset.end(), b.offset.begin(), b.offset.end());
  count.insert(count.end(), b.count.begin(), b.count.end());
}

h5::Node whole_by_scenario(const h5::Node& parent, const h5::Node& scenario, std::size_t scenarios,
                           const char* name, const char* en, const char* nl) {
  h5::Node n = h5::create_dataset(parent, name, H5T_STD_I32LE, {{scenarios}, {}, {}, false});
  h5::attach_dimension(n, 0, scenario);
  describe(n, "1", en, nl);
  return n;
}

}  // namespace

SummaryPart::SummaryPart(const h5::Node& parent, const EnsembleInfo& info, const Geography& g)
    : horizon_(info.run.horizon), scenarios_(info.scenarios.size()) {
  const h5::Node scenario = h5::create_dataset(parent, "scenario", h5::text_type(parent.file).id(),
                                               {{scenarios_}, {}, {}, false});
  h5::make_dimension(scenario, "scenario");
  describe(scenario, "1", "scenario", "scenario");
  h5::write_texts(scenario, {0}, {scenarios_}, info.scenarios);
  const h5::Node quantile =
      h5::create_dataset(parent, "quantile", H5T_IEEE_F64LE, {{kQuantiles.size()}, {}, {}, false});
  h5::make_dimension(quantile, "quantile");
  describe(quantile, "1", "probability of the quantile", "kans van het kwantiel");
  h5::write(quantile, H5T_NATIVE_DOUBLE, {0}, {kQuantiles.size()}, kQuantiles.data());
  members_ =
      whole_by_scenario(parent, scenario, scenarios_, "members_used",
                        "members that the summaries are of", "leden waarover de samenvatting gaat");
  if (scenarios_ > 1)
    pairs_ =
        whole_by_scenario(parent, scenario, scenarios_, "pairs_used",
                          "pairs of the same draw and replicate in this and the first scenario",
                          "paren van dezelfde trekking en herhaling in dit en het eerste "
                          "scenario");
  const std::vector<h5::Node> axes = create_axes(parent, horizon_, g);
  const std::size_t most = kMostValues / static_cast<std::size_t>(std::max(1, info.members_each));
  for (const SeriesSpec& s : catalogue()) {
    if (s.kind == Kind::text) continue;
    const auto shape = block_shape(s, horizon_, most);
    const auto cut = blocks_of(s, horizon_, shape);
    blocks_.insert(blocks_.end(), cut.begin(), cut.end());
    create(parent, s, axes, scenario, quantile, shape);
  }
}

void SummaryPart::create(const h5::Node& parent, const SeriesSpec& s,
                         const std::vector<h5::Node>& axes, const h5::Node& scenario,
                         const h5::Node& quantile, const std::vector<hsize_t>& shape) {
  for (std::size_t k = 0; k < std::size(kStatistics); ++k) {
    const Statistic& statistic = kStatistics[k];
    if (statistic.difference && scenarios_ < 2) continue;
    if (statistic.count && s.kind != Kind::real) continue;  // a whole number is always there
    h5::Layout layout{{scenarios_}, {}, {1}, true, true};
    if (statistic.by_quantile) layout.size.push_back(kQuantiles.size()), layout.chunk.push_back(1);
    for (std::size_t axis = 0; axis < s.dims.size(); ++axis) {
      layout.size.push_back(size_of(s.dims[axis], horizon_));
      // A block is whole chunks, so that none is packed twice.
      layout.chunk.push_back(s.dims[axis] == Dim::time ? std::min(shape[axis], kYear)
                                                       : shape[axis]);
    }
    h5::Node n = h5::create_dataset(parent, std::string(s.name) + statistic.suffix,
                                    statistic.count ? H5T_STD_I32LE : H5T_IEEE_F32LE, layout);
    unsigned axis = 0;
    h5::attach_dimension(n, axis++, scenario);
    if (statistic.by_quantile) h5::attach_dimension(n, axis++, quantile);
    for (const Dim d : s.dims) h5::attach_dimension(n, axis++, axes[at(d)]);
    describe(n, statistic.count ? "1" : s.unit, std::string(s.en) + ", " + statistic.en,
             std::string(s.nl) + ", " + statistic.nl);
    variables_[s.id].push_back({k, std::move(n), 0});
  }
}

void SummaryPart::put(bool difference, const SeriesBlock& b, std::size_t scenario,
                      const std::vector<CellSummary>& cells) {
  std::vector<hsize_t> offset, count;
  std::vector<float> values;  // seven digits, where luck leaves three: half the file and less
  for (Variable& v : variables_.at(b.series)) {
    const Statistic& s = kStatistics[v.statistic];
    if (s.difference != difference) continue;
    values.clear();
    for (std::size_t q = 0; q < (s.by_quantile ? kQuantiles.size() : 1); ++q)
      for (const CellSummary& c : cells) values.push_back(static_cast<float>(s.value(c, q)));
    place(b, scenario, s, offset, count);
    h5::write(v.node, H5T_NATIVE_FLOAT, offset, count, values.data());
    v.sum += hash_of(values);
  }
}

void SummaryPart::levels(const SeriesBlock& b, std::size_t scenario,
                         const std::vector<CellSummary>& cells) {
  put(false, b, scenario, cells);
}
void SummaryPart::differences(const SeriesBlock& b, std::size_t scenario,
                              const std::vector<CellSummary>& cells) {
  put(true, b, scenario, cells);
}

void SummaryPart::used(const std::vector<int>& members, const std::vector<int>& pairs) {
  h5::write(members_, H5T_NATIVE_INT, {0}, {scenarios_}, members.data());
  if (scenarios_ > 1) h5::write(pairs_, H5T_NATIVE_INT, {0}, {scenarios_}, pairs.data());
}

void SummaryPart::close() {
  const auto shut = [](h5::Node& n) { n.handle.close(n.file, n.what("closing")); };
  for (auto& [series, variables] : variables_)
    for (Variable& v : variables) shut(v.node);
  shut(members_);
  if (scenarios_ > 1) shut(pairs_);
}

bool SummaryPart::reads_back(const h5::Node& parent) const {
  std::vector<hsize_t> offset, count;
  std::vector<float> values;
  std::map<Series, std::vector<SeriesBlock>> by_series;
  for (const SeriesBlock& b : blocks_) by_series[b.series].push_back(b);
  for (const auto& [series, variables] : variables_)
    for (const Variable& v : variables) {
      const Statistic& s = kStatistics[v.statistic];
      const h5::Node n = h5::open_dataset(parent, std::string(spec(series).name) + s.suffix);
      std::uint64_t sum = 0;
      for (const SeriesBlock& b : by_series.at(series))
        for (std::size_t scenario = 0; scenario < scenarios_; ++scenario) {
          place(b, scenario, s, offset, count);
          values.resize(b.cells() * (s.by_quantile ? kQuantiles.size() : 1));
          h5::read(n, H5T_NATIVE_FLOAT, offset, count, values.data());
          sum += hash_of(values);
        }
      if (sum != v.sum) return false;
    }
  return true;
}

}  // namespace limlab
