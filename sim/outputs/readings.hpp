#pragma once
#include <optional>
#include <string>
#include <vector>

#include "outputs/record.hpp"

namespace limlab {

/// Months of a run that are read together: month ends first … last of the record, first >= 1.
struct Window {
  std::string name;  ///< "2030"
  std::size_t first = 1, last = 1;
};
/// Every fifth calendar year lived whole (2030, 2035 …) and the last one; a run without a whole
/// year gives its last months, at most twelve.
std::vector<Window> usual_windows(const Horizon&);
/// The calendar year, when it was lived whole.
std::optional<Window> window_of_year(const Horizon&, int year);

/// How the months of a window make one number. A series by year has one step for a window: the last
/// 1 January up to its end.
enum class Reads : std::uint8_t {
  level,   ///< mean of the month ends
  flow,    ///< sum over the months
  so_far,  ///< sum from the first month of the run to the end of the window
  at_end,  ///< the last month end
  rate,    ///< mean of a cell of a real series; months without a value are left out
  money,   ///< mean over the months of a sum of a real series [millions]
  swing,   ///< standard deviation of the change over twelve months (of flows: of their sum over
           ///< twelve months), up to the end of the window
  mean,    ///< mean of the cells of a real series, weighted by the cells of a second part
  share,   ///< first part over the second, summed over the window [percent]
  kpi      ///< an indicator of the plans
};

/// Cells of one step of a series, with the sign they count with.
struct Cells {
  Series series;
  std::vector<std::size_t> cells;
  int sign = 1;
};

/// A number that can be read off a record: what `compare` puts side by side.
struct Reading {
  std::string group, name, unit, text;  ///< text: English, for tables
  Reads how = Reads::level;
  std::vector<Cells> parts;
  /// In persons and posts of the whole province (agents over scale) unless it is a rate.
  double value(const Record&, const Window&, double scale) const;
  /// In persons, posts or firms, not a rate, a mean or money.
  bool counts() const;
};

/// A range of one axis of a series, both ends included.
struct Range {
  Dim dim;
  std::size_t first, last;
};
/// The cells of a step whose places lie in every range; axes that are not named are taken whole.
Cells cells_of(Series, const std::vector<Range>& ranges = {}, int sign = 1);

}  // namespace limlab
