#include "policy/group.hpp"

#include <algorithm>
#include <cmath>

#include "words/municipalities.hpp"

namespace limlab {

namespace {

constexpr double kMostMonths = 1200;

std::vector<std::string> names_of(std::span<const Label> table) {
  std::vector<std::string> out;
  for (const auto& label : table) out.emplace_back(label.name);
  return out;
}
std::vector<std::string> names_of(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

/// Names that a registered person can have in `flag`: all but those that say the same as status.
const std::vector<std::string>& yes_no() {
  static const std::vector<std::string> words{"no", "yes"};
  return words;
}

template <class E>
void restrict_to(std::uint64_t& mask, const Target& t, const char* attribute) {
  const auto words = t.words.find(attribute);
  if (words == t.words.end()) return;
  mask = 0;
  for (const auto& word : words->second)
    if (const auto value = from_name<E>(word)) mask |= std::uint64_t{1} << at(*value);
}

/// `mask` of a yes or no: bit 0 = no, bit 1 = yes.
void restrict_to_answer(std::uint64_t& mask, const Target& t, const char* attribute) {
  const auto words = t.words.find(attribute);
  if (words == t.words.end()) return;
  mask = 0;
  for (const auto& word : words->second) mask |= word == "yes" ? 2u : 1u;
}

constexpr bool has(std::uint64_t mask, unsigned value) { return (mask >> value & 1) != 0; }

}  // namespace

const TargetSpec& target_spec() {
  static const TargetSpec spec{
      {{"sex", names_of(labels(Sex{})), "sex"},
       {"education", names_of(labels(Education{})), "highest attainment"},
       {"field", names_of(labels(Field{})), "field of the highest attainment"},
       {"origin", names_of(labels(Origin{})), "origin group"},
       {"status", names_of(labels(Status{})), "main status"},
       {"municipality", names_of(municipality_names()), "municipality of home"},
       {"streek", names_of(streek_names()), "streek of home"},
       {"occupation", names_of(labels(Occupation{})), "occupation of the present or last job"},
       {"sector", names_of(labels(Sector{})), "sector of the post held; nobody without one"},
       {"contract", names_of(labels(Contract{})), "contract of the post held; nobody without one"},
       {"registered", yes_no(), "registered with the public employment service"},
       {"health_limited", yes_no(), "work-limiting health"},
       {"child_under_12", yes_no(), "has a child under twelve"}},
      {{"age", 0, 120, "age [years]"},
       {"months_in_status", 0, kMostMonths, "months in the present status"},
       {"months_registered", 0, kMostMonths,
        "months registered with the public employment service; nobody who is not"},
       {"experience", 0, kMostMonths, "months in earlier jobs"}}};
  return spec;
}

Group::Group(const Target& t, const Geography& g) {
  restrict_to<Sex>(sex_, t, "sex");
  restrict_to<Education>(education_, t, "education");
  restrict_to<Field>(field_, t, "field");
  restrict_to<Origin>(origin_, t, "origin");
  restrict_to<Status>(status_, t, "status");
  restrict_to<Occupation>(occupation_, t, "occupation");
  restrict_to<Sector>(sector_, t, "sector");
  restrict_to<Contract>(contract_, t, "contract");
  restrict_to_answer(flag_, t, "registered");
  restrict_to_answer(health_, t, "health_limited");
  restrict_to_answer(child_, t, "child_under_12");
  if (const auto words = t.words.find("municipality"); words != t.words.end()) {
    std::uint64_t places = 0;
    for (const auto& name : words->second)
      places |= std::uint64_t{1} << static_cast<unsigned>(g.municipality(name));
    place_ &= places;
  }
  if (const auto words = t.words.find("streek"); words != t.words.end()) {
    std::uint64_t places = 0;
    const auto names = streek_names();
    for (std::size_t m = 0; m < kMunicipalities; ++m)
      if (std::find(words->second.begin(), words->second.end(), names[g.streek[m]]) !=
          words->second.end())
        places |= std::uint64_t{1} << m;
    place_ &= places;
  }
  const auto range = [&](Span& to, const char* attribute) {
    const auto found = t.ranges.find(attribute);
    if (found == t.ranges.end()) return;
    to.least = static_cast<int>(std::ceil(found->second.first));
    to.most = static_cast<int>(std::floor(found->second.second));
  };
  range(age_, "age"), range(months_, "months_in_status");
  range(registered_, "months_registered"), range(experience_, "experience");
}

bool Group::may_contain(Status status, Sex sex, Education education, int age) const {
  return has(status_, static_cast<unsigned>(at(status))) &&
         has(sex_, static_cast<unsigned>(at(sex))) &&
         has(education_, static_cast<unsigned>(at(education))) && age_.holds(age);
}

bool Group::contains(const World& w, std::size_t i, Month ages_at) const {
  const Persons& p = w.persons;
  if (!has(status_, p.status[i]) || !has(sex_, p.sex[i]) || !has(education_, p.education[i]))
    return false;
  if (!age_.any() && !age_.holds(std::clamp(ages_at - p.birth_month[i], 0, 1451) / 12))
    return false;
  if (!has(field_, p.field[i]) || !has(origin_, p.origin[i]) || !has(place_, p.place[i]))
    return false;
  if (occupation_ != kAll &&
      (p.occupation[i] == kNoOccupation || !has(occupation_, p.occupation[i])))
    return false;
  if (flag_ != kAll && !has(flag_, (p.flags[i] & bit(Flag::registered)) != 0 ? 1 : 0)) return false;
  if (health_ != kAll && !has(health_, p.health_limited[i])) return false;
  if (child_ != kAll) {
    const bool child = p.youngest_child[i] != kNever && ages_at - p.youngest_child[i] < 144;
    if (!has(child_, child ? 1 : 0)) return false;
  }
  if (!months_.any() && !months_.holds(std::max(0, w.now - p.status_since[i]))) return false;
  if (!registered_.any() &&
      (p.registered_since[i] == kNever || !registered_.holds(w.now - p.registered_since[i])))
    return false;
  if (!experience_.any() && !experience_.holds(p.experience[i])) return false;
  if (sector_ != kAll || contract_ != kAll) {
    if (p.post[i] < 0) return false;
    const auto j = static_cast<std::size_t>(p.post[i]);
    if (!has(sector_, w.posts.sector[j]) || !has(contract_, w.posts.contract[j])) return false;
  }
  return true;
}

}  // namespace limlab
