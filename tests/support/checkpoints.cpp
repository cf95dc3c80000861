#include "tests/support/checkpoints.hpp"

#include <algorithm>
#include <cstring>

#include "tests/support/temp_folder.hpp"

namespace limlab::test {

Laboratory::Laboratory(int threads)
    : team_(threads),
      inputs_(std::filesystem::path(LIMLAB_SOURCE_DIR) / "scenarios/limburg"),
      rules_{book_, mechanism_specs(), inputs_.parent_path()},
      geography_(Geography::read(inputs_)),
      value_added_(read_value_added(inputs_)) {}

Scenario Laboratory::scenario(const std::string& text) const {
  const TempFolder folder;
  return load_scenario(folder.write("probe.json", text), rules_);
}

Record Laboratory::live(const Scenario& s, const std::filesystem::path& folder,
                        const std::vector<Month>& at, int replicate,
                        const std::function<void(const Simulation&)>& at_end) const {
  Simulation sim(s, book_, inputs_, team_, {static_cast<std::uint64_t>(replicate), false, 0});
  Observer observer(sim.world(), geography_, sim.months(), sim.params(), value_added_, replicate);
  for (;;) {
    observer.observe(sim.world(), team_, [&] { return sim.digest(); });
    const Month now = sim.world().now;
    if (std::find(at.begin(), at.end(), now) != at.end())
      write_checkpoint(folder / (to_string(now) + ".ckpt"), about_checkpoint(s, inputs_), sim,
                       observer);
    if (sim.done()) break;
    sim.live_month();
  }
  if (at_end) at_end(sim);
  return observer.take();
}

Record Laboratory::resume(const std::filesystem::path& file, const Scenario& s, int* months) const {
  CheckpointReader reader(file);
  ReplicateState state = reader.state(team_);
  Observer::Memory seen = std::move(state.seen);
  Simulation sim(std::move(state), s, book_, inputs_, team_);
  Observer observer(sim.world(), geography_, sim.months(), sim.params(), value_added_,
                    reader.about().replicate);
  observer.restore(std::move(seen));
  int lived = 0;
  for (; !sim.done(); ++lived) {
    sim.live_month();
    observer.observe(sim.world(), team_, [&] { return sim.digest(); });
  }
  if (months != nullptr) *months = lived;
  return observer.take();
}

std::vector<std::string> differences(const Record& a, const Record& b) {
  std::vector<std::string> out;
  if (a.horizon.start != b.horizon.start || a.horizon.months != b.horizon.months ||
      a.replicate != b.replicate)
    out.push_back("horizon");
  if (a.digest != b.digest) out.push_back("digest");
  for (const SeriesSpec& s : catalogue()) {
    const auto &x = a.real[at(s.id)], &y = b.real[at(s.id)];  // bytes: not-a-number equals itself
    if (a.whole[at(s.id)] != b.whole[at(s.id)] || x.size() != y.size() ||
        std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) != 0)
      out.emplace_back(s.name);
  }
  return out;
}

}  // namespace limlab::test
