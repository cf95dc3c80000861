#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "params/geography.hpp"
#include "state/world.hpp"

namespace limlab {

/// Switches the event log on for a share of persons and posts: the same ones in every run and
/// scenario. share in (0, 1]; 1 = everyone. 0 switches it off.
void sample_panel(EventLog&, double share);

/// The sampled persons, and posts at Limburg workplaces, of the initial state. Columns of equal
/// length; key 0 = none. `post` is the post held or reserved.
struct PanelStart {
  int replicate = 0;
  struct Persons {
    std::vector<std::int64_t> person, post;
    std::vector<std::int32_t> sex, birth_month, place, status, education, field, presence,
        post_place, flags, entered, origin, occupation, wage;
  } persons;
  struct Posts {
    std::vector<std::int64_t> post, firm, holder;
    std::vector<std::int32_t> state, sector, occupation, municipality, wage, vacant_since;
  } posts;
};
PanelStart panel_start(const World&, int replicate);

/// A column of the panel as the file shows it.
struct PanelColumn {
  std::string name, unit, en, nl;
};
std::vector<PanelColumn> panel_person_columns();  ///< group panel/initial
std::vector<PanelColumn> panel_post_columns();    ///< group panel/initial_posts
std::vector<PanelColumn> panel_event_columns();   ///< group panel/events

/// Lists of labels that go with coded columns: (attribute name, labels in order of code).
struct PanelLabels {
  std::string column, attribute;
  std::vector<std::string> labels;
};
std::vector<PanelLabels> panel_labels(const Geography&);

}  // namespace limlab
