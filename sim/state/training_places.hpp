#pragma once
#include "state/persons.hpp"

namespace limlab {

/// A place where a firm trains a dual learner, or what remains of one: the firm knows the learner
/// who left it. `known` is no place any more.
enum class TrainingState : std::uint8_t { free_row, open, taken, known };

/// Dual-learning places at Limburg firms, some thousand rows. The keys say whom firm and learner
/// stood for: rows of firms and persons are used again.
struct TrainingPlaces {
  std::vector<Key> key;                  ///< persistent id
  std::vector<Key> firm_key;             ///< the firm that offers it
  std::vector<Key> learner_key;          ///< who holds it or held it, 0 = nobody
  std::vector<std::int32_t> firm;        ///< Firms row
  std::vector<std::int32_t> learner;     ///< Persons row, -1 = none
  std::vector<Month> since;              ///< month the present state began
  std::vector<std::uint8_t> state;       ///< TrainingState
  std::vector<std::uint8_t> sector;      ///< Sector of the firm
  std::vector<std::uint8_t> occupation;  ///< Occupation that is learnt
  std::vector<std::uint8_t> field;       ///< Field that it asks for; general = any

  std::size_t size() const { return key.size(); }
};

template <class P, class F>
requires std::same_as<std::remove_const_t<P>, TrainingPlaces>
void for_each_column(P& p, F&& f) {
  f("key", p.key), f("firm_key", p.firm_key), f("learner_key", p.learner_key), f("firm", p.firm);
  f("learner", p.learner), f("since", p.since), f("state", p.state), f("sector", p.sector);
  f("occupation", p.occupation), f("field", p.field);
}

}  // namespace limlab
