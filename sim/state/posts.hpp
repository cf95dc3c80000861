#pragma once
#include "state/persons.hpp"

namespace limlab {

/// Every post at a Limburg workplace, and the finite posts of outside markets that residents hold
/// or can apply for (place >= kMunicipalities; these have no firm).
struct Posts {
  std::vector<Key> key;                ///< persistent id
  std::vector<std::int32_t> firm;      ///< Firms row, -1 = own account or outside market
  std::vector<std::int32_t> holder;    ///< Persons row, -1 = none [hire, separate]
  std::vector<std::int32_t> next;      ///< next post of the same firm, -1 = last
  std::vector<std::int32_t> previous;  ///< previous post of the same firm, -1 = first
  std::vector<std::int32_t> wage;      ///< full-time gross, paid or offered [cents/month]
  std::vector<Month> vacant_since;     ///< month the vacancy was opened, kNever = not vacant
  std::vector<Month>
      ends;  ///< reserved: last month it is kept; temporary: end of contract; else kNever
  std::vector<std::uint8_t> state;       ///< PostState, kFreePost = row not in use
  std::vector<std::uint8_t> sector;      ///< Sector
  std::vector<std::uint8_t> occupation;  ///< Occupation
  std::vector<std::uint8_t> place;       ///< municipality or outside market of the workplace
  std::vector<std::uint8_t> contract;    ///< Contract
  std::vector<std::uint8_t> education;   ///< Education asked for
  std::vector<std::uint8_t> field;       ///< Field asked for; general = any
  std::vector<std::uint8_t> hours;       ///< weekly hours [hours]
  std::vector<std::uint8_t>
      respecified;                    ///< how often the vacancy was re-specified since it opened
  std::vector<std::uint8_t> measure;  ///< number of the policy measure that brought it, 0 = none
  /// 0, or 1 + Sector of the post that a leaver of 55 or over vacated and whose refilling this open
  /// post carries on [separate, leave_for_other_job; cleared when filled]
  std::vector<std::uint8_t> chain_55;

  std::size_t size() const { return key.size(); }
};

template <class P, class F>
requires std::same_as<std::remove_const_t<P>, Posts>
void for_each_column(P& p, F&& f) {
  f("key", p.key), f("firm", p.firm), f("holder", p.holder), f("next", p.next);
  f("previous", p.previous), f("wage", p.wage), f("vacant_since", p.vacant_since);
  f("ends", p.ends), f("state", p.state), f("sector", p.sector), f("occupation", p.occupation);
  f("place", p.place), f("contract", p.contract), f("education", p.education);
  f("field", p.field), f("hours", p.hours), f("respecified", p.respecified);
  f("measure", p.measure), f("chain_55", p.chain_55);
}

}  // namespace limlab
