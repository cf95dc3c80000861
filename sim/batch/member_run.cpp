#include "batch/member_run.hpp"

#include <memory>

#include "base/errors.hpp"
#include "engine/simulation.hpp"
#include "outputs/observer.hpp"
#include "storage/checkpoint_file.hpp"
#include "storage/checkpoint_fit.hpp"

namespace limlab {

Workshop::Workshop(const ParameterBook& b, std::filesystem::path folder)
    : book(b),
      inputs(std::move(folder)),
      geography(Geography::read(inputs)),
      value_added(read_value_added(inputs)) {}

namespace {

/// A member being lived: the province and who observes it.
struct Life {
  std::unique_ptr<Simulation> sim;
  std::unique_ptr<Observer> observer;
};

Life begin(const Member& m, const Workshop& shop, const Team& team) {
  Life out;
  out.sim = std::make_unique<Simulation>(
      m.resolved, shop.book, shop.inputs, team,
      Simulation::Options{static_cast<std::uint64_t>(m.replicate), false, 0});
  Simulation& sim = *out.sim;
  out.observer = std::make_unique<Observer>(sim.world(), shop.geography, sim.months(), sim.params(),
                                            shop.value_added, m.replicate);
  out.observer->observe(sim.world(), team, [&] { return sim.digest(); });
  return out;
}

/// Nothing when there is no checkpoint, or one that does not fit: the member is then lived anew,
/// which costs time and changes no bit.
std::optional<Life> go_on_from(const std::filesystem::path& file, const Member& m,
                               const Workshop& shop, const Team& team) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::nullopt;
  try {
    CheckpointReader reader(file);
    check_program(reader.about(), file, shop.inputs);
    check_same_run(reader.about(), file, m.resolved);
    if (reader.about().replicate != m.replicate) return std::nullopt;
    ReplicateState state = reader.state(team);
    Observer::Memory seen = std::move(state.seen);
    Life out;
    out.sim =
        std::make_unique<Simulation>(std::move(state), m.resolved, shop.book, shop.inputs, team);
    Simulation& sim = *out.sim;
    out.observer = std::make_unique<Observer>(sim.world(), shop.geography, sim.months(),
                                              sim.params(), shop.value_added, m.replicate);
    out.observer->restore(std::move(seen));
    return out;
  } catch (const UserError&) {
    return std::nullopt;
  }
}

}  // namespace

LivedMember live_member(const Member& m, const Workshop& shop, int threads,
                        const MemberCheckpoint& checkpoint, const std::function<bool()>& go_on) {
  const Team team(threads);
  auto earlier = go_on_from(checkpoint.file, m, shop, team);
  const Life life = earlier ? std::move(*earlier) : begin(m, shop, team);
  Simulation& sim = *life.sim;
  Observer& observer = *life.observer;
  const auto keep = [&] {
    write_checkpoint(checkpoint.file, about_checkpoint(m.resolved, shop.inputs), sim, observer);
  };
  LivedMember out;
  while (!sim.done()) {
    sim.live_month();
    observer.observe(sim.world(), team, [&] { return sim.digest(); });
    ++out.months;
    if (!go_on() && !sim.done()) {
      keep();
      return out;
    }
    if (checkpoint.every > 0 && out.months % checkpoint.every == 0 && !sim.done()) keep();
  }
  out.record = observer.take();
  return out;
}

}  // namespace limlab
