#include "engine/knockout_study.hpp"

#include <algorithm>

#include "engine/in_memory.hpp"

namespace limlab {

namespace {
Window last_of(const Scenario& s) {
  return usual_windows({plus(s.start, -1), s.until - s.start + 1}).back();
}
}  // namespace

Window KnockoutStudy::window(KnockoutBase base) const { return last_of(in_world(base, whole)); }

bool KnockoutStudy::live(const ParameterBook& book, const std::filesystem::path& inputs,
                         int threads,
                         const std::function<bool(std::size_t, std::size_t)>& progress) {
  const auto lived = [&](Scenario scenario, int first, int count) {
    const Window window = last_of(scenario);
    return Lived{std::move(scenario), window, first, count,
                 Values(readings.size(), std::vector<double>(static_cast<std::size_t>(count)))};
  };
  bases_.clear(), changed_.clear(), luck_.clear();
  base_of_.assign(count_of<KnockoutBase>, 0);
  for (std::size_t b = 0; b < count_of<KnockoutBase>; ++b) {
    const auto base = static_cast<KnockoutBase>(b);
    const bool asked = (base == KnockoutBase::calm && luck_sets > 0) ||
                       std::any_of(knockouts.begin(), knockouts.end(),
                                   [&](const Knockout& k) { return k.base == base; });
    base_of_[b] = bases_.size();
    if (asked) bases_.push_back(lived(in_world(base, whole), 0, base_replicates(base)));
  }
  for (const Knockout& k : knockouts)
    changed_.push_back(lived(without(k, in_world(k.base, whole)), 0, whole.replicates));
  for (int set = 0; set < luck_sets; ++set)
    luck_.push_back(lived(in_world(KnockoutBase::calm, whole),
                          base_replicates(KnockoutBase::calm) + set * whole.replicates,
                          whole.replicates));
  std::vector<InMemoryRun> runs;
  std::vector<std::pair<Lived*, std::size_t>> places;
  for (auto* list : {&bases_, &changed_, &luck_})
    for (Lived& one : *list)
      for (int k = 0; k < one.count; ++k) {
        runs.push_back({&one.scenario, one.first + k});
        places.emplace_back(&one, static_cast<std::size_t>(k));
      }
  std::size_t done = 0;
  live_in_memory(runs, book, inputs, threads, [&](std::size_t run, const Record& record) {
    auto& [one, k] = places[run];
    for (std::size_t i = 0; i < readings.size(); ++i)
      one->values[i][k] = tested_value(readings[i], record, one->window, whole.scale);
    return progress(++done, runs.size());
  });
  return done == runs.size();
}

KnockoutStudy::Verdict KnockoutStudy::judge(const Values& base, const Values& changed) const {
  Verdict out;
  out.tests = test_against_luck(base, changed);
  std::stable_sort(out.tests.begin(), out.tests.end(), [](const BandTest& a, const BandTest& b) {
    return a.band_units() > b.band_units();
  });
  for (const BandTest& t : out.tests) out.outside += t.outside(), out.paired += t.paired_effect();
  return out;
}

KnockoutStudy::Verdict KnockoutStudy::judge(std::size_t k) const {
  return judge(bases_[base_of_[at(knockouts[k].base)]].values, changed_[k].values);
}

KnockoutStudy::Verdict KnockoutStudy::judge_luck(std::size_t set) const {
  return judge(bases_[base_of_[at(KnockoutBase::calm)]].values, luck_[set].values);
}

}  // namespace limlab
