#pragma once
#include <string>

#include "outputs/record.hpp"
#include "params/geography.hpp"

namespace limlab {

/// Wall seconds of the phases of a run; 0 = not measured, not printed.
struct SummaryTimes {
  double synthesis = 0, months = 0;  ///< of one replicate [s]
  double writing = 0;                ///< of the file [s]
  int threads = 0;
};

/// What is printed at the end of a run, one replicate: stocks at the start, the end of 2030, of
/// 2035 and the end; the ten-year outflow and inflow on every reading beside the plans' two
/// figures; what can be held against evidence, with the source; the speed. At most 100 columns.
/// Counts are divided by `scale`.
std::string summary(const Record&, const Geography&, double scale, const SummaryTimes&);

/// The parts, each a block of lines.
std::string summary_stocks(const Record&, const Geography&, double scale);
std::string summary_ten_years(const Record&, double scale);
std::string summary_evidence(const Record&, double scale);
std::string summary_speed(const Record&, const SummaryTimes&);

/// 12345.6 → "12,346"; "-" when not a number.
std::string grouped(double value);

}  // namespace limlab
