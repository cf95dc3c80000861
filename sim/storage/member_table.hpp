#pragma once
#include <map>
#include <string>
#include <vector>

#include "storage/ensemble_info.hpp"
#include "storage/hdf5_handle.hpp"

namespace limlab {

/// Who the members of an ensemble are and how they came about: one variable a column, along the
/// axis of members.
class MemberTable {
 public:
  /// `member`: the axis, which its owner lets grow. `parameters`: those drawn; may be empty.
  MemberTable(const h5::Node& parent, const h5::Node& member,
              const std::vector<std::string>& parameters);
  void add(const MemberRow&);
  std::size_t rows() const { return rows_; }
  void close();  ///< checked

 private:
  void create_values(const h5::Node& parent, const h5::Node& member,
                     const std::vector<std::string>& names);
  void grow(const std::string& column, auto&& put);
  void text(const std::string& column, const std::string& value);
  template <class T>
  void number(const std::string& column, hid_t type, T value);

  std::map<std::string, h5::Node> columns_;
  h5::Node values_;  ///< (member, parameter); empty without draws
  std::size_t rows_ = 0, parameters_ = 0;
};

}  // namespace limlab
