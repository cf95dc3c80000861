#pragma once
#include <span>
#include <vector>

#include "outputs/panel.hpp"
#include "storage/hdf5_handle.hpp"
#include "storage/run_so_far.hpp"

namespace limlab {

/// Group `panel` of the trajectory file: `initial` along person_row, `initial_posts` along
/// post_row, `events` along event, all unlimited; a column `replicate` when there are several.
class PanelWriter {
 public:
  PanelWriter(const h5::Node& file, const Geography&, bool several_replicates);
  void initial(const PanelStart&);
  void events(int replicate, std::span<const Event> rows);
  std::size_t event_rows() const { return events_.rows; }
  /// Every row so far, table by table, in pieces.
  void read_back(const std::function<void(const PanelRows&)>& take) const;
  void append(const PanelRows&);  ///< a piece that read_back gave

 private:
  struct TableNode {
    h5::Node group, axis, replicate;
    std::vector<h5::Node> columns;  ///< in the order of the PanelColumns
    std::size_t rows = 0;
  };
  TableNode create(const h5::Node& panel, const std::string& name, const std::string& axis_name,
                   const std::vector<PanelColumn>&, const Geography&, bool several);
  /// Grows the table and writes its axis and replicate number for the new rows; first new row.
  std::size_t grow(TableNode&, std::size_t rows, int replicate);
  std::size_t grow(TableNode&, const std::vector<std::int32_t>& replicates, std::size_t rows);
  static void put(const h5::Node& column, std::size_t from, const std::vector<std::int32_t>&);
  static void put(const h5::Node& column, std::size_t from, const std::vector<std::int64_t>&);

  TableNode persons_, posts_, events_;
};

}  // namespace limlab
