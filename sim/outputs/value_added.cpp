#include "outputs/value_added.hpp"

#include "base/errors.hpp"
#include "params/table.hpp"

namespace limlab {

ValueAdded read_value_added(const std::filesystem::path& folder) {
  const Table table = Table::read(folder / "value_added.csv");
  ValueAdded out;
  out.fill(-1);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto sector = from_name<Sector>(table.text(row, "sector"));
    if (!sector)
      table.refuse(row, "sector", "unknown sector \"" + table.text(row, "sector") + "\"", "A to S");
    if (out[at(*sector)] >= 0) table.refuse(row, "sector", "sector given twice");
    const std::int64_t value = table.integer(row, "eur_per_full_time_post");
    if (value < 0) table.refuse(row, "eur_per_full_time_post", "must not be negative");
    out[at(*sector)] = value;
  }
  for (std::size_t s = 0; s < out.size(); ++s)
    if (out[s] < 0)
      throw UserError(Problem{table.file().string(), 0, "sector",
                              "no row for sector " + std::string(labels(Sector{})[s].name),
                              "every sector A to S needs one"});
  return out;
}

}  // namespace limlab
